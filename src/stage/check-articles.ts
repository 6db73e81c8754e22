/** Has each article read as readers would get it, unless it was before, in this run or an earlier one. */

import {createHash} from 'node:crypto'
import {mkdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {z} from 'zod'
import {isMissing} from './is-missing.ts'
import type {Prepared, Unread} from './prepare-one.ts'
import type {Verifier} from './verify.ts'

/** Raised whenever an article that was verified before must be verified anew. */
const version = 2

/** Why an article may not be published. */
export interface Refused {
  because: string
  /** The line, in the writer's file, of the first block that may not be published; 1 if all may. */
  line: number
}

const refused = new WeakMap<Unread, Refused>()

/** Of one staging. */
export class ArticleChecks {
  readonly #file: string
  readonly #verifier: Verifier
  /** Digests of those that passed: by earlier runs, and in this one. */
  readonly #before: ReadonlySet<string>
  readonly #now = new Set<string>()

  private constructor(file: string, verifier: Verifier, before: ReadonlySet<string>) {
    this.#file = file
    this.#verifier = verifier
    this.#before = before
  }

  static async open(root: string, verifier: Verifier): Promise<ArticleChecks> {
    const file = join(root, '.collate/verified.json')
    return new ArticleChecks(file, verifier, await readPassed(file))
  }

  /** Why it may not be published; `undefined` where it may. `unread`: absent of an article that passed before. */
  async refusal({text}: Prepared, unread: Unread | undefined): Promise<Refused | undefined> {
    const known = unread && refused.get(unread)
    if (known) return known
    const digest = createHash('sha256').update(`${version} ${text}`).digest('base64url')
    if (unread && !this.#before.has(digest)) {
      const {pieces, says: expected} = unread
      const [because = ''] = await this.#verifier.ask([{pieces, expected}])
      if (because !== '') {
        const result = {because, line: await this.#badLine(unread)}
        refused.set(unread, result)
        return result
      }
    }
    this.#now.add(digest)
    await unread?.keep()
    return undefined
  }

  async close(): Promise<void> {
    const same = this.#now.size === this.#before.size && this.#now.isSubsetOf(this.#before)
    if (same) return
    await mkdir(join(this.#file, '..'), {recursive: true})
    await writeFile(this.#file, JSON.stringify([...this.#now]))
  }

  /** The line, in the writer's file, of the first block that cannot be published by itself. */
  async #badLine(unread: Unread): Promise<number> {
    const blocks = unread.blocks()
    const questions = blocks.map(({pieces, says}) => ({pieces, expected: says}))
    const answers = await this.#verifier.ask(questions)
    return blocks[answers.findIndex((answer) => answer !== '')]?.line ?? 1
  }
}

async function readPassed(file: string): Promise<Set<string>> {
  try {
    return new Set(z.array(z.string()).parse(JSON.parse(await readFile(file, 'utf8'))))
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError || error instanceof z.ZodError)
      return new Set()
    throw error
  }
}

/** Has each article read as readers would get it, unless it was before, in this run or an earlier one. */

import {createHash} from 'node:crypto'
import {mkdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {z} from 'zod'
import type {StagedArticle} from '../model/site-data.ts'
import {isMissing} from './is-missing.ts'
import type {Prepared} from './prepare-one.ts'
import type {Verifier} from './verify.ts'

/** Raised whenever an article that was verified before must be verified anew. */
const version = 2

export interface Checked {
  /** What is staged. */
  text: string
  /** Why it may not be published; empty if it may. */
  because: string
  /** The line, in the writer's file, of the first block that may not be published; 1 if all may. */
  line: number
  /** What an earlier run knows it by. */
  digest: string
}

const checked = new WeakMap<Prepared, Checked>()

/** Each of `articles`, checked, in their order. */
export async function checkArticles(
  root: string,
  articles: readonly Prepared[],
  verifier: Verifier
): Promise<Checked[]> {
  if (articles.some((article) => !checked.has(article))) {
    const cache = join(root, '.collate/verified.json')
    const passed = await readPassed(cache)
    for (const article of articles)
      if (!checked.has(article)) checked.set(article, await check(article, passed, verifier))
    await mkdir(join(root, '.collate'), {recursive: true})
    const good = articles.flatMap((article) => {
      const {because, digest} = resultOf(article)
      return because === '' ? [digest] : []
    })
    await writeFile(cache, JSON.stringify(good))
  }
  return articles.map(resultOf)
}

function resultOf(article: Prepared): Checked {
  const result = checked.get(article)
  if (!result) throw new Error(`Unexpected article \`${article.file}\`, it was not checked`)
  return result
}

async function check(
  article: Prepared,
  passed: ReadonlySet<string>,
  verifier: Verifier
): Promise<Checked> {
  const {pieces, says: expected} = article
  const text = JSON.stringify({...article.front, pieces} satisfies StagedArticle)
  const digest = createHash('sha256').update(`${version} ${text}`).digest('base64url')
  const good = {text, because: '', line: 1, digest}
  if (passed.has(digest)) return good

  const [because = ''] = await verifier.ask([{pieces, expected}])
  return because === '' ? good : {...good, because, line: await badLine(article, verifier)}
}

/** The line, in the writer's file, of the first block that cannot be published by itself. */
async function badLine(article: Prepared, verifier: Verifier): Promise<number> {
  const blocks = article.blocks()
  const answers = await verifier.ask(blocks.map(({pieces, says}) => ({pieces, expected: says})))
  return blocks[answers.findIndex((answer) => answer !== '')]?.line ?? 1
}

async function readPassed(cache: string): Promise<Set<string>> {
  try {
    return new Set(z.array(z.string()).parse(JSON.parse(await readFile(cache, 'utf8'))))
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError || error instanceof z.ZodError)
      return new Set()
    throw error
  }
}

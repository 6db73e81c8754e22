/** The small knowledge base with all that is about to happen to it, and what an import makes of it that nobody disturbs. */

import {mkdir, rm, stat} from 'node:fs/promises'
import path from 'node:path'
import {changeAll, copyBase, expectFine, makeBase, makeFolder} from './base.ts'
import {countCalls, runHere} from './here.ts'
import type {Ran} from './program.ts'
import type {Strike} from './strike.ts'
import {differences, leftovers, readTree, type Tree} from './tree.ts'

export interface Scene {
  /** Where a round is played. */
  root: string
  before: Tree
  after: Tree
  /** Put everything back as it was. */
  again(): Promise<void>
  /** How many calls of the kind an undisturbed run of `args` makes. */
  calls(args: readonly string[], of: Strike['of']): Promise<number>
  close(): Promise<void>
}

export async function openScene(): Promise<Scene> {
  const base = await makeBase()
  await changeAll(base)
  const work = await makeFolder()
  const root = path.join(work, 'round')
  const again = () => copyBase(base, root)
  await again()
  const before = await readTree(root, 'content')
  expectFine(await runHere(root, ['import']))
  const after = await readTree(root, 'content')
  return {
    root,
    before,
    after,
    again,
    async calls(args, of) {
      await again()
      return await countCalls(root, args, of)
    },
    async close() {
      for (const folder of [base, work]) await rm(folder, {recursive: true, force: true})
    }
  }
}

/** A scene of its own for `rounds`. */
export async function* withScene<Value>(
  rounds: (scene: Scene) => AsyncGenerator<Value>
): AsyncGenerator<Value> {
  const scene = await openScene()
  try {
    yield* rounds(scene)
  } finally {
    await scene.close()
  }
}

/** What is wrong with how a disturbed run told of its end: no code but the documented ones, and no stack. */
export function toldWrong({code, err, out}: Ran, codes: readonly number[]): string[] {
  const text = `${out}${err}`
  const wrong: string[] = []
  if (code === null || !codes.includes(code)) wrong.push(`it ended with ${code}: ${text}`)
  if (/a bug|\n\s+at /.test(err)) wrong.push(`it told of a bug: ${err}`)
  // What is the matter, and what to do about it.
  if (code === 2 && !/^collate: .+\n {2}\S/m.test(err)) wrong.push(`it gave no hint: ${err}`)
  return wrong
}

/** Whether the journal names what is still to do. */
export async function isBegun(root: string): Promise<boolean> {
  const found = await stat(path.join(root, '.collate/journal.json')).catch(() => undefined)
  return found !== undefined
}

/** What lies in `content/` that a run which could not go on must not leave there: all of its work or none is fine. */
export async function halfWritten(
  root: string,
  {before, after}: Pick<Scene, 'after' | 'before'>
): Promise<string[]> {
  if (await isBegun(root)) return []
  const now = await readTree(root, 'content')
  if (differences(now, after).length === 0) return []
  return differences(now, before).map((file) => `half-written: ${file}`)
}

/** Run an import that nobody disturbs; what is wrong after it. */
export async function wrongInTheEnd({
  root,
  after
}: Pick<Scene, 'after' | 'root'>): Promise<string[]> {
  await mkdir(path.join(root, '.tmp'), {recursive: true})
  const {code, err} = await runHere(root, ['import'])
  if (code !== 0) return [`the next run ended with ${code}: ${err}`]
  const odd = differences(await readTree(root, 'content'), after)
  return [
    ...odd.map((file) => `other bytes: ${file}`),
    ...(await leftovers(root)).map((file) => `left: ${file}`)
  ]
}

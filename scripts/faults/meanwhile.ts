/** What people and sources do between a run that was killed and the next, and what must come out then. */

import {rm} from 'node:fs/promises'
import path from 'node:path'
import {articles, edit, expectFine, save} from './base.ts'
import {runHere} from './here.ts'
import type {Scene} from './scene.ts'
import {differences, readTree, type Tree} from './tree.ts'

export interface Meanwhile {
  name: string
  act(root: string): Promise<void>
  /** What is wrong with what came out. */
  judge(tree: Tree, known: References): string[]
}

/** What comes out where nobody is killed. */
export interface References {
  /** Without anything done. */
  after: Tree
  /** By the name of what is done: where it is done before the import, and after one, with another to follow. */
  of: ReadonlyMap<string, readonly [first: Tree, last: Tree]>
}

const anchors = `${articles}/anchors.mdx`
const docks = `${articles}/docks.mdx`

const acts: ReadonlyArray<Pick<Meanwhile, 'act' | 'name'> & {holds?: (tree: Tree) => boolean}> = [
  {name: 'then nothing', act: async () => {}},
  {
    name: 'then a writer edits',
    act: (root) => edit(root, anchors, 'Pay out the chain.', 'Pay out the whole chain.'),
    holds: (tree) => tree.get(anchors)?.includes('Pay out the whole chain.') === true
  },
  {
    name: 'then a source changes',
    act: (root) => edit(root, 'in/docks.html', 'Close it again.', 'Close it at once.'),
    holds: (tree) => tree.get(docks)?.includes('Close it at once.') === true
  },
  {
    name: 'then a source changes it back',
    act: (root) => edit(root, 'in/docks.html', 'Open the large gate.', 'Open the gate.')
  },
  {
    name: 'then a writer deletes',
    act: (root) => rm(path.join(root, docks), {force: true}),
    holds: (tree) => !tree.has(docks)
  },
  {name: 'then a page goes', act: (root) => rm(path.join(root, 'in/ropes.html'))},
  {
    name: 'then another page comes',
    act: (root) => save(root, 'in/winches.html', '<h1>Winches</h1>\n<p>Turn the winch.</p>\n')
  }
]

export const between: readonly Meanwhile[] = [
  ...acts.map(
    ({name, act, holds}): Meanwhile => ({
      name,
      act,
      judge(tree, known) {
        const wrong = holds?.(tree) === false ? ['what was done meanwhile is lost'] : []
        const [first, last] = known.of.get(name) ?? [known.after, known.after]
        // Each article is as though it was done before the import, or after it.
        const odd = differences(tree, first).filter((file) => !isAsIn(last, tree, file))
        return [...wrong, ...odd.map((file) => `other bytes: ${file}`)]
      }
    })
  ),
  {
    name: 'then .collate is deleted',
    act: (root) => rm(path.join(root, '.collate'), {recursive: true, force: true}),
    judge: (tree, {after}) => differences(tree, after).map((file) => `other bytes: ${file}`)
  },
  {
    name: 'then git puts back what it knows',
    async act(root) {
      for (const [file, text] of committed.get(root) ?? [])
        await save(root, file, Buffer.from(text, 'latin1'))
    },
    judge: (tree, {after}) => differences(tree, after).map((file) => `other bytes: ${file}`)
  }
]

/** What git has of a knowledge base, by its root. */
const committed = new Map<string, Tree>()

/** Whether all that belongs to the page of `file` is as in `other`. */
function isAsIn(other: Tree, tree: Tree, file: string): boolean {
  const name = pageIn(file)
  const of = (which: Tree) => [...which].filter(([each]) => pageIn(each) === name)
  return differences(new Map(of(tree)), new Map(of(other))).length === 0
}

const names = ['anchors', 'boats', 'cranes', 'docks', 'piers', 'quays', 'ropes', 'winches']

function pageIn(file: string): string {
  return names.find((name) => file.includes(name)) ?? file
}

/** Try what is in `wanted` without a kill. */
export async function references(
  {root, again, before, after}: Scene,
  wanted: readonly Meanwhile[]
): Promise<References> {
  const names = new Set(wanted.map(({name}) => name))
  const of = new Map<string, readonly [Tree, Tree]>()
  for (const {name, act} of acts.filter((each) => names.has(each.name))) {
    await again()
    await act(root)
    expectFine(await runHere(root, ['import']))
    const first = await readTree(root, 'content')
    await again()
    expectFine(await runHere(root, ['import']))
    await act(root)
    expectFine(await runHere(root, ['import']))
    of.set(name, [first, await readTree(root, 'content')])
  }
  committed.set(root, before)
  return {after, of}
}

/** What lies in a folder, and how that differs from another. */

import {readdir, readFile} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'

/** Bytes of files by their paths, as text that tells all bytes apart. */
export type Tree = ReadonlyMap<string, string>

export async function readTree(root: string, folder: string): Promise<Tree> {
  const entries = await readdir(path.join(root, folder), {recursive: true, withFileTypes: true})
  const files = entries.filter((entry) => entry.isFile()).map(pathOf)
  const texts = files.map(async (file) => [file, await readFile(file, 'latin1')] as const)
  return new Map(
    (await Promise.all(texts)).map(([file, text]) => [path.relative(root, file), text])
  )
}

function pathOf({parentPath, name}: {parentPath: string; name: string}): string {
  return path.join(parentPath, name)
}

/** Paths at which `tree` has something else than `other`. */
export function differences(tree: Tree, other: Tree): string[] {
  const all = new Set([...tree.keys(), ...other.keys()])
  return [...all].filter((file) => tree.get(file) !== other.get(file)).sort()
}

/**
 * What runs left that they need not: staged and temporary files, journals, signs of being at work. What is kept on purpose
 * (caches, what is staged for the site) is none.
 */
export async function leftovers(root: string): Promise<string[]> {
  const entries = await readdir(path.join(root, '.collate'), {recursive: true, withFileTypes: true})
  const own = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, pathOf(entry)))
    // What this process left of a run that went no further, it may be at work on.
    .filter((file) => temporary.test(file) && !file.includes(`/parts/${process.pid}-`))
  const ofSystem = await readdir(path.join(root, '.tmp'))
  return [...own, ...ofSystem.map((name) => `.tmp/${name}`)]
}

const temporary =
  /^\.collate\/(?:staging|shelf|journal\.json|at-work|cache\/parts)|\.(?:new|part)$|\.collate\/since\//

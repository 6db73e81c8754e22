/** Writes a folder so that only what changed is touched, and what is not wanted any more is gone. */

import {mkdir, readdir, readFile, rename, rm, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {isMissing} from './is-missing.ts'

/**
 * Make `folder` hold exactly `files`: paths relative to it, with `/`. Gives the paths that were written or taken away.
 * `last`: what was written there before, which need not be compared; it is kept up to date.
 */
export async function writeSet(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  last: Map<string, string | Uint8Array>
): Promise<string[]> {
  const changed: string[] = []
  const there = new Set<string>()
  await mkdir(folder, {recursive: true})

  for (const entry of await readdir(folder, {recursive: true, withFileTypes: true})) {
    if (entry.isDirectory()) continue
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(folder.length + 1).replaceAll('\\', '/')
    there.add(name)
    if (files.has(name)) continue
    last.delete(name)
    await rm(path)
    changed.push(name)
  }

  for (const [name, content] of files) {
    if (there.has(name) && last.get(name) === content) continue
    const path = join(folder, name)
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    if (!(await isSame(path, bytes))) {
      await mkdir(dirname(path), {recursive: true})
      await writeFile(`${path}.new`, bytes)
      await rename(`${path}.new`, path)
      changed.push(name)
    }
    last.set(name, content)
  }

  return changed
}

async function isSame(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    return (await readFile(path)).equals(bytes)
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

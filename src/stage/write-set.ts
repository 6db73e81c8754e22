/** Writes a folder so that only what changed is touched, and what is not wanted any more is gone. */

import {mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'

/**
 * Make `folder` hold exactly `files`: paths relative to it, with `/`. Gives the paths that were written or taken away.
 * `last`: what was written there before, which need not be compared; it is kept up to date.
 *
 * One after the other: of thousands of small files, waiting for each costs far more than writing it.
 */
export function writeSet(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  last: Map<string, string | Uint8Array>
): string[] {
  const changed: string[] = []
  const there = new Set<string>()
  const folders = new Set<string>()
  mkdirSync(folder, {recursive: true})

  for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true})) {
    if (entry.isDirectory()) continue
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(folder.length + 1).replaceAll('\\', '/')
    folders.add(entry.parentPath)
    there.add(name)
    if (files.has(name)) continue
    last.delete(name)
    rmSync(path)
    changed.push(name)
  }

  for (const [name, content] of files) {
    if (there.has(name) && last.get(name) === content) continue
    const path = join(folder, name)
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    if (!there.has(name) || !readFileSync(path).equals(bytes)) {
      const parent = dirname(path)
      if (!folders.has(parent)) mkdirSync(parent, {recursive: true})
      folders.add(parent)
      writeFileSync(`${path}.new`, bytes)
      renameSync(`${path}.new`, path)
      changed.push(name)
    }
    last.set(name, content)
  }

  return changed
}

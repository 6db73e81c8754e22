/** Writes a folder so that only what changed is touched, and what is not wanted any more is gone. */

import {mkdirSync, readdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {bytesOf} from './file-memory.ts'
import {isMissing} from './is-missing.ts'

/** What stands in a file; or the file that it is a copy of, relative to a root, with a stamp that is another once it was written. */
export type StagedFile = string | Uint8Array | {file: string; stamp: string}

/**
 * Make `folder` hold exactly `files`: paths relative to it, with `/`. Gives the paths that were written or taken away.
 * `last`: what was written there before, which need not be compared; it is kept up to date. `root`: where files that are
 * copied lie.
 *
 * One after the other: of thousands of small files, waiting for each costs far more than writing it.
 */
export function writeSet(
  folder: string,
  files: ReadonlyMap<string, StagedFile>,
  last: Map<string, StagedFile>,
  root: string
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
    // Another run may have taken it away just now.
    rmSync(path, {force: true})
    changed.push(name)
  }

  for (const [name, content] of files) {
    if (there.has(name) && isSame(last.get(name), content)) continue
    const path = join(folder, name)
    const bytes = contentOf(content, root)
    // A file that is gone by now is missed by whoever looks next.
    if (!bytes) continue
    if (!there.has(name) || !bytesOf(path)?.equals(bytes)) {
      const parent = dirname(path)
      if (!folders.has(parent)) mkdirSync(parent, {recursive: true})
      folders.add(parent)
      put(path, bytes)
      changed.push(name)
    }
    last.set(name, content)
  }

  return changed
}

/** Times that another run may take away what is being written, which it does not know. */
const tries = 5

/** Write a file whole, under its name only when it is. */
function put(path: string, bytes: Uint8Array): void {
  const part = `${path}.${process.pid}.new`
  for (let number = 1; ; number++)
    try {
      writeFileSync(part, bytes)
      renameSync(part, path)
      return
    } catch (error) {
      if (!isMissing(error) || number === tries) throw error
    }
}

function isSame(a: StagedFile | undefined, b: StagedFile): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  return 'stamp' in a && 'stamp' in b ? a.file === b.file && a.stamp === b.stamp : a === b
}

function contentOf(content: StagedFile, root: string): Uint8Array | undefined {
  if (typeof content === 'string') return Buffer.from(content)
  return 'stamp' in content ? bytesOf(join(root, content.file)) : content
}

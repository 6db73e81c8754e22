/** Writes a folder so that only what changed is touched, and what is not wanted any more is gone. */

import {mkdir, readdir, readFile, rename, rm, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {isMissing} from './folder.ts'

/** Make `folder` hold exactly `files`: paths relative to it, with `/`. Gives the number of files written. */
export async function writeSet(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>
): Promise<number> {
  let written = 0
  await mkdir(folder, {recursive: true})
  const there = await readdir(folder, {recursive: true, withFileTypes: true})

  for (const entry of there) {
    if (entry.isDirectory()) continue
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(folder.length + 1).replaceAll('\\', '/')
    if (!files.has(name)) await rm(path)
  }

  for (const [name, content] of files) {
    const path = join(folder, name)
    const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
    if (await isSame(path, bytes)) continue
    await mkdir(dirname(path), {recursive: true})
    await writeFile(`${path}.new`, bytes)
    await rename(`${path}.new`, path)
    written++
  }

  return written
}

async function isSame(path: string, bytes: Buffer): Promise<boolean> {
  try {
    return bytes.equals(await readFile(path))
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

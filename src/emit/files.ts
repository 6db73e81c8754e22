/** Files as they lie on the disk, and by their digests. */

import {createHash} from 'node:crypto'
import {readdir, readFile} from 'node:fs/promises'
import path from 'node:path'
import {compare} from '../model/finding.ts'
import {absent} from './disk-errors.ts'

export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The digest of `file`, `null` where there is none. */
export async function digestOfFile(root: string, file: string): Promise<string | null> {
  const bytes = await readFile(path.join(root, file)).catch(absent)
  return bytes === undefined ? null : sha256(bytes)
}

/** Files below `folder` with `ending`, relative to the root, sorted; none where the folder is missing. */
export async function filesBelow(root: string, folder: string, ending: string): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), {
    recursive: true,
    withFileTypes: true
  }).catch(absent)
  return (entries ?? [])
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) =>
      path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')
    )
    .sort(compare)
}

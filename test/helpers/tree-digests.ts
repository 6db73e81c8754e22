/** All that lies below a folder, hidden folders too, to see whether something wrote there. */

import {createHash} from 'node:crypto'
import {readdir, readFile} from 'node:fs/promises'
import path from 'node:path'

/** A digest of every file by its path; `folder` for folders. */
export async function treeDigests(root: string): Promise<Record<string, string>> {
  const result: Record<string, string> = {}
  for (const entry of await readdir(root, {recursive: true, withFileTypes: true})) {
    const name = path.join(entry.parentPath, entry.name)
    result[path.relative(root, name)] = entry.isDirectory()
      ? 'folder'
      : createHash('sha256')
          .update(await readFile(name))
          .digest('hex')
  }
  return result
}

/** Folders that come and go with their files. */

import {rmdir, stat} from 'node:fs/promises'
import path from 'node:path'
import {compare} from '../model/finding.ts'
import {absent} from './disk-errors.ts'

/** Folders that `files` need and that are not there, each after the one around it. */
export async function missingAbove(root: string, files: readonly string[]): Promise<string[]> {
  const missing = new Map<string, boolean>()
  for (const file of files)
    for (let at = path.posix.dirname(file); at !== '.' && !missing.has(at); ) {
      missing.set(at, (await stat(path.join(root, at)).catch(absent)) === undefined)
      at = path.posix.dirname(at)
    }
  return [...missing.keys()].filter((folder) => missing.get(folder)).sort(compare)
}

/** Take away those of `folders` that are empty, the innermost first. */
export async function removeEmpty(root: string, folders: readonly string[]): Promise<void> {
  for (const folder of folders.toSorted((a, b) => b.length - a.length))
    await rmdir(path.join(root, folder)).catch(function (error: NodeJS.ErrnoException) {
      if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(error.code ?? '')) throw error
    })
}

/** Nothing is written outside of `content/`, whatever an id, a link or a journal says: a repository may hold any. */

import {realpath} from 'node:fs/promises'
import path from 'node:path'
import {StopError} from '../model/stop-error.ts'
import {absent} from './disk-errors.ts'

/** Files are named for ids, and anybody may type an id that leads elsewhere. */
export function refuseOutside(file: string): void {
  if (isIn('content/', file)) return
  throw new StopError(`\`${file}\` lies outside of content/, where nothing is written`, {
    hint: 'Look for an `id` with dots and slashes at the top of an article, and give it a plain one.'
  })
}

/** Whether `file` lies in `folder`, which ends with a slash: both are relative to one root. */
export function isIn(folder: string, file: string): boolean {
  return path.posix.normalize(file.replaceAll('\\', '/')).startsWith(folder)
}

/** Fails where a folder that holds one of `files` is a link that leads out of `root`. */
export async function refuseLinks(root: string, files: readonly string[]): Promise<void> {
  const home = await realpath(root)
  const seen = new Set<string>()
  for (const file of files)
    for (let at = path.posix.dirname(file); at !== '.' && !seen.has(at); ) {
      seen.add(at)
      const real = await realpath(path.join(root, at)).catch(absent)
      if (real !== undefined && real !== home && !real.startsWith(home + path.sep))
        throw new StopError(`${at} is a link to ${real}, where nothing is written`, {
          hint: 'Put a folder in its place: what Collate writes lies in the knowledge base.'
        })
      at = path.posix.dirname(at)
    }
}

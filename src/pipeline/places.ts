/** What lies where in a knowledge base, for those who move its files. */

import {readdirSync, statSync} from 'node:fs'
import path from 'node:path'
import {git} from './git.ts'

export interface Places {
  /** Whether there is a folder at `place`, from the root. */
  isFolder: (place: string) => boolean
  /** Whether git knows a file at `place`, or below it. */
  isTracked: (place: string) => boolean
  /** Names of the folders in that at `place`. */
  foldersIn: (place: string) => string[]
}

/** Look around in `content/articles/` of the knowledge base at `root`. */
export async function readPlaces(root: string): Promise<Places> {
  const tracked = new Set<string>()
  // Without git, or outside of a repository, nothing is known to it.
  const listed = await git(root, ['ls-files', '-z', '--', 'content/articles']).catch(() => '')
  for (const file of listed.split('\0'))
    for (let at = file; at !== '.' && at !== ''; at = path.posix.dirname(at)) tracked.add(at)

  return {
    isFolder: (place) =>
      statSync(path.join(root, place), {throwIfNoEntry: false})?.isDirectory() === true,
    isTracked: (place) => tracked.has(place),
    foldersIn: (place) =>
      readdirSync(path.join(root, place), {withFileTypes: true})
        .filter((entry) => entry.isDirectory())
        .map(({name}) => name)
        .sort()
  }
}

/** The merge that everybody has: `git merge-file`. */

import {spawnSync} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import path from 'node:path'
import type {Versions} from './judge.ts'

/** How many conflicts git finds; `folder` is for its files. */
export function gitConflicts(versions: Versions, folder: string): number {
  const files = (['ours', 'base', 'theirs'] as const).map(function (side) {
    const file = path.join(folder, side)
    writeFileSync(file, versions[side])
    return file
  })
  const {status, stderr} = spawnSync('git', ['merge-file', '-p', '-q', ...files], {
    maxBuffer: 2 ** 28
  })
  // The status is the number of conflicts, up to 127; above, git could not run.
  if (status === null || status > 127) throw new Error(`git merge-file failed: ${stderr}`)
  return status
}

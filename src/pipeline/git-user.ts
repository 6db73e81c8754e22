/** Who works in a repository, as git knows them. */

import {execFile} from 'node:child_process'
import {promisify} from 'node:util'

/** The name that git puts into commits below `root`; `undefined` where there is none, or no git. */
export async function gitUser(root: string): Promise<string | undefined> {
  const {stdout} = await promisify(execFile)('git', ['-C', root, 'config', 'user.name']).catch(
    () => ({stdout: ''})
  )
  return stdout.trim() || undefined
}

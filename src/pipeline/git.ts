/** git, asked about the repository that a knowledge base lies in. */

import {execFile} from 'node:child_process'
import process from 'node:process'
import {promisify} from 'node:util'

/** The commit that is checked out; `undefined` without git, a repository, or a commit. */
export async function headOf(root: string): Promise<string | undefined> {
  const found = await git(root, ['rev-parse', '--verify', '--quiet', 'HEAD']).catch(() => '')
  return found.trim() || undefined
}

export async function git(
  root: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {}
): Promise<string> {
  const {stdout} = await promisify(execFile)('git', ['-C', root, ...args], {
    env: {...process.env, ...env},
    maxBuffer: 64 * 1024 * 1024
  })
  return stdout
}

/** What git said last, or else why it could not be run. */
export function lastLine(error: unknown): string {
  const {stderr, message} = error as Error & {stderr?: string}
  return (stderr || message).trim().split('\n').at(-1) ?? ''
}

/**
 * The knowledge base as it is at a commit, in a folder of its own: what the writer has checked out, and git’s index
 * of it, are not touched.
 */

import {mkdir, mkdtemp, readdir, rm, symlink} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {isAlive} from '../emit/index.ts'
import {StopError} from '../model/stop-error.ts'
import {git, lastLine} from './git.ts'

const folder = '.collate/since'

/**
 * Call `use` with a root that holds what there is below `root` at `ref`; it is gone afterwards.
 * Nothing is in it where the knowledge base was not there yet.
 * @throws StopError where there is no git, no repository or no such commit.
 */
export async function withCheckout<Value>(
  root: string,
  ref: string,
  use: (root: string) => Promise<Value>
): Promise<Value> {
  const commit = await commitOf(root, ref)
  const prefix = (await git(root, ['rev-parse', '--show-prefix'])).replace(/\/?\r?\n$/, '')
  const tree = await git(root, ['rev-parse', '--verify', '--quiet', `${commit}:${prefix}`]).catch(
    () => ''
  )

  const place = await makePlace(path.join(root, folder)).catch(function (error: unknown) {
    throw new StopError(`Cannot write \`${folder}\`: ${(error as Error).message}`, {cause: error})
  })
  try {
    const copy = path.join(place, 'root')
    await mkdir(path.join(copy, '.collate'), {recursive: true})
    if (tree !== '') await takeOut(root, tree.trim(), copy, path.join(place, 'index'))
    await shareCache(root, copy)
    return await use(copy)
  } finally {
    await rm(place, {recursive: true, force: true})
  }
}

/** A new folder in `parent`; those that runs left there that were killed are taken away. */
async function makePlace(parent: string): Promise<string> {
  await mkdir(parent, {recursive: true})
  for (const name of await readdir(parent))
    if (!isAlive(Number.parseInt(name, 10)))
      await rm(path.join(parent, name), {recursive: true, force: true})
  return mkdtemp(path.join(parent, `${process.pid}-`))
}

async function commitOf(root: string, ref: string): Promise<string> {
  await git(root, ['rev-parse', '--git-dir']).catch(function (error: NodeJS.ErrnoException) {
    if (error.code === 'ENOENT')
      throw new StopError('`--since` needs git, which is not there', {hint: 'Install git'})
    throw new StopError(`\`--since\` needs a git repository: ${lastLine(error)}`, {
      hint: 'Run it where the knowledge base is checked out, or leave `--since` out',
      cause: error
    })
  })
  // A name that begins with a hyphen would be read as an option; git allows none.
  const found = ref.startsWith('-')
    ? ''
    : await git(root, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]).catch(() => '')
  if (found !== '') return found.trim()
  throw new StopError(`There is no commit \`${ref}\` in this repository`, {
    hint: 'Name a commit, branch or tag; in CI, fetch it first (`fetch-depth: 0` of actions/checkout, `GIT_DEPTH: 0` of GitLab)'
  })
}

/** Write all of `tree` below `copy`, by way of an index of its own. */
async function takeOut(root: string, tree: string, copy: string, index: string): Promise<void> {
  const env = {GIT_INDEX_FILE: index}
  try {
    // From a folder further down, git would take out only what has the name of that folder.
    const top = (await git(root, ['rev-parse', '--show-toplevel'])).replace(/\r?\n$/, '')
    await git(top, ['read-tree', tree], env)
    await git(top, ['checkout-index', '--all', '--quiet', `--prefix=${copy}/`], env)
  } catch (error) {
    throw new StopError(`git cannot take out what \`--since\` names: ${lastLine(error)}`, {
      cause: error
    })
  }
}

/** Most articles are the same at both commits: what was made of them need not be made again. */
async function shareCache(root: string, copy: string): Promise<void> {
  const cache = path.join(root, '.collate/cache')
  await mkdir(cache, {recursive: true})
  // Where links cannot be made, it takes longer.
  await symlink(cache, path.join(copy, '.collate/cache'), 'junction').catch(() => {})
}

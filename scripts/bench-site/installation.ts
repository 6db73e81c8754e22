/** The package as people install it, so that what is measured is what they run. */

import {execFile} from 'node:child_process'
import {globSync} from 'node:fs'
import {mkdtemp, rm, symlink} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {promisify} from 'node:util'

const repository = path.join(import.meta.dirname, '../..')
const run = promisify(execFile)

export interface Installation {
  /** What `collate` starts. */
  program: string
  /** What makes the site of what is staged. */
  site: string
  remove: () => Promise<void>
}

/** Pack the repository and unpack it elsewhere, with the packages that are here already. */
export async function install(): Promise<Installation> {
  const folder = await mkdtemp(path.join(tmpdir(), 'collate-bench-package-'))
  await run('npm', ['pack', '--pack-destination', folder], {cwd: repository})
  const [tarball = ''] = globSync('*.tgz', {cwd: folder})
  await run('tar', ['-xzf', tarball], {cwd: folder})
  const root = path.join(folder, 'package')
  await symlink(path.join(repository, 'node_modules'), path.join(root, 'node_modules'), 'junction')
  return {
    program: path.join(root, 'bin/collate.js'),
    site: path.join(root, 'lib/site/run.js'),
    remove: () => rm(folder, {recursive: true, force: true})
  }
}

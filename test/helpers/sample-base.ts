/** The sample knowledge base of this repository in a folder of its own, under git: for tests that change it. */

import {execFile} from 'node:child_process'
import {cp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {promisify} from 'node:util'

const repository = path.join(import.meta.dirname, '../..')

/** Copy it into `root`, which is there. */
export async function copySample(root: string): Promise<void> {
  await cp(path.join(repository, 'content'), path.join(root, 'content'), {recursive: true})
  const config = await readFile(path.join(repository, 'collate.config.ts'), 'utf8')
  const source = pathToFileURL(path.join(repository, 'src/config/index.ts'))
  await writeFile(
    path.join(root, 'collate.config.ts'),
    config.replace("'./src/config/index.ts'", `'${source}'`)
  )
  await writeFile(path.join(root, '.gitignore'), '.collate/\nout/\nnode_modules/\n')
}

/** Pages of the sample that are enough for jobs which run a command after the other. */
const few = /^(?:keystrand-api-token|single-sign-on|sso-|invoices|work-offline|image-|attachments)/

/** Copy a few of the sample's pages, of two sources, which are still to be imported. */
export async function copyFewPages(root: string): Promise<void> {
  await copySample(root)
  for (const name of await readdir(path.join(root, 'content')))
    if (name !== 'imports' && name !== 'sections')
      await rm(path.join(root, 'content', name), {recursive: true})
  const imports = path.join(root, 'content/imports')
  for (const name of ['scraped', 'integrations'])
    await rm(path.join(imports, name), {recursive: true})
  for (const name of ['confluence', 'zendesk'])
    for (const file of await readdir(path.join(imports, name)))
      if (!few.test(file)) await rm(path.join(imports, name, file))

  const config = path.join(root, 'collate.config.ts')
  const text = await readFile(config, 'utf8')
  await writeFile(
    config,
    text.replace(/^ +(?:pairs|tokens|\{name: '(?:scraped|integrations)').*\n/gm, '')
  )
}

/** Run git in `cwd`, as nobody in particular. */
export async function git(cwd: string, ...args: string[]): Promise<string> {
  const who = ['-c', 'user.name=Otto', '-c', 'user.email=otto@brookline.example']
  const {stdout} = await promisify(execFile)('git', ['-C', cwd, ...who, ...args])
  return stdout
}

/** Make a repository of `cwd`, with all that is there as its first commit on `main`. */
export async function beginRepository(cwd: string): Promise<void> {
  await git(cwd, 'init', '--quiet', '--initial-branch=main')
  await git(cwd, 'add', '--all')
  await git(cwd, 'commit', '--quiet', '--message', 'Begin')
}

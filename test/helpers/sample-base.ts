/** The sample knowledge base of this repository in a folder of its own, under git: for tests that change it. */

import {execFile} from 'node:child_process'
import {cp, readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {promisify} from 'node:util'

const repository = path.join(import.meta.dirname, '../..')

const ignored = '.collate/\nout/\nnode_modules/\n'

/** Copy it into `root`, which is there. */
export async function copySample(root: string): Promise<void> {
  await cp(path.join(repository, 'content'), path.join(root, 'content'), {recursive: true})
  const config = await readFile(path.join(repository, 'collate.config.ts'), 'utf8')
  const source = pathToFileURL(path.join(repository, 'src/config/index.ts'))
  await writeFile(
    path.join(root, 'collate.config.ts'),
    config.replace("'./src/config/index.ts'", `'${source}'`)
  )
  await writeFile(path.join(root, '.gitignore'), ignored)
}

/** Pages of the sample that make five articles: two of versions that disagree, and three that are alone. */
const few = [
  ...['keystrand-api-token', 'scheduled-exports', 'schedule-a-data-export'],
  ...['relay-allowance', 'invoices', 'work-offline']
]

/**
 * A knowledge base in `root` that reads those pages, put into `imports`, a path as seen from `root`. What one run does
 * with them is soon done.
 */
export async function beginSmallSample(root: string, imports = 'content/imports'): Promise<void> {
  const from = path.join(repository, 'content/imports')
  for (const source of ['confluence', 'zendesk'])
    await cp(path.join(from, source), path.join(root, imports, source), {
      recursive: true,
      filter: (file) => isPicture(file) || few.includes(path.basename(file).split('.')[0] ?? '')
    })
  const source = (name: string) => `{name: '${name}', type: 'files', paths: ['${imports}/${name}']}`
  await writeFile(
    path.join(root, 'collate.config.ts'),
    `export default {title: 'Fennlark Help', url: 'https://help.fennlark.example', contact: 'mailto:support@fennlark.example',
pairs: [['confluence/48263307', 'zendesk/21600655127186']], sources: [${source('confluence')}, ${source('zendesk')}]}
`
  )
  await writeFile(path.join(root, '.gitignore'), ignored)
}

/** Whether it is no page: a picture, or a folder. */
function isPicture(file: string): boolean {
  return !/\.(?:json|xml|html)$/.test(file)
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

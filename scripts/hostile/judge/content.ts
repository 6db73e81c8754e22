/** What becomes of files that somebody put into `content/`, or gave to an import, whatever they hold. */

import {mkdir, mkdtemp, readdir, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {StopError} from '../../../src/model/stop-error.ts'
import {checkArticles, importPages, type Workspace} from '../../../src/pipeline.ts'
import {stage} from '../../../src/stage/index.ts'
import {stagedFaults} from './base.ts'
import {judgedConfig} from './page.ts'

export interface ContentCase {
  /** Path from the root → text; names that no disk takes are left out, and not judged. */
  files: Readonly<Record<string, string>>
  /** Path from the root → what a symbolic link there leads to; `OUTSIDE` stands for a folder beside the root. */
  links?: Readonly<Record<string, string>>
  /** `in/` is imported before anything is checked. */
  isImported?: boolean
}

/** What stands in the file beside the root: nothing may show it. */
export const secretOutside = 'kept-outside-of-the-knowledge-base'

/** What is wrong with what becomes of `given`; an error that says what a person is to do is fine. */
export async function problemsOfContent(given: ContentCase): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'collate-content-'))
  const root = path.join(folder, 'root')
  const outside = path.join(folder, 'outside')
  const prototypes = protoState()
  try {
    await mkdir(outside)
    await writeFile(path.join(outside, 'secret.md'), `# ${secretOutside}\n`)
    await writeFile(path.join(outside, 'secret.svg'), `<svg><text>${secretOutside}</text></svg>`)
    await put(root, given, outside)
    const base: Workspace = {root, config: judgedConfig}
    const problems: string[] = []
    if (given.isImported)
      await orStop(problems, 'import', async function () {
        const {findings} = await importPages(base, {paths: ['in'], cwd: root, write: true})
        for (const {rule, args} of findings)
          if (rule === 'source/failed') problems.push(`source/failed ${JSON.stringify(args)}`)
      })
    await orStop(problems, 'check', () => checkArticles(base, {}))
    await orStop(problems, 'stage', () => stage(root, {config: judgedConfig}))
    if (protoState() !== prototypes) problems.push('a prototype is another one than before')
    return [...problems, ...(await stagedFaults(root, secretOutside)), ...(await strangers(folder))]
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

/** Names of what every object has. */
function protoState(): string {
  return [Object.prototype, Array.prototype, Function.prototype, String.prototype]
    .map((each) => Reflect.ownKeys(each).map(String).join())
    .join('\n')
}

async function orStop(
  problems: string[],
  what: string,
  work: () => Promise<unknown>
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof StopError) return
    const {message, stack = ''} = error as Error
    const [, where = ''] = /\n\s+at (.*)/.exec(stack) ?? []
    problems.push(`${what} threw ${message.split('\n')[0]} ${where}`)
  }
}

async function put(root: string, {files, links = {}}: ContentCase, outside: string): Promise<void> {
  await mkdir(path.join(root, 'content'), {recursive: true})
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name)
    await mkdir(path.dirname(file), {recursive: true})
    await writeFile(file, text)
  }
  for (const [name, target] of Object.entries(links)) {
    const file = path.join(root, name)
    await mkdir(path.dirname(file), {recursive: true})
    await symlink(target.replace('OUTSIDE', outside), file)
  }
}

/** What lies beside the root and was not put there. */
async function strangers(folder: string): Promise<string[]> {
  const beside = await readdir(folder)
  const inside = await readdir(path.join(folder, 'outside'))
  return [
    ...beside.filter((name) => name !== 'root' && name !== 'outside'),
    ...inside.filter((name) => !name.startsWith('secret.'))
  ].map((name) => `${name} was written outside of the root`)
}

import {mkdir, readFile, stat, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {findConfig} from '../../config/index.ts'
import {StopError} from '../../model/stop-error.ts'
import {didYouMean} from '../../model/suggest.ts'
import type {Command} from '../command.ts'
import {newFiles, type Service, scripts, services} from '../new-files.ts'
import {ownSpecifier} from '../own-specifier.ts'

export const init: Command = {
  name: 'init',
  takes: '[DIR]',
  arity: [0, 1],
  summary: 'make a new knowledge base: configuration, a sample, editor and CI settings',
  details: [
    'The sample is two versions of a guide that differ: `collate import` finds what there is to decide.',
    'Files that are there already are left alone.'
  ],
  options: {
    title: {value: 'TEXT', help: 'its name, as readers see it (default: the name of the folder)'},
    ci: {
      value: 'SERVICE',
      help: `whose CI is to check it: ${Object.keys(services).join(', ')} (default: github)`
    }
  },
  async run({root, positionals: [dir = '.'], text}, terminal) {
    const service = readService(text('ci') ?? 'github')
    const folder = path.resolve(root, dir)
    await makeFolder(folder)
    const isNew = (await findConfig(folder)) === undefined
    const own = path.basename(folder)
    const files = await newFiles({
      title: text('title')?.trim() || own || 'Help',
      name: packageName(own),
      service,
      collate: await ownSpecifier(folder, terminal.version),
      sample: isNew
    })

    const kept: string[] = []
    for (const [name, content] of Object.entries(files)) {
      const made = await writeNew(path.join(folder, name), content)
      if (!made) kept.push(name)
      terminal.out(`${made ? 'made' : 'kept'}    ${name}\n`)
    }
    terminal.out(`\n${await nextSteps(folder, path.relative(terminal.cwd, folder), isNew, kept)}`)
    return 0
  }
}

function readService(given: string): Service {
  if (Object.hasOwn(services, given)) return given as Service
  throw new StopError(`Unknown service \`${given}\` of \`--ci\``, {
    hint: didYouMean(given, Object.keys(services))
  })
}

/** A name that npm takes. */
function packageName(folder: string): string {
  const name = folder.toLowerCase().replace(/[^a-z\d]+/g, '-')
  return name.replace(/^-|-$/g, '').slice(0, 200) || 'help-center'
}

async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (found && !found.isDirectory())
    throw new StopError(`\`${folder}\` is a file`, {hint: 'Name a folder: `collate init DIR`'})
  await mkdir(folder, {recursive: true}).catch((error) => refuse(folder, error))
}

/** Write `file` unless it is there. */
async function writeNew(file: string, content: string): Promise<boolean> {
  await mkdir(path.dirname(file), {recursive: true}).catch((error) => refuse(file, error))
  try {
    await writeFile(file, content, {flag: 'wx'})
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    return refuse(file, error)
  }
}

function refuse(file: string, error: unknown): never {
  const {code = '', message} = error as NodeJS.ErrnoException
  if (['EEXIST', 'ENOTDIR'].includes(code))
    throw new StopError(`Cannot write \`${file}\`: a file stands where a folder must be`, {
      hint: 'Move that file away, or name another folder: `collate init DIR`',
      cause: error
    })
  throw new StopError(`Cannot write \`${file}\`: ${message}`, {
    hint: 'Name a folder that you may write in: `collate init DIR`',
    cause: error
  })
}

/** What to type now; `way` leads from where the person is. */
async function nextSteps(
  folder: string,
  way: string,
  isNew: boolean,
  kept: readonly string[]
): Promise<string> {
  const isInstalled = await stat(path.join(folder, 'node_modules/collate')).catch(() => undefined)
  const steps = [
    ...(way ? [[`cd ${way}`, '']] : []),
    ...(isInstalled ? [] : [['npm install', 'brings Collate into the folder']]),
    ['npx collate import', isNew ? 'brings in the sample, and says where its versions differ' : ''],
    ['npx collate dev', 'shows the site on this machine']
  ]
  const lines = steps.map(([command = '', about]) => `  ${command.padEnd(20)}  ${about}`.trimEnd())
  const wanted = kept.includes('package.json') ? await missingScripts(folder) : []
  const more = wanted.map(([name, command]) => ` scripts.${name}="${command}"`).join('')
  return [
    'Next',
    ...lines,
    ...(more
      ? ['', 'Your package.json lacks commands that README.md names:', `  npm pkg set${more}`]
      : []),
    '',
    'README.md says how to go on.',
    ''
  ].join('\n')
}

/** Scripts that the `package.json` which is there does not have; none where it cannot be read. */
async function missingScripts(folder: string): Promise<Array<[string, string]>> {
  const text = await readFile(path.join(folder, 'package.json'), 'utf8').catch(() => '')
  try {
    const theirs: {scripts?: object} = JSON.parse(text)
    return Object.entries(scripts).filter(([name]) => !Object.hasOwn(theirs.scripts ?? {}, name))
  } catch {
    return []
  }
}

import {mkdir, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {StopError} from '../../model/stop-error.ts'
import {didYouMean} from '../../model/suggest.ts'
import type {Command} from '../command.ts'
import {newFiles, type Service, services} from '../new-files.ts'

export const init: Command = {
  name: 'init',
  takes: '[DIR]',
  arity: [0, 1],
  summary: 'make a new knowledge base: configuration, folders, editor and CI settings',
  details: ['Files that are there already are left alone.'],
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
    const title = text('title') ?? (path.basename(folder) || 'Help')

    for (const [name, content] of Object.entries(await newFiles(title, service))) {
      const made = await writeNew(path.join(folder, name), content)
      terminal.out(`${made ? 'made  ' : 'kept  '}  ${name}\n`)
    }
    terminal.out(
      `\nNext: put exported pages into ${path.join(dir, 'content/imports/files')}, then run\n` +
        `  npx collate import --root ${dir}\n`
    )
    return 0
  }
}

function readService(given: string): Service {
  if (Object.hasOwn(services, given)) return given as Service
  throw new StopError(`Unknown service \`${given}\` of \`--ci\``, {
    hint: didYouMean(given, Object.keys(services))
  })
}

/** Write `file` unless it is there. */
async function writeNew(file: string, content: string): Promise<boolean> {
  try {
    await mkdir(path.dirname(file), {recursive: true})
    await writeFile(file, content, {flag: 'wx'})
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw new StopError(`Cannot write \`${file}\`: ${(error as Error).message}`, {cause: error})
  }
}

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {openForge, propose, withdraw} from '../../forge/index.ts'
import {StopError} from '../../model/stop-error.ts'
import type {Command} from '../command.ts'

export const proposeCommand: Command = {
  name: 'propose',
  takes: 'BRANCH',
  arity: [1, 1],
  summary:
    'in CI: open the pull or merge request of BRANCH, once, and keep one note in it up to date',
  details: [
    'For a job of GitHub Actions (GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN) or GitLab CI (CI_API_V4_URL,',
    'CI_PROJECT_ID, GITLAB_TOKEN); BRANCH must have been pushed.',
    'What the request says is written when it is opened, and left alone from then on; the note is edited in place.'
  ],
  options: {
    base: {value: 'BRANCH', help: 'the branch that it is to become part of (default: main)'},
    title: {value: 'TEXT', help: 'title of the request (default: Import)'},
    body: {value: 'FILE', help: 'Markdown: what the request says'},
    note: {value: 'FILE', help: 'Markdown: what the note says now'},
    look: {help: 'only say whether a request is open: prints `open` or `none`'},
    close: {help: 'close the request, if one is open: there is nothing to propose any more'}
  },
  async run({positionals, text, flag}, terminal) {
    const [branch = ''] = positionals
    const base = text('base') ?? 'main'
    if (flag('look') && flag('close'))
      throw new StopError('`--look` changes nothing, and `--close` does', {
        hint: 'Give one of them'
      })
    const note = await readText(terminal.cwd, text('note'))
    const body = await readText(terminal.cwd, text('body'))
    const forge = openForge(process.env)

    if (flag('look')) {
      terminal.out(`${(await forge.find(branch, base)) ? 'open' : 'none'}\n`)
      return 0
    }
    const told = note === undefined ? {} : {note}
    if (flag('close')) {
      const closed = await withdraw(forge, {branch, base, ...told})
      terminal.out(
        closed ? `Closed ${closed.url}\n` : `There is no open ${forge.proposal} of ${branch}\n`
      )
      return 0
    }
    const title = text('title') ?? 'Import'
    const done = await propose(forge, {branch, base, title, text: body ?? '', ...told})
    const {proposal, opened} = done
    terminal.out(`${opened ? 'Opened' : 'Open already:'} ${proposal.url}\n`)
    if (done.note) terminal.out(`Note ${done.note}\n`)
    return 0
  }
}

async function readText(cwd: string, file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return
  try {
    return await readFile(path.resolve(cwd, file), 'utf8')
  } catch (error) {
    throw new StopError(`Cannot read \`${file}\`: ${(error as Error).message}`, {cause: error})
  }
}

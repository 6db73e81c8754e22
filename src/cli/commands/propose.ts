import {readFile} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {openForge, propose, withdraw} from '../../forge/index.ts'
import {StopError} from '../../model/stop-error.ts'
import type {Command, Given} from '../command.ts'

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
  async run(given, terminal) {
    const {positionals, text, flag} = given
    const [branch = ''] = positionals
    refuseOdd(given)
    const base = text('base') ?? 'main'
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

/** What would be overlooked, and a variable that holds no branch after all. */
function refuseOdd({positionals: [branch], text, flag}: Given): void {
  if (!branch?.trim())
    throw new StopError('The branch to propose has no name', {
      hint: 'Write `npx collate propose BRANCH`; in CI, see whether the variable that holds it is set'
    })
  if (flag('look') && flag('close'))
    throw new StopError('`--look` changes nothing, and `--close` does', {hint: 'Give one of them'})
  const beside = flag('look') ? ['title', 'body', 'note'] : flag('close') ? ['title', 'body'] : []
  const odd = beside.find((each) => text(each) !== undefined)
  if (odd !== undefined)
    throw new StopError(
      `\`--${odd}\` means nothing beside \`--${flag('look') ? 'look' : 'close'}\``,
      {hint: 'Leave it out'}
    )
}

async function readText(cwd: string, file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return
  try {
    return await readFile(path.resolve(cwd, file), 'utf8')
  } catch (error) {
    throw new StopError(`Cannot read \`${file}\`: ${(error as Error).message}`, {
      hint: 'See whether the step that writes it ran, and in which folder',
      cause: error
    })
  }
}

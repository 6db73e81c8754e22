import {answersOf, type Finding} from '../../model/finding.ts'
import {type AnswerId, answers} from '../../model/rules/rule.ts'
import type {PageKey} from '../../model/source-page.ts'
import {StopError} from '../../model/stop-error.ts'
import {didYouMean} from '../../model/suggest.ts'
import {errorText, findingText, sentence} from '../../report/index.ts'
import type {Command, ExitCode, Given, Terminal} from '../command.ts'
import {openWorkspace} from '../workspace.ts'

export const decideCommand: Command = {
  name: 'decide',
  takes: '[ID ANSWER]',
  arity: [0, 2],
  summary: 'settle a finding; without arguments, one after the other',
  details: [
    'Answers, as the finding offers them:',
    ...Object.entries(answers).map(([id, text]) => `  ${id.padEnd(8)}  ${text}`)
  ],
  options: {
    reason: {value: 'TEXT', help: 'why; needed, as others will ask'},
    until: {value: 'DATE', help: 'the decision holds until this day, such as 2027-01-31'},
    from: {value: 'SOURCE/ID', help: 'the version whose text is taken, for `take`'},
    owner: {value: 'NAME', help: 'who decided'}
  },
  async run(given, terminal) {
    const [id, answer] = given.positionals
    const until = readDate(given.text('until'))
    if (id === undefined) return oneAfterTheOther(given, until, terminal)
    if (answer === undefined)
      throw new StopError(`No answer to \`${id}\``, {
        hint: `Write \`npx collate decide ${id} ANSWER --reason TEXT\`; answers: ${Object.keys(answers).join(', ')}`
      })

    const reason = given.text('reason')?.trim()
    if (!reason)
      throw new StopError('A decision needs a reason', {
        hint: `Write \`npx collate decide ${id} ${answer} --reason "why it is so"\``
      })
    const known = readAnswer(answer)
    const workspace = await openWorkspace(given.root)
    const {decide} = await import('../../pipeline.ts')
    const finding = await decide(workspace, {id, answer: known, reason, ...details(given, until)})
    terminal.out(`Settled: ${sentence(finding)} (${answers[known]})\n`)
    return 0
  }
}

type Details = {until?: string; owner?: string; from?: PageKey}

function details({text}: Given, until: string | undefined): Details {
  const owner = text('owner')
  const from = text('from')
  if (from !== undefined && !isPageKey(from))
    throw new StopError(`\`${from}\` is not a page`, {hint: 'Write it as `source/id`'})
  return {
    ...(until !== undefined && {until}),
    ...(owner !== undefined && {owner}),
    ...(from !== undefined && {from})
  }
}

function isPageKey(text: string): text is PageKey {
  return /^[^/]+\/.+$/.test(text)
}

function readAnswer(given: string): AnswerId {
  if (Object.hasOwn(answers, given)) return given as AnswerId
  throw new StopError(`Unknown answer \`${given}\``, {
    hint: didYouMean(given, Object.keys(answers))
  })
}

function readDate(given: string | undefined): string | undefined {
  if (given === undefined) return
  const [year = 0, month = 0, day = 0] = given.split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  if (
    /^\d{4}-\d\d-\d\d$/.test(given) &&
    date.getUTCDate() === day &&
    date.getUTCMonth() === month - 1
  )
    return given
  throw new StopError(`\`${given}\` is not a date`, {hint: 'Write it as 2027-01-31'})
}

async function oneAfterTheOther(
  given: Given,
  until: string | undefined,
  terminal: Terminal
): Promise<ExitCode> {
  const {ask} = terminal
  if (!ask)
    throw new StopError('`decide` without arguments asks, but nobody is at a terminal', {
      hint: 'Write `npx collate decide ID ANSWER --reason TEXT`; `npx collate check` shows the ids'
    })

  const workspace = await openWorkspace(given.root)
  const {checkArticles, decide} = await import('../../pipeline.ts')
  const {findings} = await checkArticles(workspace, {})
  const open = findings.filter((finding) => answersOf(finding).length > 0)

  for (const [index, finding] of open.entries()) {
    terminal.out(`\n${index + 1} of ${open.length}\n${findingText(finding, terminal.look)}\n`)
    const answer = await choose(finding, ask, terminal)
    if (answer === 'leave') return 0
    if (answer === 'skip') continue
    const reason = (await ask('Why? '))?.trim()
    if (!reason) {
      terminal.out('Without a reason, it stays open.\n')
      continue
    }
    const decision = {id: finding.fingerprint, answer, reason, ...details(given, until)}
    const settled = await decide(workspace, decision).catch(stopped)
    // One that cannot be settled so must not cost the others.
    if (settled instanceof StopError) terminal.out(errorText(settled, terminal.look))
    else terminal.out('Settled.\n')
  }
  terminal.out(open.length > 0 ? '\nThat was the last one.\n' : 'There is nothing to decide.\n')
  return 0
}

/** `error`, where it is for people to read; any other is thrown on. */
function stopped(error: unknown): StopError {
  if (error instanceof StopError) return error
  throw error
}

async function choose(
  finding: Finding,
  ask: NonNullable<Terminal['ask']>,
  terminal: Terminal
): Promise<AnswerId | 'skip' | 'leave'> {
  const offered = answersOf(finding)
  for (const [index, id] of offered.entries()) terminal.out(`  ${index + 1}  ${answers[id]}\n`)
  for (;;) {
    const typed = (await ask('Number, s to skip, q to leave: '))?.trim().toLowerCase()
    if (typed === undefined || typed === 'q') return 'leave'
    if (typed === 's' || typed === '') return 'skip'
    const chosen = offered[Number(typed) - 1] ?? offered.find((id) => id === typed)
    if (chosen) return chosen
  }
}

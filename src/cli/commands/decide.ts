import {answersOf, type Finding} from '../../model/finding.ts'
import {type AnswerId, answers} from '../../model/rules/rule.ts'
import type {PageKey} from '../../model/source-page.ts'
import {StopError} from '../../model/stop-error.ts'
import {didYouMean} from '../../model/suggest.ts'
import {decisionsText, errorText, findingText, sentence} from '../../report/index.ts'
import type {Command, ExitCode, Given, Terminal} from '../command.ts'
import {readDate} from '../read-date.ts'
import {openWorkspace} from '../workspace.ts'

export const decideCommand: Command = {
  name: 'decide',
  takes: '[ID ANSWER]',
  arity: [0, 2],
  summary: 'settle a finding; without arguments, one after the other',
  details: [
    'Answers, as the finding offers them:',
    ...Object.entries(answers).map(([id, text]) => `  ${id.padEnd(8)}  ${text}`),
    'What `take` takes over, and what `--undo` gives back, comes in with the next import. A decision is',
    'lines of `content/decisions/ARTICLE.yaml`: to delete them is to take it back.'
  ],
  options: {
    reason: {value: 'TEXT', help: 'why; needed, as others will ask'},
    until: {
      value: 'DATE',
      help: 'the decision holds until this day: 2027-01-31, or 30d, 6w, 3m, 1y from today'
    },
    from: {value: 'SOURCE/ID', help: 'the version whose text is taken, for `take`'},
    owner: {value: 'NAME', help: 'who decided (default: the name that git has for you)'},
    undo: {help: 'take the decision about ID back'},
    list: {help: 'show what was decided'}
  },
  async run(given, terminal) {
    const [id, answer] = given.positionals
    if (given.flag('list')) return list(given, terminal)
    if (given.flag('undo')) return undo(given, terminal)
    const typed = given.text('until')
    const until = typed === undefined ? undefined : readDate(typed, new Date())
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
    if (comesLater(finding, known)) terminal.out(comesIn)
    return 0
  }
}

const comesIn = 'The article changes with the next import: npx collate import\n'

/** Whether `answer` changes the article, and not at once. */
function comesLater({args}: Finding, answer: AnswerId): boolean {
  return answer === 'take' && args['conflict'] === undefined
}

async function list(given: Given, terminal: Terminal): Promise<ExitCode> {
  refuseBeside(given, '--list', 0)
  const workspace = await openWorkspace(given.root)
  const {standingDecisions} = await import('../../pipeline.ts')
  terminal.out(decisionsText(await standingDecisions(workspace), terminal.look))
  return 0
}

async function undo(given: Given, terminal: Terminal): Promise<ExitCode> {
  const [id] = given.positionals
  if (id === undefined)
    throw new StopError('`--undo` names no decision', {
      hint: 'Write `npx collate decide ID --undo`; `npx collate decide --list` shows the ids'
    })
  refuseBeside(given, '--undo', 1)
  const workspace = await openWorkspace(given.root)
  const {undoDecision} = await import('../../pipeline.ts')
  const {rule, answer, article} = await undoDecision(workspace, id)
  terminal.out(`Taken back: ${answers[answer]} (${rule}, ${article})\n`)
  if (answer === 'take') terminal.out(comesIn)
  return 0
}

/** What decides does not go with what shows or takes back. */
function refuseBeside({positionals, text}: Given, name: string, most: number): void {
  const other = ['reason', 'until', 'from', 'owner'].find((each) => text(each) !== undefined)
  const odd = other === undefined ? positionals[most] : `--${other}`
  if (odd !== undefined)
    throw new StopError(`\`${odd}\` means nothing beside \`${name}\``, {hint: 'Leave it out'})
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
  let [takes, leaves] = [false, false]

  for (const [index, finding] of open.entries()) {
    terminal.out(`\n${index + 1} of ${open.length}\n${findingText(finding, terminal.look)}\n`)
    const answer = await choose(finding, ask, terminal)
    leaves = answer === 'leave'
    if (leaves) break
    if (answer === 'leave' || answer === 'skip') continue
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
    takes ||= !(settled instanceof StopError) && comesLater(finding, answer)
  }
  if (open.length === 0) terminal.out('There is nothing to decide.\n')
  else if (!leaves) terminal.out('\nThat was the last one.\n')
  if (takes) terminal.out(comesIn)
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

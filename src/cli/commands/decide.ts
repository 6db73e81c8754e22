import {answersOf, type Finding} from '../../model/finding.ts'
import {type AnswerId, answers} from '../../model/rules/rule.ts'
import type {PageKey} from '../../model/source-page.ts'
import {StopError} from '../../model/stop-error.ts'
import {didYouMean} from '../../model/suggest.ts'
import {answerText, decisionsText, sentence} from '../../report/index.ts'
import type {Command, ExitCode, Given, Terminal} from '../command.ts'
import {comesLater, type Details, decideEach} from '../decide-loop.ts'
import {readDate} from '../read-date.ts'
import {openWorkspace} from '../workspace.ts'

export const decideCommand: Command = {
  name: 'decide',
  takes: '[ID [ANSWER]]',
  arity: [0, 2],
  summary: 'settle a finding; without ANSWER, ask: about ID, all of an article, or all there are',
  details: [
    'Answers, as the finding offers them:',
    ...Object.entries(answers).map(([id, text]) => `  ${id.padEnd(8)}  ${text}`),
    'Where a writer and the source changed the same words, `mine` keeps the writer’s (`meant`), `theirs` takes the',
    'source’s (`take`): the article changes at once, needs no reason, and `--undo` makes it what it was.',
    'Of all else, what `take` takes over, and what `--undo` gives back, comes in with the next import. A decision is',
    'lines of `content/decisions/ARTICLE.yaml`: to delete them is to take it back.'
  ],
  options: {
    reason: {value: 'TEXT', help: 'why; needed, as others will ask (but of conflicts)'},
    until: {
      value: 'DATE',
      help: 'the decision holds until this day: 2027-01-31, or 30d, 6w, 3m, 1y from today'
    },
    from: {value: 'SOURCE/ID', help: 'the version whose text is taken, for `take`'},
    owner: {value: 'NAME', help: 'who decided (default: the name that git has for you)'},
    undo: {help: 'take the decision about ID back, or open its conflict again'},
    list: {help: 'show what was decided'}
  },
  async run(given, terminal) {
    const [id, answer] = given.positionals
    if (given.flag('list')) return list(given, terminal)
    if (given.flag('undo')) return undo(given, terminal)
    const typed = given.text('until')
    const until = typed === undefined ? undefined : readDate(typed, new Date())
    if (id === undefined || answer === undefined)
      return oneAfterTheOther(given, id, until, terminal)
    const reason = given.text('reason')?.trim() ?? ''
    const known = readAnswer(answer)
    const workspace = await openWorkspace(given.root)
    const {decide} = await import('../../pipeline.ts')
    const finding = await decide(workspace, {id, answer: known, reason, ...details(given, until)})
    terminal.out(`Settled: ${sentence(finding)} (${answerText(finding, known)})\n`)
    if (comesLater(finding, known)) terminal.out(comesIn)
    return 0
  }
}

const comesIn = 'The article changes with the next import: npx collate import\n'

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
  const {rule, answer, article, conflict} = await undoDecision(workspace, id)
  if (conflict) terminal.out(`Open again: the conflict is as it was (${rule}, ${article})\n`)
  else terminal.out(`Taken back: ${answers[answer]} (${rule}, ${article})\n`)
  if (answer === 'take' && !conflict) terminal.out(comesIn)
  return 0
}

/** What decides does not go with what shows or takes back. */
function refuseBeside({positionals, text}: Given, name: string, most: number): void {
  const other = ['reason', 'until', 'from', 'owner'].find((each) => text(each) !== undefined)
  const odd = other === undefined ? positionals[most] : `--${other}`
  if (odd !== undefined)
    throw new StopError(`\`${odd}\` means nothing beside \`${name}\``, {hint: 'Leave it out'})
}

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

/** What people call the texts of a conflict. */
const words = new Map<string, AnswerId>([
  ['mine', 'meant'],
  ['theirs', 'take']
])

function readAnswer(given: string): AnswerId {
  const word = words.get(given)
  if (word) return word
  if (Object.hasOwn(answers, given)) return given as AnswerId
  throw new StopError(`Unknown answer \`${given}\``, {
    hint: didYouMean(given, [...Object.keys(answers), ...words.keys()])
  })
}

/** All open findings, or those that `name` means: one by its id, else those of an article. */
async function oneAfterTheOther(
  given: Given,
  name: string | undefined,
  until: string | undefined,
  terminal: Terminal
): Promise<ExitCode> {
  const {ask} = terminal
  if (!ask && name !== undefined) throw noAnswer(name)
  if (!ask)
    throw new StopError('`decide` without arguments asks, but nobody is at a terminal', {
      hint: 'Write `npx collate decide ID ANSWER --reason TEXT`; `npx collate check` shows the ids'
    })

  const workspace = await openWorkspace(given.root)
  const parts = await import('../../pipeline.ts')
  const findings = await findingsOf(name, (only) => parts.checkArticles(workspace, {only}))
  const open = findings.filter((finding) => answersOf(finding).length > 0)
  const loop = {workspace, parts, terminal, ask, details: details(given, until)}
  if (await decideEach(open, loop)) terminal.out(comesIn)
  return 0
}

async function findingsOf(
  name: string | undefined,
  check: (only: readonly string[]) => Promise<{findings: readonly Finding[]}>
): Promise<readonly Finding[]> {
  const {findings} = await check([])
  if (name === undefined) return findings
  const named = findings.filter(
    ({id, fingerprint}) => id === name || (name.length >= 4 && fingerprint.startsWith(name))
  )
  if (named.length > 0) return named
  const own = await check([name]).catch((error: unknown) => {
    if (!(error instanceof StopError)) throw error
    throw new StopError(`There is no open finding and no article \`${name}\``, {
      hint: '`npx collate check` shows the ids of findings, `npx collate status` the articles'
    })
  })
  return own.findings
}

function noAnswer(id: string): StopError {
  return new StopError(`No answer to \`${id}\``, {
    hint: `Write \`npx collate decide ${id} ANSWER --reason TEXT\`; answers: ${Object.keys(answers).join(', ')}`
  })
}

/** `decide`: what a person says of a finding, carried out and written down. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {absent, baseFile, conflictFile, holding, writeSet} from '../emit/index.ts'
import {type Settlement, settled} from '../merge/index.ts'
import type {Decision} from '../model/decision.ts'
import {answersOf, type Finding} from '../model/finding.ts'
import {type AnswerId, aboutPairs, answers} from '../model/rules/rule.ts'
import type {PageKey} from '../model/source-page.ts'
import {StopError} from '../model/stop-error.ts'
import {conflictsIn, conflictsText, nameOf} from './article/conflicts.ts'
import {changedDecisions} from './change-decisions.ts'
import {checkArticles} from './check.ts'
import {isAboutSources} from './decisions.ts'
import {gitUser} from './git-user.ts'
import type {Workspace} from './run.ts'
import {settlePair} from './settle-pair.ts'
import {changeOf, mostSettled, type SettledConflict} from './settled-conflicts.ts'

export interface Answer {
  /** Id or fingerprint of an open finding; the start of either, where it is the only one. */
  id: string
  answer: AnswerId
  /** With a letter or digit in it; of conflicts, which show what they are about, it may be empty. */
  reason: string
  /** Absent: who git says that works here. */
  owner?: string
  /** ISO 8601 date, today or later; of answers that only settle. */
  until?: string
  /** Which version the text is taken from. */
  from?: PageKey
}

/**
 * Settle one finding. Fails with `StopError` if there is none of that id, the answer is not its rule's, or the rest
 * does not go with the answer.
 */
export function decide(workspace: Workspace, given: Answer): Promise<Finding> {
  return holding(workspace.root, () => decideAlone(workspace, given))
}

async function decideAlone(workspace: Workspace, given: Answer): Promise<Finding> {
  refuseNonsense(given)
  const matching = await findingsNamed(workspace, given.id)
  const [finding] = matching
  if (!finding)
    throw new StopError(`There is no open finding \`${given.id}\``, {
      hint: 'Run `npx collate check` to see the findings and their ids.'
    })
  if (matching.length > 1)
    throw new StopError(`\`${given.id}\` names ${matching.length} findings`, {
      hint: `Give more letters: ${matching.map(({fingerprint}) => fingerprint.slice(0, 8)).join(', ')}.`
    })
  const offered = answersOf(finding)
  if (!offered.includes(given.answer))
    throw new StopError(`\`${finding.rule}\` cannot be answered with \`${given.answer}\``, {
      hint:
        offered.length > 0
          ? `Its answers: ${offered.map((each) => `${each} (${answers[each]})`).join('; ')}.`
          : 'Mend the cause; it has no answer.'
    })

  const isConflict = typeof finding.args['conflict'] === 'string'
  if (given.reason === '' && !isConflict) throw noReason()
  if (given.until !== undefined && (isConflict || !mayEnd.has(given.answer)))
    throw new StopError(`What is settled with \`${given.answer}\` has no end`, {
      hint: 'Leave `--until` out; `npx collate decide ID --undo` takes a decision back at any time.'
    })
  if (isConflict) await settleConflict(workspace, finding, given)
  else if (aboutPairs.has(given.answer)) await settlePair(workspace, finding, given.answer)
  else if (finding.rule === 'merge/kept-deleted' && given.answer === 'take')
    // What was never generated is made by the next import, of what the sources say then.
    await writeSet(workspace.root, [{file: baseFile(finding.article), bytes: undefined}])
  else await writeDecision(workspace, finding, given)
  return finding
}

/** Answers that change no text and no pair, so that they can run out. */
const mayEnd: ReadonlySet<AnswerId> = new Set(['meant', 'publish'])

function noReason(): StopError {
  return new StopError('A decision needs a reason', {
    hint: 'Say in a few words why it is so; on the command line, with `--reason "why"`'
  })
}

function refuseNonsense({answer, reason, until, from}: Answer): void {
  // A minimum of letters would be met with letters: a short reason is better than a long filler.
  if (reason !== '' && !/[\p{L}\p{N}]/u.test(reason)) throw noReason()
  const today = new Date().toISOString().slice(0, 10)
  if (until !== undefined && until < today)
    throw new StopError(`\`${until}\` is over already`, {
      hint: `A decision holds until a day to come, or today (${today}).`
    })
  if (from !== undefined && answer !== 'take')
    throw new StopError(`\`${answer}\` takes no text from \`${from}\``, {
      hint: '`--from` goes with `take` only.'
    })
}

/**
 * The findings that `id` means: open ones, else settled ones, as people think again; what changed upstream is only
 * found where the sources are read.
 */
async function findingsNamed(workspace: Workspace, id: string): Promise<Finding[]> {
  const isNamed = (finding: Finding) => finding.id === id || finding.fingerprint.startsWith(id)
  const {findings: open, settled} = await checkArticles(workspace)
  const found = [open, settled].map((all) => all.filter(isNamed)).find((all) => all.length > 0)
  if (found || workspace.config.sources.length === 0) return found ?? []
  const {findings} = await checkArticles(workspace, {refresh: true})
  return findings.filter((finding) => isNamed(finding) && isAboutSources(finding))
}

async function writeDecision({root}: Workspace, finding: Finding, given: Answer): Promise<void> {
  const {answer, reason, until, from} = given
  const owner = given.owner ?? (await gitUser(root))
  const isExample = finding.rule.startsWith('secret/') && answer === 'publish'
  const source = from ?? (answer === 'take' || isExample ? finding.source : undefined)
  const decision: Decision = {
    fingerprint: finding.fingerprint,
    rule: finding.rule,
    answer,
    ...(source && {from: source}),
    ...(source && isExample && {hash: String(finding.args['hash'])}),
    reason,
    ...(owner && {owner}),
    ...(until && {until})
  }
  const change = await changedDecisions(root, finding.article, function (file) {
    file.decisions = file.decisions.filter(({fingerprint}) => fingerprint !== finding.fingerprint)
    file.decisions.push(decision)
  })
  await writeSet(root, [change])
}

/** Both sides changed it: keep the writer's (`meant`), take the sources' (`take`), or keep both. */
async function settleConflict(
  {root}: Workspace,
  {article, place, args, fingerprint, rule}: Finding,
  {answer, reason, owner = ''}: Answer
): Promise<void> {
  const read = (file: string) => readFile(path.join(root, file), 'utf8')
  const file = conflictFile(article)
  const all = conflictsIn(await read(file).catch(absent), article)
  const conflict = all.find((each) => nameOf(each) === args['upstream'])
  if (!conflict)
    throw new StopError(`\`${file}\` does not have this conflict yet`, {
      hint: 'Run `npx collate import` first.'
    })
  const [text, base] = [await read(place.file), await read(baseFile(article))]
  const bytes = settled(text, base, conflict, answer as Settlement)
  if (bytes === undefined)
    throw new StopError('The block cannot be put in its place', {
      hint: `Edit ${place.file} by hand, by what ${file} says, then answer \`meant\`.`
    })
  const by = owner || (await gitUser(root))
  const change = changeOf(place.file, text, bytes)
  const entry: SettledConflict = {
    fingerprint,
    rule,
    answer,
    ...(reason !== '' && {reason}),
    ...(by && {owner: by}),
    conflict,
    ...(change !== undefined && {change})
  }
  const decided = await changedDecisions(root, article, function (lists) {
    const others = lists.conflicts.filter((each) => each.fingerprint !== fingerprint)
    lists.conflicts = [...others, entry].slice(-mostSettled)
  })
  const isWhole = conflict.kind === 'whole'
  await writeSet(root, [
    {file: place.file, bytes, from: text},
    ...(isWhole ? [{file: baseFile(article), bytes: conflict.theirs}] : []),
    {file, bytes: conflictsText(all.filter((each) => each !== conflict))},
    decided
  ])
}

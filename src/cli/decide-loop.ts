/** `decide` at a terminal: one finding after the other, with the texts of a conflict, and a way back. */

import {answersOf, type Finding} from '../model/finding.ts'
import {type AnswerId, aboutPairs} from '../model/rules/rule.ts'
import type {PageKey} from '../model/source-page.ts'
import {StopError} from '../model/stop-error.ts'
import type * as pipeline from '../pipeline.ts'
import {answerText, answerWord, conflictText, errorText, findingText} from '../report/index.ts'
import type {Terminal} from './command.ts'

export interface Details {
  until?: string
  owner?: string
  from?: PageKey
}

interface Loop {
  workspace: pipeline.Workspace
  /** Loaded late, as other commands need little of it. */
  parts: typeof pipeline
  terminal: Terminal
  ask: NonNullable<Terminal['ask']>
  details: Details
}

type Choice = AnswerId | 'edit' | 'leave' | 'skip' | 'undo'

/** Ask about each of `findings`; says whether an answer waits for the next import. */
export async function decideEach(findings: readonly Finding[], loop: Loop): Promise<boolean> {
  const {terminal} = loop
  /** Places of the answers that can be taken back, the last one last. */
  const done: number[] = []
  const later = new Set<number>()
  let at = 0
  while (at < findings.length) {
    const finding = findings[at] as Finding
    terminal.out(`\n${at + 1} of ${findings.length}\n${findingText(finding, terminal.look)}\n`)
    const choice = await choose(finding, done.length > 0, loop)
    if (choice === 'leave') return later.size > 0
    if (choice === 'skip') at++
    else if (choice === 'undo') at = (await takeBack(findings, done, later, loop)) ?? at
    else if (choice === 'edit') {
      if (await isMended(finding, loop)) at++
    } else {
      const isSettled = await settle(finding, choice, loop)
      if (isSettled && canUndo(finding, choice)) done.push(at)
      if (isSettled && comesLater(finding, choice)) later.add(at)
      at++
    }
  }
  terminal.out(
    findings.length === 0 ? 'There is nothing to decide.\n' : '\nThat was the last one.\n'
  )
  return later.size > 0
}

/** Whether `answer` changes the article, and not at once. */
export function comesLater({args}: Finding, answer: AnswerId): boolean {
  return answer === 'take' && args['conflict'] === undefined
}

function canUndo({rule}: Finding, answer: AnswerId): boolean {
  return !aboutPairs.has(answer) && !(rule === 'merge/kept-deleted' && answer === 'take')
}

/** Show what can be answered, and ask until it is one of that. */
async function choose(
  finding: Finding,
  mayUndo: boolean,
  {workspace, parts, terminal, ask}: Loop
): Promise<Choice> {
  const conflict = await parts.readConflict(workspace, finding)
  if (conflict) terminal.out(`\n${conflictText(conflict, terminal.look)}\n\n`)
  const offered = answersOf(finding)
  const words = offered.map((answer) => answerWord(finding, answer))
  const isNamed = conflict !== undefined
  for (const [index, answer] of offered.entries()) {
    const word = isNamed ? `${(words[index] ?? '').padEnd('theirs'.length)}  ` : ''
    terminal.out(`  ${index + 1}  ${word}${answerText(finding, answer)}\n`)
  }
  const mayEdit = isNamed && terminal.edit !== undefined
  const more = `${mayEdit ? 'e to edit, ' : ''}${mayUndo ? 'u to undo the last, ' : ''}`
  for (;;) {
    const typed = (await ask(`Number, ${more}s to skip, q to leave: `))?.trim().toLowerCase()
    if (typed === undefined || typed === 'q') return 'leave'
    if (typed === 's' || typed === '') return 'skip'
    if (typed === 'e' && mayEdit) return 'edit'
    if (typed === 'u' && mayUndo) return 'undo'
    const chosen =
      offered[Number(typed) - 1] ??
      offered[words.indexOf(typed)] ??
      offered.find((id) => id === typed)
    if (chosen) return chosen
  }
}

/** Carry out an answer, and say whether it was; where it cannot be, that costs the others nothing. */
async function settle(finding: Finding, answer: AnswerId, loop: Loop): Promise<boolean> {
  const {terminal, ask, workspace, parts, details} = loop
  const isConflict = finding.args['conflict'] !== undefined
  const reason = (await ask(isConflict ? 'Why? (may be left empty) ' : 'Why? '))?.trim()
  // Whoever ends the input gives no answer, not even where a reason may be empty.
  if (reason === undefined || (reason === '' && !isConflict)) {
    terminal.out('Without a reason, it stays open.\n')
    return false
  }
  const given = {id: finding.fingerprint, answer, reason, ...details}
  const settled = await parts.decide(workspace, given).catch(stopped)
  const failed = settled instanceof StopError
  terminal.out(failed ? errorText(settled, terminal.look) : 'Settled.\n')
  return !failed
}

/** Take the last answer back, and say where it was. */
async function takeBack(
  findings: readonly Finding[],
  done: number[],
  later: Set<number>,
  {parts, terminal, workspace}: Loop
): Promise<number | undefined> {
  const last = done.pop()
  const finding = last === undefined ? undefined : findings[last]
  if (last === undefined || !finding) return
  const undone = await parts.undoDecision(workspace, finding.fingerprint).catch(stopped)
  if (undone instanceof StopError) {
    terminal.out(errorText(undone, terminal.look))
    return
  }
  later.delete(last)
  terminal.out('Taken back.\n')
  return last
}

/** Let the writer edit the article; says whether the conflict is over then. */
async function isMended(finding: Finding, {parts, terminal, workspace}: Loop): Promise<boolean> {
  const failed = await terminal.edit?.(`${workspace.root}/${finding.place.file}`)
  if (failed !== undefined) terminal.out(`${failed}\n`)
  const {findings} = await parts.checkArticles(workspace, {only: [finding.article]})
  const isOpen = findings.some(({fingerprint}) => fingerprint === finding.fingerprint)
  terminal.out(
    isOpen ? 'It is still open: answer it when it reads well.\n' : 'Settled by what you wrote.\n'
  )
  return !isOpen
}

/** `error`, where it is for people to read; any other is thrown on. */
function stopped(error: unknown): StopError {
  if (error instanceof StopError) return error
  throw error
}

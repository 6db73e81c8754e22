/** The knowledge base as it lies before the writer: what is found now, and what is done about it. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {answersOf, type Finding} from '../model/finding.ts'
import type {Comparison} from '../model/mending.ts'
import type {ArticleResult, RunResult} from '../model/result.ts'
import {aboutPairs} from '../model/rules/rule.ts'
import {StopError} from '../model/stop-error.ts'
import {
  checkArticles,
  compareTexts,
  decide,
  importPages,
  putBack,
  type RemovalName,
  type SaidPair,
  saidBy,
  standingDecisions,
  takeOutAgain,
  takePairBack,
  undoDecision,
  type Workspace
} from '../pipeline.ts'
import {answerText, decisionText} from '../report/index.ts'
import {pairText} from './pair-text.ts'
import type {RemovalRequest, Settling} from './requests.ts'
import {digestOf, signatureOf} from './signature.ts'

export type Undo = {fingerprint: string} | SaidPair | ({article: string} & RemovalName)

/** The last thing that was done. */
export interface Done {
  article: string
  said: string
  /** What became of the text of the article. */
  change?: Comparison
  /** How it is taken back. */
  undo?: Undo
  /** It changes an article only with the next import. */
  waits?: true
}

export interface Desk {
  workspace: Workspace
  /** What is found now: checked anew where a file was written since. */
  look(): Promise<RunResult>
  done(): Done | undefined
  settle(given: Settling): Promise<Done>
  undo(given: {fingerprint: string}): Promise<Done>
  undoPair(given: SaidPair): Promise<Done>
  putBack(given: RemovalRequest): Promise<Done>
  takeOut(given: RemovalRequest): Promise<Done>
  bringIn(): Promise<Done>
}

export function openDesk(workspace: Workspace): Desk {
  const {root} = workspace
  let seen: {signature: string; result: RunResult} | undefined
  let last: Done | undefined

  const look = async () => {
    const signature = await signatureOf(root)
    if (seen?.signature !== signature) seen = {signature, result: await checkArticles(workspace)}
    return seen.result
  }
  const articleOf = async (id: string) => (await look()).articles.find((each) => each.id === id)
  const textOf = async (article: ArticleResult | undefined) =>
    article ? await readFile(path.join(root, article.path), 'utf8').catch(() => '') : ''
  const remember = (done: Done) => (last = done)

  /** Do `work`, and see what it makes of the text of the article. */
  async function watching(id: string, work: () => Promise<Omit<Done, 'article'>>): Promise<Done> {
    const before = await textOf(await articleOf(id))
    const done = await work()
    const after = await textOf(await articleOf(id))
    const change = before === after ? undefined : compareTexts(before, after)
    return remember({article: id, ...done, ...(change && {change})})
  }

  async function refuseStale(id: string, given: string): Promise<void> {
    const article = await articleOf(id)
    if ((await digestOf(root, article?.path ?? '')) === given) return
    throw new StopError('The article was saved since this page was shown', {
      hint: 'The page shows it as it is now: look again, then decide.'
    })
  }

  return {
    workspace,
    look,
    done: () => last,
    async settle(given) {
      const {fingerprint, answer, reason, until} = given
      const standing = await standingOf(workspace, fingerprint)
      const finding = openFinding(await look(), fingerprint, standing)
      const article = (await articleOf(finding.article))?.id ?? ''
      await refuseStale(article, given.seen)
      return watching(article, async function () {
        const isConflict = finding.args['conflict'] !== undefined
        const why = reason.trim()
        await decide(workspace, {id: fingerprint, answer, reason: why, ...(until && {until})})
        const said = `Settled: ${answerText(finding, answer)}.`
        const isUndone = (await standingOf(workspace, fingerprint)) !== undefined
        const undo = isUndone ? {undo: {fingerprint}} : {}
        if (answer === 'take' && !isConflict)
          return {...(await broughtIn(workspace, said)), ...undo}
        if (aboutPairs.has(answer)) {
          const pair = saidBy(finding, answer)
          return {said, waits: true, ...(pair && {undo: pair})}
        }
        return {said, ...undo}
      })
    },
    async undo({fingerprint}) {
      const standing = await standingOf(workspace, fingerprint)
      if (!standing)
        throw new StopError('This decision was taken back already', {
          hint: 'The page shows what is open now.'
        })
      return watching(standing.article, async function () {
        await undoDecision(workspace, fingerprint)
        const said = `Taken back: ${decisionText(standing)}.`
        const isOver = standing.answer !== 'take' || 'conflict' in standing
        return isOver ? {said} : await broughtIn(workspace, said)
      })
    },
    async undoPair(pair) {
      return watching(pair.article, async function () {
        await takePairBack(workspace, pair)
        return {said: `Taken back: ${pairText(pair)}.`, waits: true}
      })
    },
    async putBack({article, seen, ...name}) {
      await refuseStale(article, seen)
      return watching(article, async function () {
        await putBack(workspace, article, name)
        return {said: 'It is in the article again.', undo: {article, ...name}}
      })
    },
    async takeOut({article, seen, ...name}) {
      await refuseStale(article, seen)
      return watching(article, async function () {
        await takeOutAgain(workspace, article, name)
        return {said: 'It is out of the article again.'}
      })
    },
    async bringIn() {
      const id = last?.article ?? ''
      return watching(id, () => broughtIn(workspace, 'Brought in.'))
    }
  }
}

async function standingOf(workspace: Workspace, fingerprint: string) {
  const all = await standingDecisions(workspace)
  return all.find((each) => each.fingerprint === fingerprint)
}

/** The open finding; who is late gets to know what happened to it. */
function openFinding(
  {findings, settled}: RunResult,
  fingerprint: string,
  standing: Awaited<ReturnType<typeof standingOf>>
): Finding {
  const finding = findings.find((each) => each.fingerprint === fingerprint)
  if (finding && answersOf(finding).length > 0) return finding
  if (standing && settled.some((each) => each.fingerprint === fingerprint)) {
    const why = standing.reason === '' ? '' : ` (${standing.reason})`
    const who = standing.owner ? ` by ${standing.owner}` : ''
    throw new StopError(`This was settled meanwhile${who}: ${decisionText(standing)}${why}`, {
      hint: 'Take that back first, if it should be settled otherwise.'
    })
  }
  throw new StopError('This is not found any more', {
    hint: 'It was settled, or its text has changed. The page shows what is open now.'
  })
}

/** Make the articles of the known pages anew; what was decided stands, whatever becomes of that. */
async function broughtIn(workspace: Workspace, said: string): Promise<Omit<Done, 'article'>> {
  try {
    await importPages(workspace, {write: true, again: true, cwd: workspace.root})
    return {said}
  } catch (error) {
    if (!(error instanceof StopError)) throw error
    return {said: `${said} The article could not be changed yet: ${error.message}.`, waits: true}
  }
}

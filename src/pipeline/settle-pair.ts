/** `pair` and `unpair`: which pages are one article, as a person says. */

import {isDeepStrictEqual} from 'node:util'
import {holding, readSnapshots, type Snapshot, writeSet} from '../emit/index.ts'
import type {Finding} from '../model/finding.ts'
import type {AnswerId} from '../model/rules/rule.ts'
import {type PageKey, pageKey} from '../model/source-page.ts'
import {StopError} from '../model/stop-error.ts'
import {changedDecisions} from './change-decisions.ts'
import {readDecisions} from './decisions.ts'
import type {Workspace} from './run.ts'

/** Say that two pages are one article, or that they are not. */
export function setPair(
  workspace: Workspace,
  a: string,
  b: string,
  same: boolean
): Promise<[PageKey, PageKey]> {
  return holding(workspace.root, () => setPairAlone(workspace, [a, b], same))
}

async function setPairAlone(
  workspace: Workspace,
  names: readonly [string, string],
  same: boolean
): Promise<[PageKey, PageKey]> {
  const snapshots = await readSnapshots(workspace.root)
  const [first, second] = names.map(function (name) {
    const found = pagesNamed(snapshots, name)
    const [only] = found
    if (only && found.length === 1) return only
    throw new StopError(
      only ? `\`${name}\` names ${found.length} pages` : `There is no page \`${name}\``,
      {
        hint: only
          ? `Name it with its source: ${found.map(({page}) => pageKey(page)).join(', ')}.`
          : `Pages are named source/id, such as ${snapshots[0] ? pageKey(snapshots[0].page) : 'zendesk/360001'}.`
      }
    )
  })
  if (!first || !second || first === second)
    throw new StopError('Unexpected page twice, expected two pages')
  const pages: [PageKey, PageKey] = [pageKey(first.page), pageKey(second.page)]
  await writePairs(workspace, {article: first.file.article, pages, same})
  return pages
}

/** The pages that `name` means: by key, else by their own id, else by the article they are versions of. */
function pagesNamed(snapshots: readonly Snapshot[], name: string): Snapshot[] {
  const ways: Array<(snapshot: Snapshot) => string> = [
    ({page}) => pageKey(page),
    ({page}) => page.id,
    ({file}) => file.article
  ]
  for (const way of ways) {
    const found = snapshots.filter((snapshot) => way(snapshot) === name)
    if (found.length > 0) return found
  }
  return []
}

/** Whether the pages that `finding` names are one article. */
export async function settlePair(
  workspace: Workspace,
  finding: Finding,
  answer: AnswerId
): Promise<void> {
  const said = saidBy(finding, answer)
  if (!said)
    throw new StopError(`\`${finding.rule}\` names no two pages`, {
      hint: 'Use `npx collate pair A B` or `npx collate unpair A B`.'
    })
  await writePairs(workspace, said)
}

/** What `answer` to a finding about versions says of the pages that it names. */
export function saidBy({args, source, article}: Finding, answer: AnswerId): SaidPair | undefined {
  const {a, b, best, lead, second} = args
  const other = [a, b, best, lead].find((key) => typeof key === 'string' && key !== source)
  if (!source || other === undefined) return
  const more = answer === 'neither' && typeof second === 'string' ? [second as PageKey] : []
  return {article, pages: [source, other as PageKey, ...more], same: answer === 'same'}
}

/** What a person said of a page and others: mostly one, and two of which it is a version of neither. */
export interface SaidPair {
  /** Among whose decisions it stands. */
  article: string
  pages: readonly [page: PageKey, other: PageKey, ...more: PageKey[]]
  /** Whether they are one article. */
  same: boolean
}

/** All that was said of pages, by article. */
export async function saidPairs({root}: Workspace): Promise<SaidPair[]> {
  const {byArticle} = await readDecisions(root)
  return [...byArticle].flatMap(([article, {same, different}]) => [
    ...same.map((pages): SaidPair => ({article, pages, same: true})),
    ...different.map((pages): SaidPair => ({article, pages, same: false}))
  ])
}

/** Take back what was said of two pages; the next import acts on it. Fails with `StopError` where it is not said. */
export function takePairBack(workspace: Workspace, said: SaidPair): Promise<void> {
  return holding(workspace.root, async function () {
    const {article, same} = said
    const pairs = pairsOf(said)
    const all = await saidPairs(workspace)
    const isSaid = (pair: Pair) =>
      all.some((each) => isDeepStrictEqual(each, {article, pages: pair, same}))
    if (!pairs.every(isSaid))
      throw new StopError('This was taken back already', {
        hint: 'Run `npx collate check` to see what is open now.'
      })
    const list = same ? 'same' : 'different'
    const change = await changedDecisions(workspace.root, article, function (file) {
      file[list] = file[list].filter((pair) => !pairs.some((each) => isDeepStrictEqual(each, pair)))
    })
    await writeSet(workspace.root, [change])
  })
}

type Pair = [PageKey, PageKey]

function pairsOf({pages: [page, ...others]}: SaidPair): Pair[] {
  return others.map((other) => [page, other])
}

async function writePairs({root}: Workspace, said: SaidPair): Promise<void> {
  const pairs = pairsOf(said)
  const isSaid = (given: Pair) =>
    pairs.some(([page, other]) => given.includes(page) && given.includes(other))
  const change = await changedDecisions(root, said.article, function (file) {
    file.same = file.same.filter((pair) => !isSaid(pair))
    file.different = file.different.filter((pair) => !isSaid(pair))
    file[said.same ? 'same' : 'different'].push(...pairs)
  })
  await writeSet(root, [change])
}

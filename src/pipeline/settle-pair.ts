/** `pair` and `unpair`: which pages are one article, as a person says. */

import {isDeepStrictEqual} from 'node:util'
import {holding, readSnapshots, type Snapshot, writeSet} from '../emit/index.ts'
import type {Finding} from '../model/finding.ts'
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
  const keys: [PageKey, PageKey] = [pageKey(first.page), pageKey(second.page)]
  await writePair(workspace, first.file.article, keys, same)
  return keys
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

/** Whether the two pages that `finding` names are one article. */
export async function settlePair(
  workspace: Workspace,
  finding: Finding,
  same: boolean
): Promise<void> {
  const pages = pairOf(finding)
  if (!pages)
    throw new StopError(`\`${finding.rule}\` names no two pages`, {
      hint: 'Use `npx collate pair A B` or `npx collate unpair A B`.'
    })
  await writePair(workspace, finding.article, pages, same)
}

/** The two pages that a finding about versions names. */
export function pairOf({args, source}: Finding): [PageKey, PageKey] | undefined {
  const {a, b, best, lead} = args
  const other = [a, b, best, lead].find((key) => typeof key === 'string' && key !== source)
  return source && other !== undefined ? [source, other as PageKey] : undefined
}

/** What a person said of two pages. */
export interface SaidPair {
  /** Among whose decisions it stands. */
  article: string
  pages: readonly [PageKey, PageKey]
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
    const all = await saidPairs(workspace)
    if (!all.some((each) => isDeepStrictEqual(each, said)))
      throw new StopError('This was taken back already', {
        hint: 'Run `npx collate check` to see what is open now.'
      })
    const {article, pages, same} = said
    const list = same ? 'same' : 'different'
    const change = await changedDecisions(workspace.root, article, function (file) {
      file[list] = file[list].filter((pair) => !isDeepStrictEqual(pair, pages))
    })
    await writeSet(workspace.root, [change])
  })
}

async function writePair(
  {root}: Workspace,
  article: string,
  keys: [PageKey, PageKey],
  same: boolean
): Promise<void> {
  const isThis = (pair: readonly PageKey[]) => pair.includes(keys[0]) && pair.includes(keys[1])
  const change = await changedDecisions(root, article, function (file) {
    file.same = file.same.filter((pair) => !isThis(pair))
    file.different = file.different.filter((pair) => !isThis(pair))
    file[same ? 'same' : 'different'].push(keys)
  })
  await writeSet(root, [change])
}

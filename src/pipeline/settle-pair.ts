/** `pair` and `unpair`: which pages are one article, as a person says. */

import {holding, readSnapshots, type Snapshot, writeSet} from '../emit/index.ts'
import type {Finding} from '../model/finding.ts'
import {type PageKey, pageKey} from '../model/source-page.ts'
import {StopError} from '../model/stop-error.ts'
import {changedDecisions} from './change-decisions.ts'
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
  const {a, b, best, lead} = finding.args
  const other = [a, b, best, lead].find((key) => typeof key === 'string' && key !== finding.source)
  if (!finding.source || other === undefined)
    throw new StopError(`\`${finding.rule}\` names no two pages`, {
      hint: 'Use `npx collate pair A B` or `npx collate unpair A B`.'
    })
  await writePair(workspace, finding.article, [finding.source, other as PageKey], same)
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

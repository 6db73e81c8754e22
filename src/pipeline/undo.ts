/** Decisions that stand: shown, and taken back. */

import {decisionFile, type FileChange, holding, readSnapshots, writeSet} from '../emit/index.ts'
import type {Conflict} from '../merge/index.ts'
import type {Decision} from '../model/decision.ts'
import {compare} from '../model/finding.ts'
import {StopError} from '../model/stop-error.ts'
import {homesOf, readArticles} from './article/articles.ts'
import {changedDecisions} from './change-decisions.ts'
import {readDecisions} from './decisions.ts'
import type {Workspace} from './run.ts'
import {reopening} from './settled-conflicts.ts'

/** A decision with the article that it is about. */
export interface Standing extends Decision {
  article: string
  /** Where it stands. */
  file: string
  /** The conflict that it settled; its reason may be empty. */
  conflict?: Conflict
}

/** All decisions about findings, by article, each article's in the order of its file. */
export async function standingDecisions({root}: Workspace): Promise<Standing[]> {
  const {byArticle} = await readDecisions(root)
  return [...byArticle]
    .toSorted(([a], [b]) => compare(a, b))
    .flatMap(([article, {decisions, conflicts}]) =>
      [...decisions, ...conflicts].map(
        (each): Standing => ({reason: '', ...each, article, file: decisionFile(article)})
      )
    )
}

/**
 * Take back the decision whose finding has the id or fingerprint `id`, or the only one that starts so. What it took
 * over goes with the next import; a conflict is open again at once. Fails with `StopError` if there is none, or more than
 * one, or if a conflict cannot be opened again.
 */
export function undoDecision(workspace: Workspace, id: string): Promise<Standing> {
  return holding(workspace.root, () => undoAlone(workspace, id))
}

async function undoAlone(workspace: Workspace, id: string): Promise<Standing> {
  const all = await standingDecisions(workspace)
  const found = all.filter(({fingerprint}) => fingerprint.startsWith(id))
  const [only] = found
  if (!only || id === '')
    throw new StopError(`There is no decision about \`${id}\``, {
      hint: 'Run `npx collate decide --list` to see all. Pages are paired and parted with `npx collate pair A B` and `npx collate unpair A B`.'
    })
  if (found.length > 1)
    throw new StopError(`\`${id}\` names ${found.length} decisions`, {
      hint: `Give more letters: ${found.map(({fingerprint}) => fingerprint.slice(0, 8)).join(', ')}.`
    })
  const {root} = workspace
  const isOther = ({fingerprint}: {fingerprint: string}) => fingerprint !== only.fingerprint
  const change = await changedDecisions(root, only.article, function (file) {
    file.decisions = file.decisions.filter(isOther)
    file.conflicts = file.conflicts.filter(isOther)
  })
  await writeSet(root, [...(await reopened(root, only)), change])
  return only
}

async function reopened(
  root: string,
  {article, conflict, ...rest}: Standing
): Promise<FileChange[]> {
  if (!conflict) return []
  const {byId} = await readArticles(root, homesOf(await readSnapshots(root)))
  return reopening(root, article, byId.get(article)?.file, {...rest, conflict})
}

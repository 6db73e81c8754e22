/** Decisions that stand: shown, and taken back. */

import {decisionFile, holding, writeSet} from '../emit/index.ts'
import type {Decision} from '../model/decision.ts'
import {compare} from '../model/finding.ts'
import {StopError} from '../model/stop-error.ts'
import {changedDecisions} from './change-decisions.ts'
import {readDecisions} from './decisions.ts'
import type {Workspace} from './run.ts'

/** A decision with the article that it is about. */
export interface Standing extends Decision {
  article: string
  /** Where it stands. */
  file: string
}

/** All decisions about findings, by article, each article's in the order of its file. */
export async function standingDecisions({root}: Workspace): Promise<Standing[]> {
  const {byArticle} = await readDecisions(root)
  return [...byArticle]
    .toSorted(([a], [b]) => compare(a, b))
    .flatMap(([article, {decisions}]) =>
      decisions.map((each) => ({...each, article, file: decisionFile(article)}))
    )
}

/**
 * Take back the decision whose finding has the id or fingerprint `id`, or the only one that starts so. What it took
 * over goes with the next import. Fails with `StopError` if there is none, or more than one.
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
  const change = await changedDecisions(workspace.root, only.article, function (file) {
    file.decisions = file.decisions.filter(({fingerprint}) => fingerprint !== only.fingerprint)
  })
  await writeSet(workspace.root, [change])
  return only
}

/** All articles: those that have sources, and those that only writers have. */

import type {FileChange} from '../../emit/index.ts'
import type {Finding, FindingDraft} from '../../model/finding.ts'
import {pushAll} from '../../model/long-lists.ts'
import type {ArticleResult} from '../../model/result.ts'
import type {Cache} from '../cache.ts'
import {orFailed} from '../or-failed.ts'
import type {World} from '../world.ts'
import type {Group} from './group.ts'
import {handwritten} from './handwritten.ts'
import {keptOrMade} from './kept-articles.ts'
import {findOrphans} from './orphans.ts'

export interface MadeAll {
  articles: ArticleResult[]
  settled: Finding[]
  /** Articles that could not be made, as findings; what was there of them stays. */
  failed: FindingDraft[]
}

/** What is to be written, article by article, as it is not held. */
export type Take = (changes: readonly FileChange[]) => Promise<void>

export async function makeAll(
  groups: readonly Group[],
  world: World,
  cache: Cache,
  take: Take
): Promise<MadeAll> {
  const all: MadeAll = {articles: [], settled: [], failed: []}
  for (const group of groups) {
    const {file} = group.lead.page
    const made = await orFailed(() => keptOrMade(group, world, cache), file, all.failed)
    if (!made) continue
    all.articles.push(made.result)
    pushAll(all.settled, made.settled)
    await take(made.changes)
  }

  const orphans = findOrphans(world)
  await take(orphans.changes)
  const sourced = new Set(groups.map(({id}) => id))
  for (const [id, written] of world.written) {
    if (sourced.has(id) || orphans.gone.has(id)) continue
    const orphan = orphans.findings.get(id)
    const made = handwritten(written, world.decisions.get(id), world.today, orphan && [orphan])
    all.articles.push(made.result)
    pushAll(all.settled, made.settled)
  }
  return all
}

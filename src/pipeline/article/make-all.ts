/** All articles: those that have sources, and those that only writers have. */

import {addressChanges, type FileChange} from '../../emit/index.ts'
import {type Finding, type FindingDraft, finish, type Place} from '../../model/finding.ts'
import {pushAll} from '../../model/long-lists.ts'
import type {ArticleResult} from '../../model/result.ts'
import type {Lead} from '../../stage/index.ts'
import type {Cache} from '../cache.ts'
import {settle} from '../decisions.ts'
import {orFailed} from '../or-failed.ts'
import type {World} from '../world.ts'
import {deadEndsAmong, isDeadEnd} from './dead-ends.ts'
import type {Group} from './group.ts'
import {keptOrHandwritten} from './handwritten.ts'
import {keptOrMade} from './kept-articles.ts'
import {pathOf} from './make-article.ts'
import {findOrphans} from './orphans.ts'

export interface MadeAll {
  articles: ArticleResult[]
  settled: Finding[]
  /** Articles that could not be made, as findings; what was there of them stays. */
  failed: Finding[]
}

/** What is to be written, article by article, as it is not held; `article` is the id of the one it belongs to. */
export type Take = (changes: readonly FileChange[], article?: string) => Promise<void>

/** `wants`: which articles are made, by id. */
export async function makeAll(
  groups: readonly Group[],
  world: World,
  cache: Cache,
  take: Take,
  wants: (article: string) => boolean
): Promise<MadeAll> {
  const all: MadeAll = {articles: [], settled: [], failed: []}
  const leads = new Map<string, readonly Lead[]>()
  for (const group of groups) {
    if (!wants(group.id)) {
      // So that the others get the paths that they would have beside it.
      pathOf(group, world)
      continue
    }
    const {file} = group.lead.page
    const failed: FindingDraft[] = []
    const made = await orFailed(() => keptOrMade(group, world, cache), file, failed)
    if (!made) {
      pushAll(
        all.failed,
        finish(failed, group.id, ({at}) => at as Place)
      )
      continue
    }
    all.articles.push(made.result)
    leads.set(group.id, made.leads)
    pushAll(all.settled, made.settled)
    await take(made.changes, group.id)
  }

  const orphans = findOrphans(world)
  for (const {id, into, changes} of orphans.gone.values()) if (wants(into)) await take(changes, id)
  const sourced = new Set(groups.map(({id}) => id))
  for (const [id, written] of world.written) {
    if (sourced.has(id) || orphans.gone.has(id) || !wants(id)) continue
    const orphan = orphans.findings.get(id)
    const more = orphan ? [orphan] : []
    const made = await keptOrHandwritten(id, written, more, world, cache)
    all.articles.push(made.result)
    leads.set(id, made.leads)
    if (made.result.status === 'published')
      await take(addressChanges(id, written.file, world.addresses.get(id) ?? []), id)
    pushAll(all.settled, made.settled)
  }
  return world.isWritten ? all : withDeadEnds(all, leads, world)
}

/** What is written is not there yet, so that only what lies on the disk can lead nowhere. */
function withDeadEnds(
  {articles, settled, failed}: MadeAll,
  leads: ReadonlyMap<string, readonly Lead[]>,
  world: World
): MadeAll {
  const deadEndsOf = deadEndsAmong(articles, world)
  const all: MadeAll = {articles: [], settled: [...settled], failed}
  for (const article of articles) {
    const {id} = article
    const drafts = deadEndsOf(article, leads.get(id) ?? [])
    const decisions = (world.decisions.get(id)?.decisions ?? []).filter(isDeadEnd)
    const found = finish(drafts, id, ({at}) => at as Place)
    const {open, settled, drafts: about} = settle(found, decisions, id, world.today)
    const more = [...open, ...finish(about, id, ({at}) => at as Place)]
    all.articles.push(
      more.length > 0 ? {...article, findings: [...article.findings, ...more]} : article
    )
    pushAll(all.settled, settled)
  }
  return all
}

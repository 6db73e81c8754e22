/** Findings about sources join the articles that are made of them, unless a decision settles them. */

import {type FindingDraft, finish, type Place} from '../model/finding.ts'
import {pushAll} from '../model/long-lists.ts'
import type {ArticleResult} from '../model/result.ts'
import type {PageKey} from '../model/source-page.ts'
import type {MadeAll} from './article/make-all.ts'
import {isAboutSources, settle} from './decisions.ts'
import type {Upstream} from './drift.ts'
import type {World} from './world.ts'

/** Add `drafts` to `made`; those of no article that was made come back, but for articles that nobody wants. */
export function tellDrift(
  made: MadeAll,
  drafts: readonly FindingDraft[],
  upstream: Upstream,
  world: World,
  wants: (article: string) => boolean
): FindingDraft[] {
  const byArticle = new Map<string, FindingDraft[]>()
  for (const draft of drafts) {
    const id = (draft.source && world.articles.get(draft.source)) ?? ''
    if (!wants(id)) continue
    const own = byArticle.get(id)
    if (own) own.push(draft)
    else byArticle.set(id, [draft])
  }
  made.articles = made.articles.map(function (article): ArticleResult {
    const {id, versions, findings} = article
    const own = byArticle.get(id) ?? []
    byArticle.delete(id)
    const found = finish(own, id, ({at}) => at as Place)
    const present = new Set(found.map(({fingerprint}) => fingerprint))
    const wasRead = versions.every(({key}) => isRead(key, upstream))
    const decisions = (world.decisions.get(id)?.decisions ?? []).filter(
      (each) => isAboutSources(each) && (wasRead || present.has(each.fingerprint))
    )
    if (own.length === 0 && decisions.length === 0) return article

    const {open, settled, drafts: about} = settle(found, decisions, id, world.today)
    pushAll(made.settled, settled)
    const told = finish(about, id, ({at}) => at as Place)
    return {...article, findings: [...findings, ...open, ...told]}
  })
  return [...byArticle.values()].flat()
}

function isRead(key: PageKey, {incoming, whole, waiting}: Upstream): boolean {
  if (waiting?.has(key)) return false
  return incoming.has(key) || whole.includes(key.slice(0, key.indexOf('/')))
}

/** Links of articles that lead to no article which readers see, and pictures and files that are not there. */

import {readFileSync} from 'node:fs'
import path from 'node:path'
import type {Root} from 'mdast'
import {stillThere} from '../../emit/index.ts'
import {readMdx} from '../../mdx/index.ts'
import {hideSecrets} from '../../mend/index.ts'
import {decoded} from '../../model/decoded.ts'
import type {FindingDraft, Place} from '../../model/finding.ts'
import type {ArticleResult} from '../../model/result.ts'
import type {RuleId} from '../../model/rules/index.ts'
import {filesOf, isThere, type Lead, leadsOf, nearArticles, nearPicture} from '../../stage/index.ts'
import type {World} from '../world.ts'

/** Told when all articles are known: what each leads to may be any other one. */
const rules: readonly RuleId[] = ['image/not-found', 'link/left-out', 'link/unknown-article']

export function isDeadEnd({rule}: {rule: RuleId}): boolean {
  return rules.includes(rule)
}

/** What an article leads to, each once. */
export function leadsIn(body: Root, fill: object = {}): Lead[] {
  const leads = leadsOf(body, Object.keys(fill)).map(({kind, to}): Lead => ({kind, to}))
  return [...new Map(leads.map((lead) => [keyOf(lead), lead])).values()]
}

/**
 * What an article leads to that has sources, but for the pictures and files which those name and no run could take: what
 * became of them is told of their pages. `folder`: where its files lie.
 */
export function leadsBeyond(sourced: Root, folder: string, leads: readonly Lead[]): Lead[] {
  const untaken = leadsIn(sourced).filter(
    ({kind, to}) => kind !== 'article' && !decoded(to).startsWith(`./${folder}/`)
  )
  const known = new Set(untaken.map(keyOf))
  return leads.filter((lead) => !known.has(keyOf(lead)))
}

function keyOf({kind, to}: Lead): string {
  return `${kind} ${to}`
}

/** Finds the dead ends of an article, as building the site does; `articles`: all that were looked at. */
export function deadEndsAmong(
  articles: readonly ArticleResult[],
  {root, written}: Pick<World, 'root' | 'written'>
): (article: ArticleResult, leads: readonly Lead[]) => FindingDraft[] {
  const byId = new Map(articles.map((article) => [article.id, article]))
  const near = nearArticles(articles)

  return function (article, leads) {
    // Of a draft, and of what has no file, readers see nothing.
    if (article.status === 'draft' || !written.has(article.id)) return []
    const dead = new Set(leads.filter((lead) => isDead(article, lead)).map(keyOf))
    if (dead.size === 0) return []
    const text = stillThere(article.path, () => readFileSync(path.join(root, article.path), 'utf8'))
    const {body, front} = readMdx(text, article.path)
    return leadsOf(body, Object.keys(front.fill ?? {}))
      .filter((lead) => dead.has(keyOf(lead)))
      .map(function ({position, ...lead}) {
        const {line = 1, column = 1} = position?.start ?? {}
        return draftOf(lead, article, {file: article.path, line, column})
      })
  }

  function isDead(from: ArticleResult, lead: Lead): boolean {
    if (lead.kind !== 'article') return lead.kind === 'unsafe' || !isThere(root, from.path, lead)
    const to = byId.get(lead.to)?.status ?? statusOf(lead.to)
    // Articles that wait may lead to each other: they may come to be published together.
    return to !== 'published' && !(to === 'held' && from.status === 'held')
  }

  /** Of an article that was not looked at, by its file alone. */
  function statusOf(id: string): ArticleResult['status'] | undefined {
    const file = written.get(id)
    if (!file) return
    const {status} = file.read.front
    return status === undefined || status === 'published'
      ? 'published'
      : status === 'draft'
        ? 'draft'
        : 'held'
  }

  function draftOf(
    {kind, to, alt}: Lead,
    {id, path: file}: ArticleResult,
    at: Place
  ): FindingDraft {
    const said = (text: string) => hideSecrets(text, id).text
    if (kind === 'picture') {
      const likely = nearPicture(filesOf(root, file), file, to)
      const shown = likely === undefined ? {} : {likely}
      return {rule: 'image/not-found', args: {url: said(to), alt: said(alt ?? '')}, shown, at}
    }
    const shown = kind === 'unsafe' ? {} : {...near(to)}
    return kind === 'article'
      ? {rule: 'link/unknown-article', args: {id: said(to)}, shown, at}
      : {rule: 'link/left-out', args: {url: said(to)}, shown, at}
  }
}

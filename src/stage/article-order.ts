/** The order of the articles of a section: a writer's own, else that of the tree they came from, else by title. */

import {treeOrder} from '../model/page-tree.ts'
import type {SiteArticle} from '../model/site-data.ts'
import type {Content, PageFile} from './read-content.ts'

export type InOrder = (
  articles: readonly SiteArticle[],
  wanted?: readonly string[]
) => SiteArticle[]

export function articleOrder({pages}: Content, titles: Intl.Collator): InOrder {
  const places = treeOrder([...pages.values()].flat())
  const last = Number.MAX_SAFE_INTEGER
  const placeOf = ({id}: SiteArticle) =>
    Math.min(last, ...(pages.get(id) ?? []).map((page: PageFile) => places.get(page) ?? last))

  return function (articles, wanted = []) {
    const named = new Map(wanted.map((id, index) => [id, index]))
    return articles
      .map((article) => ({
        article,
        named: named.get(article.id) ?? last,
        place: placeOf(article)
      }))
      .sort(
        (a, b) =>
          a.named - b.named || a.place - b.place || titles.compare(a.article.title, b.article.title)
      )
      .map(({article}) => article)
  }
}

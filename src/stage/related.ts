/** Which other articles a reader may want: those whose titles and descriptions share rare words. */

import type {SiteArticle} from '../model/site-data.ts'
import {words} from '../model/words.ts'

/** A word that stands in more articles than this says nothing. */
const common = 200
const most = 3

/** Fill in `related` of `articles`, in one pass over an index of words. */
export function relate(articles: readonly SiteArticle[]): void {
  const index = new Map<string, SiteArticle[]>()
  const vocabularies = new Map<SiteArticle, Set<string>>()

  for (const article of articles) {
    const text = `${article.title} ${article.description ?? ''} ${article.token ?? ''}`
    const vocabulary = new Set(words(text.toLowerCase()).filter((word) => word.length > 3))
    vocabularies.set(article, vocabulary)
    for (const word of vocabulary)
      index.set(word, [...(index.get(word) ?? []).slice(-common), article])
  }

  for (const article of articles) {
    const scores = new Map<SiteArticle, number>()
    for (const word of vocabularies.get(article) ?? []) {
      const having = index.get(word) ?? []
      if (having.length > common) continue
      for (const other of having) {
        if (other === article || other.locale !== article.locale) continue
        scores.set(other, (scores.get(other) ?? 0) + 1 / having.length)
      }
    }
    article.related = [...scores]
      .sort(([a, x], [b, y]) => y - x || (a.id < b.id ? -1 : 1))
      .filter(([, score]) => score >= 0.2)
      .slice(0, most)
      .map(([other]) => other.id)
  }
}

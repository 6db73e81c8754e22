/** Which other articles a reader may want: those that share rare words, in titles above all. */

import type {SiteArticle} from '../model/site-data.ts'
import {words} from '../model/words.ts'

/** What an article says: more of it is not looked at. */
const longest = 20_000
/** Words by which an article is known; the rest says little of it. */
const keywords = 30
/** A word that stands in more articles than this joins none. */
const common = 120
const most = 4
/** Of the likeness of an article with itself. */
const least = 0.06

interface Known {
  article: SiteArticle
  /** Word → its weight; the squares of all sum up to 1. */
  weights: Map<string, number>
}

/**
 * Fill in `related` of `articles`, whose texts `textOf` gives: the cosine of their words, weighted by how often each
 * stands in the article and how few others have it.
 */
export function relate(
  articles: readonly SiteArticle[],
  textOf: (article: SiteArticle) => string
): void {
  for (const group of Map.groupBy(articles, ({locale}) => locale).values()) {
    const counts = group.map((article) => countWords(article, textOf(article)))
    const having = new Map<string, number>()
    for (const each of counts)
      for (const word of each.keys()) having.set(word, (having.get(word) ?? 0) + 1)
    const known = group.map((article, at) => ({
      article,
      weights: weigh(counts[at] ?? new Map(), having, group.length)
    }))
    compare(known)
  }
}

function countWords(article: SiteArticle, text: string): Map<string, number> {
  const head = `${article.title} ${article.description ?? ''} ${article.token ?? ''} `
  const counts = new Map<string, number>()
  for (const word of words(`${head.repeat(4)}${text.slice(0, longest)}`.toLowerCase())) {
    if (word.length < 3 || /^\d+$/.test(word)) continue
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

function weigh(
  counts: ReadonlyMap<string, number>,
  having: ReadonlyMap<string, number>,
  total: number
): Map<string, number> {
  const weights = [...counts]
    .map(([word, count]) => {
      const rare = Math.log((1 + total) / (having.get(word) ?? 1))
      return [word, (1 + Math.log(count)) * rare] as const
    })
    .filter(([, weight]) => weight > 0)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, keywords)
  const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1
  return new Map(weights.map(([word, weight]) => [word, weight / length]))
}

function compare(known: readonly Known[]): void {
  const index = new Map<string, Array<{at: number; weight: number}>>()
  for (const [at, {weights}] of known.entries())
    for (const [word, weight] of weights) {
      const list = index.get(word)
      if (list) list.push({at, weight})
      else index.set(word, [{at, weight}])
    }

  const scores = new Float64Array(known.length)
  for (const [own, {article, weights}] of known.entries()) {
    const touched: number[] = []
    for (const [word, weight] of weights) {
      const others = index.get(word) ?? []
      if (others.length > common) continue
      for (const other of others) {
        if (scores[other.at] === 0) touched.push(other.at)
        scores[other.at] = (scores[other.at] ?? 0) + weight * other.weight
      }
    }
    article.related = touched
      .filter((at) => at !== own && (scores[at] ?? 0) >= least)
      .map((at) => ({id: known[at]?.article.id ?? '', score: scores[at] ?? 0}))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, most)
      .map(({id}) => id)
    for (const at of touched) scores[at] = 0
  }
}

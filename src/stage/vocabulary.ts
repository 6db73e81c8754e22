/** Words that a misspelled query may have meant, the most frequent first. */

import {words} from '../model/words.ts'
import type {Prepared} from './prepare-one.ts'

export function vocabulary(articles: readonly Prepared[]): string[] {
  const counts = new Map<string, number>()
  for (const article of articles)
    for (const [word, count] of wordsIn(article)) counts.set(word, (counts.get(word) ?? 0) + count)
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([word]) => word)
}

const counted = new WeakMap<Prepared, ReadonlyMap<string, number>>()

/** How often each word stands in `article`; in its title and description, it counts twice. */
function wordsIn(article: Prepared): ReadonlyMap<string, number> {
  const known = counted.get(article)
  if (known) return known
  const counts = new Map<string, number>()
  const titles = words(`${article.front.title} ${article.front.description ?? ''}`)
  for (const word of [...titles, ...titles, ...words(article.markdown)]) {
    if (!/^\p{L}{4,24}$/u.test(word)) continue
    const folded = word.toLowerCase()
    counts.set(folded, (counts.get(folded) ?? 0) + 1)
  }
  counted.set(article, counts)
  return counts
}

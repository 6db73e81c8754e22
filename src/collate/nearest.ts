/** How near the likest of many sentences comes to a given one. */

import {count, stemsOf} from './tokens.ts'

/** Make a function that gives the highest cosine, 0–1, between a text and any of `sentences`. */
export function nearest(sentences: readonly string[]): (text: string) => number {
  const postings = new Map<string, Array<{at: number; times: number}>>()
  const bags = sentences.map((sentence) => count(stemsOf(sentence)))
  for (const [at, bag] of bags.entries())
    for (const [word, times] of bag) {
      const list = postings.get(word)
      if (list) list.push({at, times})
      else postings.set(word, [{at, times}])
    }
  const weight = (word: string) =>
    Math.log(1 + (sentences.length + 1) / (1 + (postings.get(word)?.length ?? 0)))
  const length = (bag: ReadonlyMap<string, number>) =>
    Math.sqrt([...bag].reduce((sum, [word, times]) => sum + (times * weight(word)) ** 2, 0))
  const lengths = bags.map(length)

  return function (text) {
    const bag = count(stemsOf(text))
    const sums = new Map<number, number>()
    for (const [word, times] of bag)
      for (const posting of postings.get(word) ?? [])
        sums.set(
          posting.at,
          (sums.get(posting.at) ?? 0) + times * posting.times * weight(word) ** 2
        )
    const own = length(bag)
    let best = 0
    for (const [at, sum] of sums) best = Math.max(best, sum / (own * (lengths[at] ?? 1)))
    return best
  }
}

/**
 * Pages that have no other version, where their like have one: of two sources that hold the same articles for the most part,
 * in one language. What stands in a single source, or in two that have nothing to do with each other, misses nothing.
 */

import type {Pair} from '../model/pair.ts'
import type {PageKey} from '../model/source-page.ts'
import type {BarePage} from './readings.ts'

export interface Unpaired {
  page: BarePage
  /** The source that has no version of it. */
  missing: string
}

/** Pages of a source that must have versions in another one, and the part of all that they must be. */
const least = {pages: 4, share: 0.5}

/** `pairs` are all that were found, and those that nobody can tell. */
export function unpairedPages(
  pages: readonly BarePage[],
  pairs: ReadonlyArray<Pick<Pair, 'a' | 'b'>>
): Unpaired[] {
  const sources = new Map(pages.map(({key, source}) => [key, source]))
  const has = new Map<PageKey, Set<string>>()
  for (const {a, b} of pairs)
    for (const [one, other] of [
      [a, b],
      [b, a]
    ] as const)
      has.set(one, (has.get(one) ?? new Set()).add(sources.get(other) ?? ''))

  const names = [...new Set(sources.values())].sort()
  const shelves = Map.groupBy(pages, ({source, article}) => `${source} ${article.locale}`)
  return [...shelves.values()].flatMap((shelf) =>
    names
      .filter((name) => name !== shelf[0]?.source)
      .flatMap(function (missing): Unpaired[] {
        const alone = shelf.filter(({key}) => !has.get(key)?.has(missing))
        const paired = shelf.length - alone.length
        if (paired < least.pages || paired < least.share * shelf.length) return []
        return alone.map((page) => ({page, missing}))
      })
  )
}

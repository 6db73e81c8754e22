/** Which pages may be versions of one article: an index of words finds few for each, titles and actions rank them. */

import type {Readings} from './readings.ts'
import {sharedDeeds} from './shared-deeds.ts'
import {themesApart} from './themes.ts'
import {indexWords, type Near} from './word-index.ts'

/** Two pages by their places, `a` before `b`. */
export interface Candidate {
  a: number
  b: number
  /** 0–1. */
  score: number
}

export interface Candidates {
  /** The likest pairs of each of `pages` with others that are `allowed`, the likest pair first. */
  of(pages: Iterable<number>, allowed: (a: number, b: number) => boolean): Candidate[]
}

/** Candidates that are looked at closely, of each page. */
const looks = 10
/** Part of the themes that two versions may lack of each other where they share no words. */
const spare = 0.3

export function candidatesIn(readings: Readings): Candidates {
  const index = indexWords(readings)
  const deeds = sharedDeeds(readings, index.weightOf)
  const apart = themesApart(readings)
  const titles = readings.titles.map((words) => new Set(words))

  return {
    of(pages, allowed) {
      const result: Candidate[] = []
      const seen = new Map<number, Set<number>>()
      for (const page of pages)
        for (const near of index.near(page, looks, (other) => allowed(page, other))) {
          const [a, b] = page < near.page ? [page, near.page] : [near.page, page]
          const others = seen.get(a) ?? new Set()
          if (others.has(b)) continue
          seen.set(a, others.add(b))
          result.push({a, b, score: scoreOf(page, near)})
        }
      return result.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)
    }
  }

  /** Words count half; titles and actions make the difference between siblings and strangers. */
  function scoreOf(a: number, {page: b, likeness}: Near): number {
    let [score, all] = [0.5 * likeness, 0.5]
    const [own, other] = [titles[a], titles[b]]
    if (own && other && own.size > 0 && other.size > 0) {
      score += 0.2 * dice(own, other)
      all += 0.2
    }
    if (readings.courses[a]?.length && readings.courses[b]?.length) {
      score += 0.3 * deeds(a, b)
      all += 0.3
    }
    // Who retells freely has other themes, too; who copies the rest writes of another product.
    const variance = Math.max(0, apart(a, b) - spare * (1 - likeness))
    return (score / all) * (1 - variance) ** (1 + 3 * likeness)
  }
}

function dice(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0
  for (const each of a) if (b.has(each)) shared++
  return (2 * shared) / (a.size + b.size)
}

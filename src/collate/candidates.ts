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
/** How far behind the likest of a page a candidate is none. */
const behind = 0.15
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
      for (const page of pages) {
        let best = 0
        const nears = index.near(page, looks, (other) => allowed(page, other))
        const known = nears.map((near) => ({near, said: said(page, near)}))
        for (const {near, said} of known.sort((x, y) => y.said.most - x.said.most)) {
          if (said.most < best - behind) break
          const score = scoreOf(page, near, said)
          best = Math.max(best, score)
          const [a, b] = page < near.page ? [page, near.page] : [near.page, page]
          const others = seen.get(a) ?? new Set()
          if (!others.has(b)) result.push({a, b, score})
          seen.set(a, others.add(b))
        }
      }
      return result.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)
    }
  }

  /** Words count half, titles less; and how much the two can be alike at `most`, whatever they ask for. */
  function said(a: number, {page: b, likeness}: Near): Said {
    const [own, other] = [titles[a], titles[b]]
    const titled = own && other && own.size > 0 && other.size > 0
    const sum = 0.5 * likeness + (titled ? 0.2 * dice(own, other) : 0)
    const asks = readings.courses[a]?.length && readings.courses[b]?.length ? 0.3 : 0
    const all = 0.5 + (titled ? 0.2 : 0) + asks
    return {sum, asks, all, most: (sum + asks) / all}
  }

  /** Actions make the difference between siblings and strangers. */
  function scoreOf(a: number, {page: b, likeness}: Near, {sum, asks, all}: Said): number {
    const score = (sum + (asks > 0 ? asks * deeds(a, b) : 0)) / all
    // Who retells freely has other themes, too; who copies the rest writes of another product.
    const variance = Math.max(0, apart(a, b) - spare * (1 - likeness))
    return score * (1 - variance) ** (1 + 3 * likeness)
  }
}

interface Said {
  sum: number
  /** What actions count. */
  asks: number
  all: number
  most: number
}

function dice(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0
  for (const each of a) if (b.has(each)) shared++
  return (2 * shared) / (a.size + b.size)
}

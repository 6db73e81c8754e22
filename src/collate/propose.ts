/**
 * Pairs by likeness, one to one: across sources first, where a page has one other version in each; then among what is left
 * in one source. What is too close to another candidate is left to a person.
 */

import type {Pair} from '../model/pair.ts'
import type {PageKey} from '../model/source-page.ts'
import {type Assigned, type Assignment, assign} from './assign.ts'
import {type Candidate, candidatesIn} from './candidates.ts'
import {groupsOf} from './groups.ts'
import type {BarePage, Readings} from './readings.ts'

/** Likeness from which a pair is proposed: of few pages, as none tells how rare its words are, and of many. */
const enough = {few: 0.315, many: 0.4, half: 40}
/** The same within a source that is one of several, where pages that are alike are mostly meant. */
const enoughWithin = 0.6
/** Likeness from which it is worth a word. */
const notable = 0.15
/** Distance to the runner-up below which nobody can tell. */
const close = 0.06

export interface Proposal {
  pair: Pair
  /** The runner-up, where it is too close. */
  second?: PageKey
}

export interface Proposed {
  proposals: Proposal[]
  /** Pairs across sources that nothing is proposed for, as they are not like enough; the likest first. */
  rest: Pair[]
}

/** `pages` and `readings` in the order of their keys. */
export function propose(
  pages: readonly BarePage[],
  readings: Readings,
  certain: readonly Pair[],
  isNever: (a: PageKey, b: PageKey) => boolean
): Proposed {
  if (pages.length < 2) return {proposals: [], rest: []}
  const keys = pages.map(({key}) => key)
  const groups = groupsOf(keys, certain)
  const group = keys.map((key) => groups.get(key) ?? -1)
  const sources = [...new Set(pages.map(({source}) => source))]
  const source = pages.map((page) => sources.indexOf(page.source))
  const candidates = candidatesIn(readings)
  /** The other version in source `there` of the article that `page` is one of. */
  const placeIn = (page: number, there = 0) => (group[page] ?? -1) * sources.length + there
  const filled = new Uint8Array(pages.length * sources.length)
  for (const page of pages.keys()) filled[placeIn(page, source[page])] = 1

  const locales = [...new Set(pages.map(({article}) => article.locale))]
  const locale = pages.map(({article}) => locales.indexOf(article.locale))
  const may = (a: number, b: number) =>
    group[a] !== group[b] && locale[a] === locale[b] && !isNever(keys[a] ?? '/', keys[b] ?? '/')
  const isFree = (a: number, b: number) =>
    filled[placeIn(a, source[b])] === 0 && filled[placeIn(b, source[a])] === 0
  const least =
    enough.few + ((enough.many - enough.few) * pages.length) / (pages.length + enough.half)
  const how: Assignment = {
    enough: least,
    close,
    threes: false,
    placesOf: ({a, b}) => [placeIn(a, source[b]), placeIn(b, source[a])]
  }

  const likely = candidates.of(pages.keys(), (a, b) => isFree(a, b) && may(a, b))
  const across = assign(likely, how)
  const done = new Set(across.flatMap(pagesOf).map((page) => group[page]))
  const left = [...pages.keys()].filter((page) => !done.has(group[page]))
  const isLeft = (a: number, b: number) => source[a] === source[b] && !done.has(group[b])
  const within = assign(
    candidates.of(left, (a, b) => isLeft(a, b) && may(a, b)),
    {...how, enough: sources.length > 1 ? enoughWithin : least, threes: true}
  )
  const rest = likely.filter(
    ({a, b, score}) => score >= notable && !done.has(group[a]) && !done.has(group[b])
  )
  return {
    proposals: [...across, ...within].map((found) => proposal(found, keys)),
    rest: rest.map(({a, b, score}) => pairOf(keys, a, b, {score}))
  }
}

function pagesOf({best, rival}: Assigned): number[] {
  return [best, ...(rival ? [rival] : [])].flatMap(({a, b}) => [a, b])
}

function proposal({best, margin, rival}: Assigned, keys: readonly PageKey[]): Proposal {
  const said = {score: best.score, margin}
  if (!rival) return {pair: pairOf(keys, best.a, best.b, said)}
  const shared = isOf(rival, best.a) ? best.a : best.b
  const other = shared === best.a ? best.b : best.a
  const second = keys[rival.a === shared ? rival.b : rival.a]
  return {pair: pairOf(keys, shared, other, said), ...(second && {second})}
}

function pairOf(
  keys: readonly PageKey[],
  a: number,
  b: number,
  said: Pick<Pair, 'score' | 'margin'>
): Pair {
  return {a: keys[a] ?? '/', b: keys[b] ?? '/', how: 'likeness', ...said}
}

function isOf({a, b}: Candidate, page: number): boolean {
  return a === page || b === page
}

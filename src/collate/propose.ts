/** Pairs by likeness: an index of words finds few candidates, actions and titles rank them. */

import {compare} from '../model/finding.ts'
import {greatest} from '../model/long-lists.ts'
import type {Pair} from '../model/pair.ts'
import type {PageKey} from '../model/source-page.ts'
import type {PageFacts} from './page-facts.ts'
import type {Steps} from './procedures.ts'
import {alignProcedures} from './steps.ts'
import {dice, stemsOf} from './tokens.ts'
import {indexWords, type WordIndex} from './word-index.ts'

/** Candidates that are looked at closely, of each page. */
const looks = 10
/** Likeness from which a pair is proposed. */
const enough = 0.37
/** Distance to the runner-up below which nobody can tell. */
const close = 0.06
export interface Proposal {
  pair: Pair
  /** The runner-up, where it is too close. */
  second?: PageKey
}

interface Candidate {
  a: number
  b: number
  score: number
}

export function propose(
  given: readonly PageFacts[],
  certain: readonly Pair[],
  never: ReadonlySet<string>
): Proposal[] {
  if (given.length < 2) return []
  // In whatever order the pages were read, like pages are told apart in the same way.
  const pages = given.toSorted((a, b) => compare(a.key, b.key))
  const index = indexWords(words(pages))
  const groups = groupsOf(pages, certain)
  const scores = rank(pages, index, (a, b) => {
    const [one, other] = [pages[a], pages[b]]
    if (!one || !other || groups.get(one.key) === groups.get(other.key)) return false
    if (one.article.locale !== other.article.locale) return false
    return never.size === 0 || !never.has([one.key, other.key].sort(compare).join('\n'))
  })
  return assign(pages, groups, scores)
}

function* words(pages: readonly PageFacts[]): Generator<ReadonlyMap<string, number>> {
  for (const page of pages) yield page.words
}

function put<Key, Value>(into: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = into.get(key)
  if (list) list.push(value)
  else into.set(key, [value])
}

/** The best candidates of each page, scored. */
function rank(
  pages: readonly PageFacts[],
  index: WordIndex,
  allowed: (a: number, b: number) => boolean
): Candidate[] {
  const result = new Map<string, Candidate>()
  const titles = pages.map(({article}) => new Set(stemsOf(article.title)))
  for (const a of pages.keys())
    for (const {page: b, likeness} of index.near(a, looks, (other) => allowed(a, other))) {
      const key = a < b ? `${a} ${b}` : `${b} ${a}`
      if (result.has(key)) continue
      const score = scoreOf(likeness, lookAt(a), lookAt(b), index)
      result.set(key, {a: Math.min(a, b), b: Math.max(a, b), score})
    }
  return [...result.values()].sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)

  function lookAt(index: number): Look {
    return {title: titles[index] ?? new Set(), procedures: pages[index]?.procedures ?? []}
  }
}

/** A page that is looked at closely. */
interface Look {
  title: ReadonlySet<string>
  procedures: readonly Steps[]
}

/** Words count half; titles and actions make the difference between siblings and strangers. */
function scoreOf(likeness: number, a: Look, b: Look, index: WordIndex): number {
  const parts = [{share: 0.5, likeness}]
  if (a.title.size > 0 && b.title.size > 0)
    parts.push({share: 0.2, likeness: dice(a.title, b.title)})
  if (a.procedures.length > 0 && b.procedures.length > 0)
    parts.push({share: 0.3, likeness: inCommon(a, b, index)})
  const all = parts.reduce((sum, {share}) => sum + share, 0)
  return parts.reduce((sum, {share, likeness}) => sum + share * likeness, 0) / all
}

/** The best-aligned procedure: part of its actions that both have, rare ones counting more. */
function inCommon(a: Look, b: Look, {weightOf}: WordIndex): number {
  const worth = (words: Iterable<string>) => greatest([...words].map(weightOf), 0.1)
  const shares = alignProcedures(a.procedures, b.procedures).map(function ({left, right, beads}) {
    const total = (steps: Steps) =>
      steps.steps.reduce(
        (sum, step) => sum + step.actions.reduce((part, {object}) => part + worth(object), 0),
        0
      )
    const matched = beads.reduce(
      (sum, bead) =>
        sum +
        bead.matches.reduce(
          (part, match) =>
            part + match.sameness * worth([...match.left.object, ...match.right.object]),
          0
        ),
      0
    )
    const steps = Math.min(left.steps.length, right.steps.length)
    return (
      (Math.min(1, matched / Math.max(total(left), total(right), 0.1)) * Math.min(steps, 4)) / 4
    )
  })
  return greatest(shares, 0)
}

/** One to one, best first; what is too close to another candidate is left to a person. */
function assign(
  pages: readonly PageFacts[],
  groups: ReadonlyMap<PageKey, number>,
  candidates: readonly Candidate[]
): Proposal[] {
  const taken = new Set<number>()
  const keyOf = (index: number): PageKey => pages[index]?.key ?? '/'
  const groupOf = (index: number) => groups.get(keyOf(index)) ?? -1
  const byGroup = new Map<number, Candidate[]>()
  for (const candidate of candidates)
    for (const index of [candidate.a, candidate.b]) put(byGroup, groupOf(index), candidate)

  /** The best candidate that ties one of `those` to a page outside of them. */
  const rivalOf = (those: readonly number[]): Candidate | undefined => {
    const inside = new Set(those.map(groupOf))
    return those
      .flatMap((index) => byGroup.get(groupOf(index)) ?? [])
      .filter((each) => !inside.has(groupOf(each.a)) || !inside.has(groupOf(each.b)))
      .sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)[0]
  }
  const likely = ({a, b, score}: Candidate, margin: number): Proposal => ({
    pair: {a: keyOf(a), b: keyOf(b), how: 'likeness', score, margin}
  })

  return candidates.flatMap(function (best): Proposal[] {
    const {a, b, score} = best
    if (score < enough || taken.has(groupOf(a)) || taken.has(groupOf(b))) return []
    taken.add(groupOf(a)).add(groupOf(b))
    const rival = rivalOf([a, b])
    const margin = score - (rival?.score ?? 0)
    if (!rival || margin >= close) return [likely(best, margin)]

    const shared = [a, b].includes(rival.a) ? rival.a : rival.b
    const third = shared === rival.a ? rival.b : rival.a
    const other = shared === a ? b : a
    const last = candidates.find(
      (each) => [third, other].includes(each.a) && [third, other].includes(each.b)
    )
    const fourth = rivalOf([a, b, third])
    const rest = score - (fourth?.score ?? 0)
    // Three pages that are all alike, and like no fourth, are three versions.
    if (last && last.score >= enough - close && rest >= 2 * close && !taken.has(groupOf(third))) {
      taken.add(groupOf(third))
      return [best, rival, last].map((each) => likely(each, rest))
    }
    const pair: Pair = {a: keyOf(shared), b: keyOf(other), how: 'likeness', score, margin}
    return [{pair, second: keyOf(third)}]
  })
}

/** Pages that are certain to be one article have one number. */
function groupsOf(pages: readonly PageFacts[], certain: readonly Pair[]): Map<PageKey, number> {
  const parent = new Map<PageKey, PageKey>()
  const root = (key: PageKey): PageKey => {
    let at = key
    for (let next = parent.get(at); next !== undefined; next = parent.get(at)) at = next
    return at
  }
  for (const {a, b} of certain) {
    const [x, y] = [root(a), root(b)]
    if (x !== y) parent.set(y, x)
  }
  const numbers = new Map<PageKey, number>()
  const result = new Map<PageKey, number>()
  for (const {key} of pages) {
    const top = root(key)
    if (!numbers.has(top)) numbers.set(top, numbers.size)
    result.set(key, numbers.get(top) ?? 0)
  }
  return result
}

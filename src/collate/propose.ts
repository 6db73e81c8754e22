/** Pairs by likeness: an index of words finds few candidates, actions and titles rank them. */

import {compare} from '../model/finding.ts'
import type {Pair} from '../model/pair.ts'
import type {PageKey} from '../model/source-page.ts'
import {blocksOf} from './blocks.ts'
import type {PageFacts} from './pairs.ts'
import {proceduresOf, type Steps} from './procedures.ts'
import {alignProcedures} from './steps.ts'
import {count, dice, stemsOf} from './tokens.ts'

/** Candidates that are looked at closely, of each page. */
const looks = 10
/** Likeness from which a pair is proposed. */
const enough = 0.37
/** Distance to the runner-up below which nobody can tell. */
const close = 0.06
/** Pages that hold a word before it stops telling pages apart. */
const common = 400

export interface Proposal {
  pair: Pair
  /** The runner-up, where it is too close. */
  second?: PageKey
}

interface Profile {
  page: PageFacts
  words: ReadonlyMap<string, number>
  title: ReadonlySet<string>
  procedures: readonly Steps[]
  length: number
}

interface Candidate {
  a: number
  b: number
  score: number
}

export function propose(
  pages: readonly PageFacts[],
  certain: readonly Pair[],
  never: ReadonlySet<string>
): Proposal[] {
  const profiles = pages.map(profileOf)
  const weights = weigh(profiles)
  const groups = groupsOf(pages, certain)
  const scores = rank(profiles, weights, (a, b) => {
    const [one, other] = [pages[a], pages[b]]
    if (!one || !other || groups.get(one.key) === groups.get(other.key)) return false
    if (one.article.locale !== other.article.locale) return false
    return !never.has([one.key, other.key].sort(compare).join('\n'))
  })
  return assign(pages, groups, scores)
}

function profileOf(page: PageFacts): Profile {
  const {article} = page
  const blocks = blocksOf(article.body)
  const title = stemsOf(article.title)
  const words = count(blocks.flatMap((block) => stemsOf(block.text.slice(0, 5000))))
  for (const word of title) words.set(word, (words.get(word) ?? 0) + 2)
  return {page, words, title: new Set(title), procedures: proceduresOf(article), length: 0}
}

interface Weights {
  postings: ReadonlyMap<string, readonly number[]>
  /** Weight of a word by how few pages hold it. */
  of(word: string): number
}

function weigh(profiles: Profile[]): Weights {
  const postings = new Map<string, number[]>()
  for (const [index, {words}] of profiles.entries())
    for (const word of words.keys()) {
      const list = postings.get(word)
      if (list) list.push(index)
      else postings.set(word, [index])
    }
  const of = (word: string) => Math.log(1 + profiles.length / (postings.get(word)?.length ?? 1))
  for (const profile of profiles)
    profile.length = Math.sqrt(
      [...profile.words].reduce((sum, [word, times]) => sum + (tf(times) * of(word)) ** 2, 0)
    )
  return {postings, of}
}

function tf(times: number): number {
  return 1 + Math.log(times)
}

/** The best candidates of each page, scored. */
function rank(
  profiles: readonly Profile[],
  {postings, of}: Weights,
  allowed: (a: number, b: number) => boolean
): Candidate[] {
  const result = new Map<string, Candidate>()
  for (const [a, profile] of profiles.entries()) {
    const sums = new Map<number, number>()
    for (const [word, times] of profile.words) {
      const list = postings.get(word) ?? []
      if (list.length > common) continue
      const weight = tf(times) * of(word) ** 2
      for (const b of list) {
        const other = profiles[b]?.words.get(word) ?? 0
        if (b !== a) sums.set(b, (sums.get(b) ?? 0) + weight * tf(other))
      }
    }
    const best = [...sums]
      .map(([b, sum]) => ({b, cosine: sum / (profile.length * (profiles[b]?.length ?? 1))}))
      .sort((x, y) => y.cosine - x.cosine || x.b - y.b)
      .filter(({b}) => allowed(a, b))
      .slice(0, looks)
    for (const {b, cosine} of best) {
      const other = profiles[b]
      const key = a < b ? `${a} ${b}` : `${b} ${a}`
      if (other) result.set(key, {a: Math.min(a, b), b: Math.max(a, b), score: scoreOf(cosine, profile, other, of)})
    }
  }
  return [...result.values()].sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)
}

/** Words count half; titles and actions make the difference between siblings and strangers. */
function scoreOf(cosine: number, a: Profile, b: Profile, weight: Weights['of']): number {
  const parts = [{share: 0.5, likeness: cosine}]
  if (a.title.size > 0 && b.title.size > 0)
    parts.push({share: 0.2, likeness: dice(a.title, b.title)})
  if (a.procedures.length > 0 && b.procedures.length > 0)
    parts.push({share: 0.3, likeness: inCommon(a, b, weight)})
  const all = parts.reduce((sum, {share}) => sum + share, 0)
  return parts.reduce((sum, {share, likeness}) => sum + share * likeness, 0) / all
}

/** The best-aligned procedure: part of its actions that both have, rare ones counting more. */
function inCommon(a: Profile, b: Profile, weight: Weights['of']): number {
  const worth = (words: Iterable<string>) =>
    Math.max(0.1, ...[...words].map((word) => weight(word)))
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
          (part, match) => part + match.sameness * worth([...match.left.object, ...match.right.object]),
          0
        ),
      0
    )
    const steps = Math.min(left.steps.length, right.steps.length)
    return (Math.min(1, matched / Math.max(total(left), total(right), 0.1)) * Math.min(steps, 4)) / 4
  })
  return Math.max(0, ...shares)
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
    for (const index of [candidate.a, candidate.b])
      byGroup.set(groupOf(index), [...(byGroup.get(groupOf(index)) ?? []), candidate])

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

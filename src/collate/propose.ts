/** Pairs by likeness: an index of words finds few candidates, actions and titles rank them. */

import {compare} from '../model/finding.ts'
import {greatest} from '../model/long-lists.ts'
import type {Pair} from '../model/pair.ts'
import type {PageKey} from '../model/source-page.ts'
import {blocksOf} from './blocks.ts'
import type {PageFacts} from './page-facts.ts'
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
/** Words by which a page is found. */
const telling = 60

export interface Proposal {
  pair: Pair
  /** The runner-up, where it is too close. */
  second?: PageKey
}

interface Profile {
  page: PageFacts
  /** How often each is said; once weighed, its weight. */
  words: Map<string, number>
  /** Its most telling words. */
  keys: readonly string[]
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
  given: readonly PageFacts[],
  certain: readonly Pair[],
  never: ReadonlySet<string>
): Proposal[] {
  if (given.length < 2) return []
  // In whatever order the pages were read, like pages are told apart in the same way.
  const pages = given.toSorted((a, b) => compare(a.key, b.key))
  const profiles = pages.map(profileOf)
  const weights = weigh(profiles)
  const groups = groupsOf(pages, certain)
  const scores = rank(profiles, weights, (a, b) => {
    const [one, other] = [pages[a], pages[b]]
    if (!one || !other || groups.get(one.key) === groups.get(other.key)) return false
    if (one.article.locale !== other.article.locale) return false
    return never.size === 0 || !never.has([one.key, other.key].sort(compare).join('\n'))
  })
  return assign(pages, groups, scores)
}

function profileOf(page: PageFacts): Profile {
  const {article} = page
  const blocks = blocksOf(article.body)
  const title = stemsOf(article.title)
  const words = count(blocks.flatMap((block) => stemsOf(block.text.slice(0, 5000))))
  for (const word of title) words.set(word, (words.get(word) ?? 0) + 2)
  return {
    page,
    words,
    title: new Set(title),
    keys: [],
    procedures: proceduresOf(article),
    length: 0
  }
}

interface Weights {
  /** Pages by their words, with what each weighs there; common ones left out. */
  postings: ReadonlyMap<string, ReadonlyArray<readonly [page: number, weight: number]>>
  /** Weight of a word by how few pages hold it. */
  of(word: string): number
}

function put<Key, Value>(into: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = into.get(key)
  if (list) list.push(value)
  else into.set(key, [value])
}

/** Weigh the words of all pages, in place, and index the pages by them. */
function weigh(profiles: readonly Profile[]): Weights {
  const pages = count(profiles.flatMap(({words}) => [...words.keys()]))
  const of = (word: string) => Math.log(1 + profiles.length / (pages.get(word) ?? 1))
  const postings = new Map<string, Array<readonly [number, number]>>()

  for (const [index, profile] of profiles.entries()) {
    let sum = 0
    for (const [word, times] of profile.words) {
      const weight = (1 + Math.log(times)) * of(word)
      profile.words.set(word, weight)
      sum += weight * weight
    }
    profile.length = Math.sqrt(sum) || 1
    const known = [...profile.words].filter(([word]) => (pages.get(word) ?? 0) <= common)
    for (const [word, weight] of known) put(postings, word, [index, weight] as const)
    profile.keys = known
      .sort((x, y) => y[1] - x[1] || compare(x[0], y[0]))
      .slice(0, telling)
      .map(([word]) => word)
  }
  return {postings, of}
}

/** The best candidates of each page, scored. */
function rank(
  profiles: readonly Profile[],
  {postings, of}: Weights,
  allowed: (a: number, b: number) => boolean
): Candidate[] {
  const result = new Map<string, Candidate>()
  for (const [a, profile] of profiles.entries())
    for (const {b, cosine} of candidatesOf(a, profiles, postings, allowed)) {
      const other = profiles[b]
      const key = a < b ? `${a} ${b}` : `${b} ${a}`
      if (!other || result.has(key)) continue
      const score = scoreOf(cosine, profile, other, of)
      result.set(key, {a: Math.min(a, b), b: Math.max(a, b), score})
    }
  return [...result.values()].sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)
}

/** Pages that share telling words with page `a`; the likest, by all of their words. */
function candidatesOf(
  a: number,
  profiles: readonly Profile[],
  postings: Weights['postings'],
  allowed: (a: number, b: number) => boolean
): Array<{b: number; cosine: number}> {
  const profile = profiles[a]
  if (!profile) return []
  const sums = new Float64Array(profiles.length)
  for (const word of profile.keys) {
    const weight = profile.words.get(word) ?? 0
    for (const [b, other] of postings.get(word) ?? []) sums[b] = (sums[b] ?? 0) + weight * other
  }
  const best: number[] = []
  const sumOf = (b: number) => sums[b] ?? 0
  const found = [...sums.keys()].filter((b) => b !== a && sumOf(b) > 0)
  for (const b of found.sort((x, y) => sumOf(y) - sumOf(x) || x - y)) {
    if (allowed(a, b)) best.push(b)
    if (best.length === 3 * looks) break
  }
  return best
    .map((b) => ({b, cosine: cosine(profile, profiles[b] ?? profile)}))
    .sort((x, y) => y.cosine - x.cosine || x.b - y.b)
    .slice(0, looks)
}

function cosine(a: Profile, b: Profile): number {
  const [small, large] = a.words.size < b.words.size ? [a, b] : [b, a]
  let sum = 0
  for (const [word, weight] of small.words) sum += weight * (large.words.get(word) ?? 0)
  return sum / (a.length * b.length)
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
  const worth = (words: Iterable<string>) => greatest([...words].map(weight), 0.1)
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

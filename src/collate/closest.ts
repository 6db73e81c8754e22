/** The likest blocks of two sides, one to one, wherever they stand; found by an index of words. */

import {type Feature, likeness} from './features.ts'

export interface Near {
  left: number
  right: number
  likeness: number
}

/** A word in more blocks than this tells nothing. */
const common = 40
/** Blocks that are looked at closely for each one. */
const looks = 6

export function closest(
  left: readonly Feature[],
  right: readonly Feature[],
  least: number
): Near[] {
  if (left.length === 0 || right.length === 0) return []
  const candidates: Near[] = equals(left, right)
  const postings = new Map<number, Array<{at: number; weight: number}>>()
  for (const [at, feature] of right.entries())
    for (const [id, weight] of feature.words) {
      const list = postings.get(id)
      if (!list) postings.set(id, [{at, weight}])
      else if (list.length <= common) list.push({at, weight})
    }

  for (const [at, feature] of left.entries()) {
    const sums = new Map<number, number>()
    for (const [id, weight] of feature.words) {
      const list = postings.get(id) ?? []
      if (list.length <= common)
        for (const posting of list)
          sums.set(posting.at, (sums.get(posting.at) ?? 0) + weight * posting.weight)
    }
    const best = [...sums].sort((a, b) => b[1] - a[1]).slice(0, looks)
    for (const [other] of best) {
      const match = right[other]
      const near = match ? likeness(feature, match) : 0
      if (match && near >= floor(feature, match, least))
        candidates.push({left: at, right: other, likeness: near})
    }
  }
  return oneToOne(candidates)
}

/** Few words are alike by chance. */
function floor(a: Feature, b: Feature, least: number): number {
  if (a.block.kind === 'heading' || b.block.kind === 'heading') return Math.max(least, 0.6)
  return Math.min(a.words.size, b.words.size) < 4 ? Math.max(least, 0.55) : least
}

/** Equal ones in the order in which they stand. */
function equals(left: readonly Feature[], right: readonly Feature[]): Near[] {
  const waiting = new Map<string, number[]>()
  for (const [at, {key}] of right.entries()) {
    const list = waiting.get(key)
    if (list) list.push(at)
    else waiting.set(key, [at])
  }
  const used = new Map<string, number>()
  return left.flatMap(function ({key}, at) {
    const index = used.get(key) ?? 0
    const other = waiting.get(key)?.[index]
    used.set(key, index + 1)
    return other === undefined ? [] : [{left: at, right: other, likeness: 1}]
  })
}

function oneToOne(candidates: Near[]): Near[] {
  const lefts = new Set<number>()
  const rights = new Set<number>()
  return candidates
    .sort(
      (a, b) =>
        b.likeness - a.likeness ||
        Math.abs(a.left - a.right) - Math.abs(b.left - b.right) ||
        a.left - b.left
    )
    .filter(function ({left, right}) {
      if (lefts.has(left) || rights.has(right)) return false
      lefts.add(left)
      rights.add(right)
      return true
    })
}

/** The stretch between two anchors, aligned by dynamic programming with beads of several shapes. */

import {blend, dot, type Feature, temper} from './features.ts'

/** Indices into the two sides of the gap. */
export interface GapBead {
  left: number
  right: number
  lefts: number
  rights: number
  likeness: number
}

const shapes = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, 2],
  [2, 1],
  [1, 3],
  [3, 1],
  [2, 2]
] as const

/** Below this, two blocks do not answer each other. */
const least = 0.34
/** What several blocks together must gain over the best two alone. */
const edge = 0.04
/** The same for two against two, which two pairs of one and one explain as well. */
const bothEdge = 0.15
/** Part of its words that each of several blocks must share with the other side. */
const part = 0.3
const mergeable = new Set(['paragraph', 'item', 'callout'])

/** All beads, one-sided ones included, in order. */
export function alignGap(left: readonly Feature[], right: readonly Feature[]): GapBead[] {
  const rows = left.length
  const columns = right.length
  const likeness = measure(left, right)
  const width = columns + 1
  const score = new Float64Array((rows + 1) * width).fill(-1)
  const shape = new Uint8Array((rows + 1) * width)
  const found = new Float64Array((rows + 1) * width)
  score[0] = 0

  for (let i = 0; i <= rows; i++)
    for (let j = 0; j <= columns; j++) {
      const base = score[i * width + j] ?? 0
      for (const [index, [p, q]] of shapes.entries()) {
        if (i + p > rows || j + q > columns) continue
        const near = p === 0 || q === 0 ? 0 : likeness(i, p, j, q)
        if (p > 0 && q > 0 && near < (p + q > 2 ? least : floor(left[i], right[j]))) continue
        const gain = p === 0 || q === 0 ? 0 : (p + q) * (near - least + 0.02)
        const at = (i + p) * width + j + q
        if (base + gain > (score[at] ?? 0)) {
          score[at] = base + gain
          shape[at] = index
          found[at] = near
        }
      }
    }

  const beads: GapBead[] = []
  let i = rows
  let j = columns
  while (i > 0 || j > 0) {
    const at = i * width + j
    const [p, q] = shapes[shape[at] ?? 0] ?? [1, 0]
    i -= p
    j -= q
    beads.push({left: i, lefts: p, right: j, rights: q, likeness: found[at] ?? 0})
  }
  return beads.reverse()
}

/** Few words are alike by chance, and titles most of all. */
function floor(a: Feature | undefined, b: Feature | undefined): number {
  if (!a || !b || a.block.kind !== b.block.kind) return 0.5
  if (a.block.kind === 'heading') return 0.55
  return Math.min(a.words.size, b.words.size) < 4 && a.block.kind !== 'image' ? 0.48 : least
}

type Likeness = (i: number, p: number, j: number, q: number) => number

/** Products of all blocks once; sums of them give the likeness of several blocks together. */
function measure(left: readonly Feature[], right: readonly Feature[]): Likeness {
  const columns = right.length
  const words = products(left, right, 'words')
  const grams = products(left, right, 'grams')
  const sums = {
    leftWords: runs(left, 'words'),
    rightWords: runs(right, 'words'),
    leftGrams: runs(left, 'grams'),
    rightGrams: runs(right, 'grams')
  }
  const single = new Float64Array(left.length * columns)
  for (const [i, a] of left.entries())
    for (const [j, b] of right.entries())
      single[i * columns + j] = temper(together(i, 1, j, 1), a, b)

  return function (i, p, j, q) {
    if (p === 1 && q === 1) return single[i * columns + j] ?? 0
    let best = 0
    for (let a = i; a < i + p; a++) {
      if (!mergeable.has(left[a]?.block.kind ?? '')) return 0
      for (let b = j; b < j + q; b++) {
        if (!mergeable.has(right[b]?.block.kind ?? '')) return 0
        best = Math.max(best, single[a * columns + b] ?? 0)
      }
    }
    if (best > 0.96 || !allTakePart(i, p, j, q)) return 0
    const near = together(i, p, j, q)
    const needed = best + (p > 1 && q > 1 ? bothEdge : edge)
    return near >= needed && isBest(near, i, p, j, q) ? near : 0
  }

  /** No block at an end is better left out. */
  function isBest(near: number, i: number, p: number, j: number, q: number): boolean {
    return [
      ...(p > 1 ? [together(i + 1, p - 1, j, q), together(i, p - 1, j, q)] : []),
      ...(q > 1 ? [together(i, p, j + 1, q - 1), together(i, p, j, q - 1)] : [])
    ].every((without) => near > without)
  }

  /** Every block has words that the other side has: what came in between the parts of a block is none of them. */
  function allTakePart(i: number, p: number, j: number, q: number): boolean {
    const [rows, others] = [range(i, p), range(j, q)]
    const shared = (a: number, b: number) => words[a * columns + b] ?? 0
    return (
      rows.every((a) => total(others, (b) => shared(a, b)) >= part * sums.leftWords(a, 1)) &&
      others.every((b) => total(rows, (a) => shared(a, b)) >= part * sums.rightWords(b, 1))
    )
  }

  function together(i: number, p: number, j: number, q: number): number {
    let word = 0
    let gram = 0
    for (let a = i; a < i + p; a++)
      for (let b = j; b < j + q; b++) {
        word += words[a * columns + b] ?? 0
        gram += grams[a * columns + b] ?? 0
      }
    return blend(
      word,
      sums.leftWords(i, p),
      sums.rightWords(j, q),
      gram,
      sums.leftGrams(i, p),
      sums.rightGrams(j, q)
    )
  }
}

function range(start: number, length: number): number[] {
  return Array.from({length}, (_, index) => start + index)
}

function total(items: readonly number[], value: (item: number) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0)
}

function products(
  left: readonly Feature[],
  right: readonly Feature[],
  of: 'words' | 'grams'
): Float64Array {
  const columns = right.length
  const result = new Float64Array(left.length * columns)
  const postings = new Map<number, Array<{at: number; weight: number}>>()
  for (const [at, feature] of right.entries())
    for (const [id, weight] of feature[of]) {
      const list = postings.get(id)
      if (list) list.push({at, weight})
      else postings.set(id, [{at, weight}])
    }
  for (const [i, feature] of left.entries())
    for (const [id, weight] of feature[of])
      for (const posting of postings.get(id) ?? []) {
        const at = i * columns + posting.at
        result[at] = (result[at] ?? 0) + weight * posting.weight
      }
  return result
}

/** Squared length of the sum of `count` blocks (1–3) from `start`. */
function runs(
  side: readonly Feature[],
  of: 'words' | 'grams'
): (start: number, count: number) => number {
  const step = [0, 1, 2].map((distance) =>
    Float64Array.from(side, function (feature, index) {
      const other = side[index + distance]
      return other ? dot(feature[of], other[of]) : 0
    })
  )
  const at = (distance: number, index: number) => step[distance]?.[index] ?? 0

  return function (start, count) {
    let sum = at(0, start)
    if (count > 1) sum += at(0, start + 1) + 2 * at(1, start)
    if (count > 2) sum += at(0, start + 2) + 2 * at(1, start + 1) + 2 * at(2, start)
    return sum
  }
}

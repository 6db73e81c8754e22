/**
 * Which block of a text is which block of another: one to one, also where it was edited or moved.
 *
 * Blocks that are there once on both sides hold the texts together; between them, the likeliest are paired in
 * order; what is left may have moved.
 */

import {heaviestRun} from '../model/increasing.ts'
import type {Block, Container} from './block.ts'
import {isEdited, isMoved, likeness, wordsIn} from './likeness.ts'

/** Of each block of the left text, the index of its partner in the right one. */
export type Alignment = ReadonlyMap<number, number>

/** More pairs than these in one gap are not compared. */
const mostCells = 60_000

export function align(left: readonly Block[], right: readonly Block[]): Alignment {
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  const pair = (a: number, b: number) => {
    pairs.set(a, b)
    taken.add(b)
  }

  let [from, ends] = [0, [left.length, right.length] as const]
  while (from < Math.min(...ends) && left[from]?.key === right[from]?.key) pair(from, from++)
  let [endLeft, endRight] = ends
  while (Math.min(endLeft, endRight) > from && left[endLeft - 1]?.key === right[endRight - 1]?.key)
    pair(--endLeft, --endRight)

  const once = uniquePairs(left, right, from, endLeft, endRight)
  const run = heaviestRun(once)
  let [a, b] = [from, from]
  for (const {left: nextA, right: nextB} of [...run, {left: endLeft, right: endRight}]) {
    pairGap(left, right, [a, nextA], [b, nextB], pair)
    if (nextA < endLeft) pair(nextA, nextB)
    ;[a, b] = [nextA + 1, nextB + 1]
  }
  pairMoved(left, right, pairs, taken, pair)
  pairEnds(left, right, pairs)
  return pairs
}

/** How much it takes to move a block: its text. */
export function weightOf(block: Block): number {
  return 1 + wordsIn(block)
}

/** Pairs of blocks that are there once on both sides of what is not the same at both ends. */
function uniquePairs(
  left: readonly Block[],
  right: readonly Block[],
  from: number,
  endLeft: number,
  endRight: number
): Array<{left: number; right: number; weight: number}> {
  const here = indexOnce(left, from, endLeft)
  const there = indexOnce(right, from, endRight)
  return [...here].flatMap(function ([key, at]) {
    const other = there.get(key)
    const block = left[at]
    if (other === undefined || other === -1 || at === -1 || !block) return []
    return [{left: at, right: other, weight: weightOf(block)}]
  })
}

/** Where each key stands; -1 where it stands more than once. Ends of tags go with what begins them. */
function indexOnce(blocks: readonly Block[], from: number, end: number): Map<string, number> {
  const found = new Map<string, number>()
  for (let at = from; at < end; at++) {
    const {key, kind} = blocks[at] as Block
    if (kind !== 'close') found.set(key, found.has(key) ? -1 : at)
  }
  return found
}

type Range = readonly [number, number]
type Pair = (a: number, b: number) => void

/** Pair the blocks of two ranges in order, so that they are as alike as can be. */
function pairGap(
  left: readonly Block[],
  right: readonly Block[],
  [startA, endA]: Range,
  [startB, endB]: Range,
  pair: Pair
): void {
  const [rows, columns] = [endA - startA, endB - startB]
  if (rows <= 0 || columns <= 0 || rows * columns > mostCells) return
  const width = columns + 1
  const best = new Float64Array((rows + 1) * width)
  const value = (row: number, column: number): number => {
    const [a, b] = [left[startA + row], right[startB + column]] as [Block, Block]
    const lone = rows === 1 && columns === 1 && isSame(a, b)
    return lone || isEdited(a, b) ? 0.01 + likeness(a, b) : 0
  }
  const values = new Float64Array(rows * columns)
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--) {
      const here = value(row, column)
      values[row * columns + column] = here
      best[row * width + column] = Math.max(
        at(best, (row + 1) * width + column),
        at(best, row * width + column + 1),
        here > 0 ? here + at(best, (row + 1) * width + column + 1) : 0
      )
    }

  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const total = at(best, row * width + column)
    const here = at(values, row * columns + column)
    if (here > 0 && total === here + at(best, (row + 1) * width + column + 1))
      pair(startA + row++, startB + column++)
    else if (total === at(best, (row + 1) * width + column)) row++
    else column++
  }
}

function at(numbers: Float64Array, index: number): number {
  return numbers[index] ?? 0
}

/** Between the same neighbours, a block of the same kind is the same one written anew. */
function isSame(a: Block, b: Block): boolean {
  if (a.kind !== b.kind || a.depth !== b.depth) return false
  return a.kind === 'heading' || likeness(a, b) >= 0.15
}

function pairMoved(
  left: readonly Block[],
  right: readonly Block[],
  pairs: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
  pair: Pair
): void {
  const free = right.flatMap((block, index) => (taken.has(index) ? [] : [{block, index}]))
  const gone = left.flatMap((block, index) => (pairs.has(index) ? [] : [{block, index}]))
  const byKey = Map.groupBy(free, ({block}) => block.key)
  for (const {block, index} of gone) {
    if (block.kind === 'close') continue
    const same = byKey.get(block.key)
    const next = same?.shift()
    if (next) pair(index, next.index)
  }
  const rest = gone.filter(({index}) => !pairs.has(index))
  const others = free.filter(({index}) => !taken.has(index))
  if (rest.length * others.length > mostCells) return
  const alike = rest
    .flatMap((a) =>
      others
        .filter((b) => isMoved(a.block, b.block))
        .map((b) => ({a: a.index, b: b.index, value: likeness(a.block, b.block)}))
    )
    .sort((one, two) => two.value - one.value || one.a - two.a || one.b - two.b)
  for (const {a, b} of alike) if (!pairs.has(a) && !taken.has(b)) pair(a, b)
}

/** The end of a tag is the end of the one that its beginning is paired with. */
function pairEnds(
  left: readonly Block[],
  right: readonly Block[],
  pairs: Map<number, number>
): void {
  const endsLeft = endsOf(left)
  const endsRight = endsOf(right)
  for (const end of endsLeft.values()) pairs.delete(end)
  for (const [a, b] of [...pairs]) {
    const [one, other] = [left[a]?.tag, right[b]?.tag]
    const [end, otherEnd] = [one && endsLeft.get(one), other && endsRight.get(other)]
    if (end !== undefined && otherEnd !== undefined) pairs.set(end, otherEnd)
  }
}

function endsOf(blocks: readonly Block[]): Map<Container, number> {
  return new Map(
    blocks.flatMap((block, index) =>
      block.kind === 'close' && block.tag ? [[block.tag, index]] : []
    )
  )
}

/**
 * What is left over on both sides at one place, beside a bead that they share: that they stand there says
 * as much as their words do, so that fewer words need be shared.
 */

import {type Feature, likeness} from './features.ts'
import {inOrder, type Match, type Matches} from './matches.ts'

/** Pairs of blocks up to which the blocks of one place are held against each other. */
const maxCells = 400
/** Likeness needed where both neighbours agree, and where only one does. */
const least = {both: 0.12, one: 0.18} as const
/** That blocks answer each other is worth something, even where no word is shared. */
const worth = 0.01
/** So few words may all have changed. */
const few = 3

/** Blocks left over, by their positions, and the beads around them. */
interface Slot {
  free: readonly number[]
  before: Match | undefined
  behind: Match | undefined
}

/** Match what is left over at one place, in order. */
export function fillSlots(
  left: readonly Feature[],
  right: readonly Feature[],
  matches: Matches
): void {
  // What has moved to a place, or away from it, is passed over there …
  const kept = inOrder(matches, left)
  for (const {lefts, rights, both} of meet(left.length, right.length, matches, new Set(kept)))
    if (both) fill(left, right, lefts, rights, true, matches)
  // … and has a place of its own with what moved along.
  for (const agreed of [true, false])
    for (const {lefts, rights, both} of meet(left.length, right.length, matches, new Set(matches)))
      if (both === agreed) fill(left, right, lefts, rights, both, matches)
}

/** Slots of both sides that lie beside one bead of `walls`, or between two. */
function meet(
  left: number,
  right: number,
  matches: Matches,
  walls: ReadonlySet<Match>
): Array<{lefts: readonly number[]; rights: readonly number[]; both: boolean}> {
  const rights = slotsOf(right, 'right', matches, walls)
  const byBefore = new Map(rights.map((slot) => [slot.before, slot]))
  const byBehind = new Map(rights.map((slot) => [slot.behind, slot]))
  return slotsOf(left, 'left', matches, walls).flatMap(function ({free, before, behind}) {
    const [after, ahead] = [byBefore.get(before), byBehind.get(behind)]
    return [...new Set([after, ahead])].flatMap((other) =>
      other ? [{lefts: free, rights: other.free, both: after === ahead}] : []
    )
  })
}

function slotsOf(
  length: number,
  side: 'left' | 'right',
  matches: Matches,
  walls: ReadonlySet<Match>
): Slot[] {
  const result: Slot[] = []
  let free: number[] = []
  let before: Match | undefined
  for (let at = 0; at <= length; at++) {
    const match = matches.at(side, at)
    if (at < length && !match) free.push(at)
    if (at < length && !(match && walls.has(match))) continue
    if (free.length > 0) result.push({free, before, behind: match})
    free = []
    before = match
  }
  return result
}

function fill(
  left: readonly Feature[],
  right: readonly Feature[],
  lefts: readonly number[],
  rights: readonly number[],
  both: boolean,
  matches: Matches
): void {
  const rows = lefts.filter((at) => !matches.at('left', at))
  const columns = rights.filter((at) => !matches.at('right', at))
  if (rows.length * columns.length > maxCells) return
  const width = columns.length + 1
  const even = rows.length === columns.length
  const score = new Float64Array((rows.length + 1) * width)
  const near = new Float64Array((rows.length + 1) * width)

  for (let i = rows.length - 1; i >= 0; i--)
    for (let j = columns.length - 1; j >= 0; j--) {
      const at = i * width + j
      const [a, b] = [left[rows[i] ?? -1], right[columns[j] ?? -1]]
      const like = a && b && a.block.kind === b.block.kind ? likeness(a, b) : 0
      near[at] = like
      const isOne = a && b && like >= floor(a, b, both && even, both)
      const diagonal = isOne ? like + worth + (score[at + width + 1] ?? 0) : 0
      score[at] = Math.max(diagonal, score[at + 1] ?? 0, score[at + width] ?? 0)
    }

  let [i, j] = [0, 0]
  while (i < rows.length && j < columns.length) {
    const at = i * width + j
    if (score[at] === score[at + width]) i++
    else if (score[at] === score[at + 1]) j++
    else {
      const found = {left: rows[i++] ?? 0, right: columns[j++] ?? 0}
      matches.add({...found, lefts: 1, rights: 1, likeness: near[at] ?? 0})
    }
  }
}

function floor(a: Feature, b: Feature, even: boolean, both: boolean): number {
  const isShort = Math.max(a.words.size, b.words.size) <= few && a.block.kind === b.block.kind
  // Rows of tables are short as a rule.
  if (even && isShort && a.block.kind !== 'row') return 0
  return both ? least.both : least.one
}

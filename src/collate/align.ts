/**
 * Which block answers which: equal blocks first, the gaps between them by likeness, then what moved.
 *
 * Quadratic work happens in the gaps only, and only in gaps of at most `maxCells`; larger ones are
 * cut at their rarest common words, and what stays too large is matched by the index of words alone.
 */

import type {Bead, Block} from '../model/collation.ts'
import {heaviestRun} from '../model/increasing.ts'
import {pushAll} from '../model/long-lists.ts'
import {absorb} from './absorb.ts'
import {closest} from './closest.ts'
import {type Feature, featuresOf, likeness} from './features.ts'
import {alignGap} from './gap.ts'
import {inOrder, type Match, Matches} from './matches.ts'
import {fillSlots} from './slots.ts'
import {matchSteps, type StepBlocks, type StepMatch} from './step-blocks.ts'

/** Pairs of blocks that are compared all with all in one gap. */
const maxCells = 250_000
/** Likeness from which blocks out of order answer each other. */
const moved = 0.45

/** Blocks of `steps` that answer each other are aligned within them, all others around them. */
export function align(
  left: readonly Block[],
  right: readonly Block[],
  steps: readonly StepBlocks[] = []
): Bead<Block>[] {
  const [lefts, rights] = featuresOf(left, right)
  const matches = new Matches()
  const given = matchSteps(lefts, rights, steps)
  const anchors = extend(anchorsOf(lefts, rights, given), lefts, rights)
  let from = {left: 0, right: 0}

  for (const anchor of [...anchors, {left: lefts.length, right: rights.length}]) {
    between(lefts, rights, from, anchor, matches, true)
    if (anchor.left < lefts.length) matches.add(matchOf(anchor, lefts, rights))
    from = {left: anchor.left + (anchor.lefts ?? 1), right: anchor.right + (anchor.rights ?? 1)}
  }

  recover(lefts, rights, matches)
  absorb(lefts, rights, matches)
  fillSlots(lefts, rights, matches)
  absorb(lefts, rights, matches)
  return beads(left, right, [...matches], lefts)
}

/** Where the two sides meet; one block of each, where it does not say how many. */
interface Anchor {
  left: number
  right: number
  lefts?: number
  rights?: number
  likeness?: number
}

function matchOf(at: Anchor, left: readonly Feature[], right: readonly Feature[]): Match {
  const [a, b] = [left[at.left], right[at.right]]
  return {lefts: 1, rights: 1, likeness: a && b ? likeness(a, b) : 0, ...at}
}

/**
 * Blocks that are equal, and alone in being so, and those that steps bring together, in the order
 * that keeps most of the text.
 */
function anchorsOf(
  left: readonly Feature[],
  right: readonly Feature[],
  given: readonly StepMatch[]
): Anchor[] {
  const lefts = single(left)
  const rights = single(right)
  const partner = new Map(
    [...lefts].flatMap(function ([key, at]) {
      const other = rights.get(key)
      return at === -1 || other === undefined || other === -1 ? [] : [[at, other] as const]
    })
  )
  const partnered = new Set(partner.values())
  const size = (at: number, count: number) =>
    left.slice(at, at + count).reduce((sum, {key}) => sum + key.length + 1, 0)
  // Equal blocks elsewhere say more than a step of the same kind.
  const steps = given.filter(function (match) {
    if (match.lefts === 1 && match.rights === 1 && partner.get(match.left) === match.right)
      return true
    // Of texts that stand there several times, the steps around them tell which is which.
    const [a, b] = [left[match.left], right[match.right]]
    if (a && b && (lefts.get(a.key) === -1 || rights.get(b.key) === -1)) return false
    return (
      !range(match.left, match.lefts).some((at) => partner.has(at)) &&
      !range(match.right, match.rights).some((at) => partnered.has(at))
    )
  })
  const stepped = new Set(steps.map((match) => match.left))
  const links = [
    ...[...partner]
      .filter(([at]) => !stepped.has(at))
      .map(([at, other]) => ({left: at, right: other, weight: size(at, 1)})),
    ...steps.map((match) => ({...match, weight: size(match.left, match.lefts)}))
  ]
  return heaviestRun(links.sort((a, b) => a.left - b.left)).map(({weight: _, ...anchor}) => anchor)
}

function range(start: number, length: number): number[] {
  return Array.from({length}, (_, index) => start + index)
}

/** Where each key stands; `-1` where several do. */
function single(side: readonly Feature[]): Map<string, number> {
  const result = new Map<string, number>()
  for (const [index, {key}] of side.entries()) result.set(key, result.has(key) ? -1 : index)
  return result
}

/** Neighbours of anchors that are equal too, though not alone in it. */
function extend(
  anchors: readonly Anchor[],
  left: readonly Feature[],
  right: readonly Feature[]
): Anchor[] {
  const result: Anchor[] = []
  const edges: Anchor[] = [
    {left: -1, right: -1},
    ...anchors,
    {left: left.length, right: right.length}
  ]

  for (const [index, end] of edges.entries()) {
    const start = edges[index - 1]
    if (!start) continue
    if (index > 1) result.push(start)
    let i = start.left + (start.lefts ?? 1) - 1
    let j = start.right + (start.rights ?? 1) - 1
    while (i + 1 < end.left && j + 1 < end.right && left[i + 1]?.key === right[j + 1]?.key)
      result.push({left: ++i, right: ++j})
    const tail: Array<{left: number; right: number}> = []
    let {left: k, right: l} = end
    while (k - 1 > i && l - 1 > j && left[k - 1]?.key === right[l - 1]?.key)
      tail.push({left: --k, right: --l})
    pushAll(result, tail.reverse())
  }
  return result
}

type Corner = {left: number; right: number}

function between(
  left: readonly Feature[],
  right: readonly Feature[],
  from: Corner,
  to: Corner,
  matches: Matches,
  divide: boolean
): void {
  const rows = to.left - from.left
  const columns = to.right - from.right
  if (rows <= 0 || columns <= 0) return

  const lefts = left.slice(from.left, to.left)
  const rights = right.slice(from.right, to.right)

  if (rows * columns <= maxCells) {
    for (const bead of alignGap(lefts, rights))
      if (bead.lefts > 0 && bead.rights > 0)
        matches.add({...bead, left: bead.left + from.left, right: bead.right + from.right})
    return
  }
  if (!divide) return

  const links = closest(lefts, rights, 0.6).map((link) => ({...link, weight: link.likeness}))
  let last = from
  for (const link of heaviestRun(links.sort((a, b) => a.left - b.left))) {
    const at = {left: link.left + from.left, right: link.right + from.right}
    between(left, right, last, at, matches, false)
    matches.add({...at, lefts: 1, rights: 1, likeness: link.likeness})
    last = {left: at.left + 1, right: at.right + 1}
  }
  between(left, right, last, to, matches, false)
}

/** Match what is left over, wherever it stands. */
function recover(left: readonly Feature[], right: readonly Feature[], matches: Matches): void {
  const lefts = [...left.keys()].filter((index) => !matches.at('left', index))
  const rights = [...right.keys()].filter((index) => !matches.at('right', index))
  const pick = (side: readonly Feature[], indices: readonly number[]) =>
    indices.flatMap((index) => side[index] ?? [])

  for (const link of closest(pick(left, lefts), pick(right, rights), moved)) {
    const at = {left: lefts[link.left] ?? 0, right: rights[link.right] ?? 0}
    matches.add({...at, lefts: 1, rights: 1, likeness: link.likeness})
  }
}

/** Every block once, in the order of the left; what only the right has stands behind its predecessor. */
function beads(
  left: readonly Block[],
  right: readonly Block[],
  matches: readonly Match[],
  features: readonly Feature[]
): Bead<Block>[] {
  const sorted = matches.toSorted((a, b) => a.left - b.left)
  const kept = new Set(inOrder(matches, features))
  const byLeft = new Map(sorted.map((match) => [match.left, match]))
  const taken = new Set<number>()
  for (const match of matches) for (let at = 0; at < match.rights; at++) taken.add(match.right + at)

  const result: Bead<Block>[] = []
  let next = 0
  const onlyRight = (to: number) => {
    for (; next < to; next++) {
      const block = right[next]
      if (block && !taken.has(next))
        result.push({left: [], right: [block], likeness: 0, moved: false})
    }
  }

  for (let at = 0; at < left.length; ) {
    const match = byLeft.get(at)
    if (!match) {
      result.push({left: left.slice(at, at + 1), right: [], likeness: 0, moved: false})
      at++
      continue
    }
    if (kept.has(match)) onlyRight(match.right)
    result.push({
      left: left.slice(at, at + match.lefts),
      right: right.slice(match.right, match.right + match.rights),
      likeness: match.likeness,
      moved: !kept.has(match)
    })
    if (kept.has(match)) next = Math.max(next, match.right + match.rights)
    at += match.lefts
  }
  onlyRight(right.length)
  return renamed(result)
}

/** A heading alone on each side, in one place and with the same text below, is one with a new name. */
function renamed(beads: readonly Bead<Block>[]): Bead<Block>[] {
  const result: Bead<Block>[] = []
  for (const [index, bead] of beads.entries()) {
    const last = result.at(-1)
    const next = beads[index + 1]
    const [a, b] = [last?.left[0], bead.right[0]]
    const alone = last?.right.length === 0 && bead.left.length === 0
    const below = next && !next.moved && next.left.length > 0 && next.right.length > 0
    const named =
      a?.kind === 'heading' && b?.kind === 'heading' && next?.left[0]?.kind !== 'heading'
    if (alone && below && named && next.likeness >= 0.6)
      result[result.length - 1] = {left: [a], right: [b], likeness: 0.5, moved: false}
    else result.push(bead)
  }
  return result
}

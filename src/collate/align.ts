/**
 * Which block answers which: equal blocks first, the gaps between them by likeness, then what moved.
 *
 * Quadratic work happens in the gaps only, and only in gaps of at most `maxCells`; larger ones are
 * cut at their rarest common words, and what stays too large is matched by the index of words alone.
 */

import type {Bead, Block} from '../model/collation.ts'
import {closest} from './closest.ts'
import {type Feature, featuresOf, likeness} from './features.ts'
import {alignGap} from './gap.ts'
import {heaviestRun} from './increasing.ts'

/** Pairs of blocks that are compared all with all in one gap. */
const maxCells = 250_000
/** Likeness from which blocks out of order answer each other. */
const moved = 0.45

interface Match {
  left: number
  right: number
  lefts: number
  rights: number
  likeness: number
}

export function align(left: readonly Block[], right: readonly Block[]): Bead<Block>[] {
  const [lefts, rights] = featuresOf(left, right)
  const matches: Match[] = []
  const anchors = extend(anchorsOf(lefts, rights), lefts, rights)
  let from = {left: 0, right: 0}

  for (const anchor of [...anchors, {left: lefts.length, right: rights.length}]) {
    between(lefts, rights, from, anchor, matches, true)
    if (anchor.left < lefts.length)
      matches.push({...anchor, lefts: 1, rights: 1, likeness: equal(lefts, rights, anchor)})
    from = {left: anchor.left + 1, right: anchor.right + 1}
  }

  recover(lefts, rights, matches)
  return beads(left, right, matches)
}

function equal(
  left: readonly Feature[],
  right: readonly Feature[],
  at: {left: number; right: number}
): number {
  const [a, b] = [left[at.left], right[at.right]]
  return a && b ? likeness(a, b) : 0
}

/** Blocks that are equal, and alone in being so, in the order that keeps most of the text. */
function anchorsOf(left: readonly Feature[], right: readonly Feature[]) {
  const lefts = single(left)
  const rights = single(right)
  const links = [...lefts].flatMap(function ([key, at]) {
    const other = rights.get(key)
    if (at === -1 || other === undefined || other === -1) return []
    return [{left: at, right: other, weight: key.length + 1}]
  })
  return heaviestRun(links.sort((a, b) => a.left - b.left))
}

/** Where each key stands; `-1` where several do. */
function single(side: readonly Feature[]): Map<string, number> {
  const result = new Map<string, number>()
  for (const [index, {key}] of side.entries()) result.set(key, result.has(key) ? -1 : index)
  return result
}

/** Neighbours of anchors that are equal too, though not alone in it. */
function extend(
  anchors: ReadonlyArray<{left: number; right: number}>,
  left: readonly Feature[],
  right: readonly Feature[]
): Array<{left: number; right: number}> {
  const result: Array<{left: number; right: number}> = []
  const edges = [{left: -1, right: -1}, ...anchors, {left: left.length, right: right.length}]

  for (const [index, end] of edges.entries()) {
    const start = edges[index - 1]
    if (!start) continue
    if (index > 1) result.push(start)
    let {left: i, right: j} = start
    while (i + 1 < end.left && j + 1 < end.right && left[i + 1]?.key === right[j + 1]?.key)
      result.push({left: ++i, right: ++j})
    const tail: Array<{left: number; right: number}> = []
    let {left: k, right: l} = end
    while (k - 1 > i && l - 1 > j && left[k - 1]?.key === right[l - 1]?.key)
      tail.push({left: --k, right: --l})
    result.push(...tail.reverse())
  }
  return result
}

type Corner = {left: number; right: number}

function between(
  left: readonly Feature[],
  right: readonly Feature[],
  from: Corner,
  to: Corner,
  matches: Match[],
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
        matches.push({...bead, left: bead.left + from.left, right: bead.right + from.right})
    return
  }
  if (!divide) return

  const links = closest(lefts, rights, 0.6).map((link) => ({...link, weight: link.likeness}))
  let last = from
  for (const link of heaviestRun(links.sort((a, b) => a.left - b.left))) {
    const at = {left: link.left + from.left, right: link.right + from.right}
    between(left, right, last, at, matches, false)
    matches.push({...at, lefts: 1, rights: 1, likeness: link.likeness})
    last = {left: at.left + 1, right: at.right + 1}
  }
  between(left, right, last, to, matches, false)
}

/** Match what is left over, wherever it stands. */
function recover(left: readonly Feature[], right: readonly Feature[], matches: Match[]): void {
  const takenLeft = new Set<number>()
  const takenRight = new Set<number>()
  for (const match of matches) {
    for (let at = 0; at < match.lefts; at++) takenLeft.add(match.left + at)
    for (let at = 0; at < match.rights; at++) takenRight.add(match.right + at)
  }
  const lefts = [...left.keys()].filter((index) => !takenLeft.has(index))
  const rights = [...right.keys()].filter((index) => !takenRight.has(index))
  const pick = (side: readonly Feature[], indices: readonly number[]) =>
    indices.flatMap((index) => side[index] ?? [])

  for (const link of closest(pick(left, lefts), pick(right, rights), moved)) {
    const at = {left: lefts[link.left] ?? 0, right: rights[link.right] ?? 0}
    matches.push({...at, lefts: 1, rights: 1, likeness: link.likeness})
  }
}

/** Every block once, in the order of the left; what only the right has stands behind its predecessor. */
function beads(
  left: readonly Block[],
  right: readonly Block[],
  matches: readonly Match[]
): Bead<Block>[] {
  const sorted = matches.toSorted((a, b) => a.left - b.left)
  const inOrder = new Set(
    heaviestRun(
      sorted.map((match) => ({
        left: match.left,
        right: match.right,
        weight: 1 + (left[match.left]?.text.length ?? 0),
        match
      }))
    ).map(({match}) => match)
  )
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
    if (inOrder.has(match)) onlyRight(match.right)
    result.push({
      left: left.slice(at, at + match.lefts),
      right: right.slice(match.right, match.right + match.rights),
      likeness: match.likeness,
      moved: !inOrder.has(match)
    })
    if (inOrder.has(match)) next = Math.max(next, match.right + match.rights)
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

/**
 * The scorer of vecalign: a bead is right in the strict sense if it is one of the gold’s, in the lax
 * sense if it overlaps with one on both sides; what one side has alone counts for precision only.
 *
 * Blocks of one text cannot be told apart, so that either of them is right.
 */

import {images} from '../../src/collate/blocks.ts'
import type {Block} from '../../src/model/collation.ts'
import type {Aligned} from './gold.ts'

/** Right ones of all: of those found for precision, of those to be found for recall. */
export interface Tally {
  precision: [right: number, of: number]
  recall: [right: number, of: number]
}

export interface Scores {
  strict: Tally
  lax: Tally
  moved: Tally
}

export const noScores = (): Scores => ({strict: noTally(), lax: noTally(), moved: noTally()})

const noTally = (): Tally => ({precision: [0, 0], recall: [0, 0]})

export function addScores(to: Scores, from: Scores): void {
  for (const kind of ['strict', 'lax', 'moved'] as const)
    for (const measure of ['precision', 'recall'] as const)
      for (const at of [0, 1] as const) to[kind][measure][at] += from[kind][measure][at]
}

export function score(found: readonly Aligned[], gold: readonly Aligned[]): Scores {
  const both = (beads: readonly Aligned[]) =>
    beads.filter(({left, right}) => left.length > 0 && right.length > 0)
  const strict = {precision: strictly(found, gold), recall: strictly(both(gold), both(found))}
  const lax = {precision: loosely(found, gold), recall: loosely(both(gold), both(found))}
  const [moves, goldMoves] = [moved(found), moved(gold)]
  return {
    strict,
    lax,
    moved: {precision: inBoth(moves, goldMoves), recall: inBoth(goldMoves, moves)}
  }
}

export function f1({precision, recall}: Tally): number {
  const [p, r] = [share(precision), share(recall)]
  return p + r > 0 ? (2 * p * r) / (p + r) : 0
}

export function share([right, of]: [number, number]): number {
  return of > 0 ? right / of : 1
}

const texts = new WeakMap<Block, string>()

/** The same for blocks that nobody could tell apart. */
function textOf(block: Block): string {
  let text = texts.get(block)
  if (text === undefined) {
    const urls = images(block.node).map(({url}) => url)
    texts.set(block, (text = JSON.stringify([block.kind, block.text, urls])))
  }
  return text
}

function keyOf({left, right}: Aligned): string {
  return JSON.stringify([left.map(textOf).sort(), right.map(textOf).sort()])
}

/** How many of `beads` are among `others`, each of which counts once. */
function strictly(beads: readonly Aligned[], others: readonly Aligned[]): [number, number] {
  return inBoth(beads.map(keyOf), others.map(keyOf))
}

function inBoth(own: readonly string[], others: readonly string[]): [number, number] {
  const left = new Map<string, number>()
  for (const key of others) left.set(key, (left.get(key) ?? 0) + 1)
  let right = 0
  for (const key of own) {
    const times = left.get(key) ?? 0
    if (times > 0) right++
    left.set(key, times - 1)
  }
  return [right, own.length]
}

function loosely(beads: readonly Aligned[], others: readonly Aligned[]): [number, number] {
  const pairs = new Set(others.flatMap(pairsOf))
  const keys = new Set(others.map(keyOf))
  const right = beads.filter(
    (bead) => keys.has(keyOf(bead)) || pairsOf(bead).some((pair) => pairs.has(pair))
  )
  return [right.length, beads.length]
}

/** Every block of the left with every block of the right that it answers. */
function pairsOf({left, right}: Aligned): string[] {
  return left.flatMap((a) => right.map((b) => `${textOf(a)}\n${textOf(b)}`))
}

function moved(beads: readonly Aligned[]): string[] {
  return beads.filter((bead) => bead.moved).flatMap(pairsOf)
}

/** The beads found so far, and which of them each block is in. */

import {heaviestRun} from '../model/increasing.ts'
import type {Feature} from './features.ts'

/** A row of blocks of either side, by the positions of their first ones. */
export interface Match {
  left: number
  right: number
  lefts: number
  rights: number
  likeness: number
}

export class Matches implements Iterable<Match> {
  readonly #all = new Set<Match>()
  readonly #owners = {left: new Map<number, Match>(), right: new Map<number, Match>()}

  add(match: Match): void {
    this.#all.add(match)
    for (let at = 0; at < match.lefts; at++) this.#owners.left.set(match.left + at, match)
    for (let at = 0; at < match.rights; at++) this.#owners.right.set(match.right + at, match)
  }

  /** `match` gives way to one that holds all of its blocks. */
  replace(match: Match, grown: Match): void {
    this.#all.delete(match)
    this.add(grown)
  }

  has(match: Match): boolean {
    return this.#all.has(match)
  }

  /** The one that a block is in. */
  at(side: 'left' | 'right', index: number): Match | undefined {
    return this.#owners[side].get(index)
  }

  [Symbol.iterator](): Iterator<Match> {
    return this.#all.values()
  }
}

/** Those that stand in one order on both sides; the others, fewer blocks of less text, have moved. */
export function inOrder(matches: Iterable<Match>, left: readonly Feature[]): Match[] {
  const mean = left.reduce((sum, {block}) => sum + block.text.length, 0) / left.length
  const links = [...matches]
    .sort((a, b) => a.left - b.left)
    .map((match) => ({
      left: match.left,
      right: match.right,
      weight: 1 + mean + (left[match.left]?.block.text.length ?? 0),
      match
    }))
  return heaviestRun(links).map(({match}) => match)
}

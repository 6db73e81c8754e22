/** Rounds of one kind of fault: which calls are struck, what came of it, and how a failure is repeated. */

import {randomFor, shuffled} from '../accuracy/random.ts'

export interface Options {
  /** Rounds of each kind; `undefined`: as many as there are moments to strike at. */
  rounds: number | undefined
  seed: number
  /** Only this round, as a failure names it. */
  only?: string | undefined
}

export interface Outcome {
  /** How the round is told from the others of its kind: `kill 17 half, then edit`. */
  name: string
  /** What was wrong; empty: it survived. */
  wrong: string[]
}

export interface Kind {
  name: string
  /** One line. */
  about: string
  /** Why this machine cannot show it; absent: every machine can. */
  unfit?(): Promise<string | undefined>
  rounds(options: Options): AsyncGenerator<Outcome>
}

/** As many of `all` as are asked for, the same for the same seed, in their order. */
export function chosen<Item>(
  all: readonly Item[],
  nameOf: (item: Item) => string,
  {rounds, seed, only}: Options
): Item[] {
  if (only !== undefined) return all.filter((item) => nameOf(item) === only)
  if (rounds === undefined || rounds >= all.length) return [...all]
  const drawn = new Set(shuffled(randomFor(seed), all).slice(0, rounds))
  return all.filter((item) => drawn.has(item))
}

/** Whole numbers from 1 to `count`. */
export function upTo(count: number): number[] {
  return Array.from({length: count}, (_, index) => index + 1)
}

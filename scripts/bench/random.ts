/** A seeded source of chance: the same seed gives the same documents on every machine. */

export interface Random {
  /** 0 ≤ number < 1. */
  next(): number
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number
  pick<Item>(items: readonly [Item, ...Item[]]): Item
  /** True with this probability. */
  chance(probability: number): boolean
}

/** Mulberry32, by Tommy Ettinger (public domain). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0

  const random: Random = {
    next() {
      state = (state + 0x6d2b79f5) >>> 0
      let mixed = Math.imul(state ^ (state >>> 15), state | 1)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
    },
    whole: (least, most) => least + Math.floor(random.next() * (most - least + 1)),
    pick: (items) => items[Math.floor(random.next() * items.length)] ?? items[0],
    chance: (probability) => random.next() < probability
  }

  return random
}

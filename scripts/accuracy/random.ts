/** Chance beyond that of the benchmark: one source for each article, so that no article shifts another's draws. */

import {createRandom, type Random} from '../bench/random.ts'

/** The same for the same `seed` and `names`. */
export function randomFor(seed: number, ...names: readonly string[]): Random {
  return createRandom(hash(`${seed}\n${names.join('\n')}`))
}

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    value ^= text.charCodeAt(at)
    value = Math.imul(value, 0x01000193)
  }
  return value >>> 0
}

/** One of `items`; nothing of none. */
export function any<Item>(random: Random, items: readonly Item[]): Item | undefined {
  return items[Math.floor(random.next() * items.length)]
}

/** All of `items` in a random order. */
export function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  const result = [...items]
  for (let at = result.length - 1; at > 0; at--) {
    const other = random.whole(0, at)
    const [a, b] = [result[at], result[other]]
    if (a !== undefined && b !== undefined) [result[at], result[other]] = [b, a]
  }
  return result
}

/** How alike two blocks are, by their words. */

import type {Block} from './block.ts'

const bags = new WeakMap<Block, ReadonlyMap<string, number>>()

/** 0 to 1; blocks of kinds that never become each other are not alike. */
export function likeness(a: Block, b: Block): number {
  if (a.key === b.key) return 1
  const same = a.kind === b.kind
  if (!same && !(isText(a) && isText(b))) return 0
  if (a.kind === 'close' || a.kind === 'rule') return 0
  if (a.kind === 'delimiter') return 0.5
  if (a.tag?.name !== b.tag?.name) return 0
  if (a.kind === 'open') return 0.7

  const [left, right] = [bagOf(a), bagOf(b)]
  const size = sizeOf(left) + sizeOf(right)
  if (size === 0) return 0
  let shared = 0
  for (const [word, times] of left) shared += Math.min(times, right.get(word) ?? 0)
  return ((2 * shared) / size) * (same ? 1 : 0.85)
}

/** From which likeness on two blocks at the same place are one that was edited. */
export function isEdited(a: Block, b: Block): boolean {
  const least = Math.min(wordsIn(a), wordsIn(b)) < 4 ? 0.5 : 0.35
  return likeness(a, b) >= least
}

/** From which likeness on two blocks are one that was moved, too. */
export function isMoved(a: Block, b: Block): boolean {
  return Math.min(wordsIn(a), wordsIn(b)) >= 4 && likeness(a, b) >= 0.6
}

export function wordsIn(block: Block): number {
  return sizeOf(bagOf(block))
}

function isText({kind}: Block): boolean {
  return kind === 'heading' || kind === 'paragraph'
}

function sizeOf(bag: ReadonlyMap<string, number>): number {
  let size = 0
  for (const times of bag.values()) size += times
  return size
}

function bagOf(block: Block): ReadonlyMap<string, number> {
  const found = bags.get(block)
  if (found) return found
  const bag = new Map<string, number>()
  const pattern = block.kind === 'code' ? /[^\n]+/g : /[\p{L}\p{M}\p{N}]+/gu
  for (const [word] of block.text.toLowerCase().matchAll(pattern))
    if (word.trim() !== '')
      for (const part of partsOf(word)) bag.set(part, (bag.get(part) ?? 0) + 1)
  bags.set(block, bag)
  return bag
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

function partsOf(word: string): readonly string[] {
  return unspaced.test(word) ? [...word] : [word]
}

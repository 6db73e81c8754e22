/** What likeness is measured by: weighted words and character trigrams of every block. */

import type {Nodes} from 'mdast'
import type {Block} from '../model/collation.ts'
import {pushAll} from '../model/long-lists.ts'
import {images} from './blocks.ts'
import {sectionKind} from './section-kind.ts'
import {textOf} from './text-of.ts'
import {count, dice, fold, stemsOf, trigrams} from './tokens.ts'

export interface Feature {
  block: Block
  /** Equal where the blocks are equal but for looks. */
  key: string
  words: ReadonlyMap<number, number>
  grams: ReadonlyMap<number, number>
  labels: ReadonlySet<string>
}

/** “Step 2: ”, in whatever language: a word, a number and a colon or dash. */
export const stepMark = /^\p{L}{2,12}\s?\d{1,3}(?:\s?[:.)]|\s[-–—])\s+(?=\S)/u

/** Text of a block without the number of its step. */
export function bare(block: Block): string {
  return block.kind === 'heading' ? block.text.replace(stepMark, '') : block.text
}

export function featuresOf(
  left: readonly Block[],
  right: readonly Block[]
): [left: Feature[], right: Feature[]] {
  const all = [...left, ...right]
  const stems = all.map((block) => count(stemsOf(bare(block))))
  const known = new Map<string, {id: number; blocks: number}>()
  for (const words of stems)
    for (const word of words.keys()) {
      const entry = known.get(word) ?? {id: known.size, blocks: 0}
      entry.blocks++
      known.set(word, entry)
    }

  const gramIds = new Map<string, number>()
  const features = all.map(function (block, index): Feature {
    const words = new Map<number, number>()
    for (const [word, times] of stems[index] ?? []) {
      const {id, blocks} = known.get(word) ?? {id: 0, blocks: 1}
      words.set(id, Math.sqrt(times) * Math.log(1 + all.length / blocks))
    }
    const grams = new Map<number, number>()
    for (const [gram, times] of trigrams(bare(block).slice(0, 4000))) {
      let id = gramIds.get(gram)
      if (id === undefined) gramIds.set(gram, (id = gramIds.size))
      grams.set(id, times)
    }
    return {block, key: keyOf(block), words, grams, labels: labelsOf(block.node)}
  })

  return [features.slice(0, left.length), features.slice(left.length)]
}

export function keyOf(block: Block): string {
  if (block.kind === 'code') return `code ${block.text.trim()}`
  // However the writers call what is needed first, it is the same section.
  if (block.kind === 'heading' && sectionKind(block.text) === 'needs') return 'needs'
  const text = fold(bare(block))
  if (text !== '') return text
  return `image ${images(block.node)
    .map((image) => fileName(image.url))
    .join(' ')}`
}

/** Last part of the path of an address, in lower case. */
export function fileName(url: string): string {
  const path = url.replace(/[?#].*$/s, '')
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase()
}

function labelsOf(node: Nodes): Set<string> {
  const result = new Set<string>()
  const open: Nodes[] = [node]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === 'strong') result.add(fold(textOf(next)))
    else if (next.type === 'inlineCode') result.add(fold(next.value))
    else if ('children' in next) pushAll(open, next.children as Nodes[])
  }
  return result
}

export function dot(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [id, weight] of small) sum += weight * (large.get(id) ?? 0)
  return sum
}

/** Likeness of two rows of blocks, from sums of products: `.6` cosine of words, `.4` Dice of trigrams. */
export function blend(
  words: number,
  wordsLeft: number,
  wordsRight: number,
  grams: number,
  gramsLeft: number,
  gramsRight: number
): number {
  const cosine = wordsLeft > 0 && wordsRight > 0 ? words / Math.sqrt(wordsLeft * wordsRight) : 0
  const shared = gramsLeft + gramsRight > 0 ? (2 * grams) / (gramsLeft + gramsRight) : 0
  return Math.min(1, 0.6 * cosine + 0.4 * shared)
}

/** Likeness of two single blocks, given that of their words. */
export function temper(likeness: number, a: Feature, b: Feature): number {
  if (a.key === b.key) return a.block.kind === b.block.kind ? 1 : 0.97
  let result = likeness
  if (a.labels.size > 0 && b.labels.size > 0) result = 0.8 * result + 0.2 * dice(a.labels, b.labels)
  const kinds = [a.block.kind, b.block.kind]
  if (kinds[0] === kinds[1]) return kinds[0] === 'image' ? Math.max(result, 0.5) : result
  if (kinds.includes('image')) return 0
  return result * (kinds.includes('code') ? 0.5 : kinds.includes('heading') ? 0.75 : 0.85)
}

export function likeness(a: Feature, b: Feature): number {
  const both = blend(
    dot(a.words, b.words),
    dot(a.words, a.words),
    dot(b.words, b.words),
    dot(a.grams, b.grams),
    dot(a.grams, a.grams),
    dot(b.grams, b.grams)
  )
  return temper(both, a, b)
}

/** Likeness of two rows of blocks, each read as one. */
export function together(lefts: readonly Feature[], rights: readonly Feature[]): number {
  const [a, b] = [lefts, rights].map((side) => ({
    words: sum(side.map(({words}) => words)),
    grams: sum(side.map(({grams}) => grams))
  }))
  if (!a || !b) return 0
  return blend(
    dot(a.words, b.words),
    dot(a.words, a.words),
    dot(b.words, b.words),
    dot(a.grams, b.grams),
    dot(a.grams, a.grams),
    dot(b.grams, b.grams)
  )
}

function sum(bags: ReadonlyArray<ReadonlyMap<number, number>>): Map<number, number> {
  const result = new Map<number, number>()
  for (const bag of bags)
    for (const [id, weight] of bag) result.set(id, (result.get(id) ?? 0) + weight)
  return result
}

/** Part of what the words of `feature` weigh that `others` have, too, 0–1. */
export function contained({words}: Feature, others: readonly Feature[]): number {
  const own = dot(words, words)
  const shared = others.reduce((total, other) => total + dot(words, other.words), 0)
  return own > 0 ? Math.min(1, shared / own) : 0
}

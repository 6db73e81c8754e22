/**
 * Blocks that stand twice in one article without a reason.
 *
 * Most repeated texts of real articles are meant: the same warning in each section, the same steps on
 * each way. Only what stands twice in one place was pasted twice: right below itself, or a whole run of
 * blocks with the heading above it.
 */

import type {Nodes} from 'mdast'
import type {Block} from '../model/collation.ts'
import {words} from '../model/words.ts'
import {images} from './blocks.ts'
import {keyOf} from './features.ts'

export interface Repeat {
  first: Block
  again: Block
  /** How many blocks stand there again. */
  blocks: number
  /** Words of all of them. */
  words: number
}

/** Fewest words of a block that stands right below itself. */
const least = 8
/** Fewest words, heading included, of a section that stands there twice. */
const section = 25

export function repeatedBlocks(blocks: readonly Block[]): Repeat[] {
  const keys = blocks.map(idOf)
  return [...doubled(blocks, keys), ...sections(blocks, keys)]
}

/** Equal where readers see the same: its pictures may be what differs. */
function idOf(block: Block): string {
  const pictures = images(block.node).map(({url}) => url)
  return [block.kind, block.callout ?? '', keyOf(block), ...pictures].join(' ')
}

/** Runs of at most so many blocks are looked for right behind themselves. */
const longest = 12

/** `A A`, and `A B A B`, under one heading; the longest run counts, however often it comes again. */
function doubled(blocks: readonly Block[], keys: readonly string[]): Repeat[] {
  const result: Repeat[] = []
  for (let at = 1; at < blocks.length; at++) {
    const size = sizes.find((size) => isRun(blocks, keys, at - size, at, size))
    const repeat = size && repeatOf(blocks, at - size, at, size)
    if (!size || !repeat || repeat.words < least || isLine(repeat)) continue
    result.push(repeat)
    let next = at + size
    while (isRun(blocks, keys, next - size, next, size)) next += size
    at = next - 1
  }
  return result
}

const sizes = Array.from({length: longest}, (_, index) => longest - index)

function isRun(
  blocks: readonly Block[],
  keys: readonly string[],
  from: number,
  to: number,
  size: number
): boolean {
  if (from < 0 || to + size > keys.length) return false
  for (let index = 0; index < size; index++)
    if (keys[from + index] !== keys[to + index] || !isProse(blocks[to + index])) return false
  const paths = [blocks[from], blocks[to], blocks[to + size - 1]].map((each) =>
    each?.path.join('\n')
  )
  return paths.every((path) => path === paths[0])
}

const prose = new Set(['paragraph', 'item', 'callout', 'image'])

/** Code and rows of tables are often the same, and headings part sections. */
function isProse(block: Block | undefined): boolean {
  return block !== undefined && prose.has(block.kind)
}

/** A line to be filled in, a row of signs. */
function isLine({again}: Repeat): boolean {
  return new Set(words(again.text)).size < least / 2
}

function repeatOf(
  blocks: readonly Block[],
  from: number,
  to: number,
  size: number
): Repeat | undefined {
  const [first, again] = [blocks[from], blocks[to]]
  if (!first || !again) return undefined
  const text = blocks.slice(to, to + size).map((block) => block.text)
  return {first, again, blocks: size, words: words(text.join(' ')).length}
}

/** Sections of one title, rank and text. */
function sections(blocks: readonly Block[], keys: readonly string[]): Repeat[] {
  const seen = new Map<string, number>()
  const result: Repeat[] = []
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== 'heading') continue
    const end = blocks.findIndex((each, index) => index > at && each.kind === 'heading')
    const size = (end === -1 ? blocks.length : end) - at
    const id = [depthOf(block.node), block.path.join('\n'), ...keys.slice(at, at + size)].join('\n')
    const first = seen.get(id)
    if (first === undefined) {
      seen.set(id, at)
      continue
    }
    const repeat = repeatOf(blocks, first, at, size)
    if (repeat && repeat.words >= section) result.push(repeat)
  }
  return result
}

const depthOf = (node: Nodes) => (node.type === 'heading' ? node.depth : 0)

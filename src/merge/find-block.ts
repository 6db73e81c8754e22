/** Where the block of a conflict is now: writers go on editing, so it may say something else, or stand elsewhere. */

import {alone, type Block, stepSign, type Table} from './block.ts'
import {likeness} from './likeness.ts'
import {pathsOf} from './paths.ts'
import {keyOf} from './read-blocks.ts'

/** The index of the block that says `text` below the headings `under`. */
export function findSame(
  {blocks}: Table,
  text: string,
  under: readonly string[]
): number | undefined {
  const found = blocks.flatMap((block, index) =>
    plain(alone(block)) === plain(text) ? [index] : []
  )
  if (found.length < 2) return found[0]
  const paths = pathsOf(blocks)
  return found.find((index) => paths[index]?.join('\n') === under.join('\n')) ?? found[0]
}

export interface FoundBlock {
  table: Table
  at: number
  block: Block
  /** It says what it said, and is not only alike. */
  isSame: boolean
}

/** The same in any of `tables`, which are of one text; else the one that is most like it in the first that has one. */
export function findBlock(
  tables: readonly Table[],
  text: string,
  under: readonly string[]
): FoundBlock | undefined {
  for (const find of [findSame, findLike])
    for (const table of tables) {
      const at = find(table, text, under)
      const block = at === undefined ? undefined : table.blocks[at]
      if (at !== undefined && block) return {table, at, block, isSame: find === findSame}
    }
  return
}

/** The block that is most like `text`. */
function findLike(table: Table, text: string): number | undefined {
  let [best, most] = [-1, 0.5]
  for (const [index, block] of table.blocks.entries()) {
    if (block.tag) continue
    const before: Block = {...block, text: plain(text), key: keyOf({kind: block.kind, text})}
    const value = likeness(before, block)
    if (value > most) [best, most] = [index, value]
  }
  return best === -1 ? undefined : best
}

/** How often a block says `text`. */
export function countSame({blocks}: Table, text: string): number {
  return blocks.filter((block) => plain(alone(block)) === plain(text)).length
}

/** `text` without what changes by itself: blanks, and the number of a step. */
function plain(text: string): string {
  return text
    .replace(/^(#+ +step +)\d+/i, `$1${stepSign}`)
    .replace(/\s+/g, ' ')
    .trim()
}

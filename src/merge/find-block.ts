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

/** The same, or the block that is most like it. */
export function findLike(table: Table, text: string, under: readonly string[]): number | undefined {
  const same = findSame(table, text, under)
  if (same !== undefined || text === '') return same
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

/** What rules do with rows that they have spoken of. */

import type {Take} from '../model/collation.ts'
import type {Context} from './context.ts'
import {fieldsOf} from './fields.ts'
import type {Row} from './grids.ts'

/** Say that `row` is spoken for: whole, or as one of several lines of a paragraph. */
export function tellRow(context: Context, {block, name, cells}: Row): void {
  const bead = context.beadOf.get(block)
  if (bead && fieldsOf(block).length > 1) context.spend(bead, name, ...cells)
  else context.claimed.add(block)
}

/** How the other version's row is taken over for one of the lead; only `swap`, where the words stand there once. */
export function takeRow(
  left: Row,
  right: Row,
  swap?: {from: string; to: string}
): {take?: Omit<Take, 'finding'>} {
  const isAlike =
    left.block.kind === right.block.kind &&
    left.block.node.type === right.block.node.type &&
    left.cells.length === right.cells.length
  if (!isAlike) return {}
  return {take: {out: [left.block.node], in: [right.block.node], ...(swap && {swap})}}
}

/** A table with other columns. */

import {type Columns, matchColumns} from '../columns.ts'
import {type CollateRule, type Context, quote} from '../context.ts'
import type {Grid, Row} from '../grids.ts'
import {heavyDifference} from '../heavy-words.ts'
import {type GridMatch, matchGrids} from '../match-grids.ts'

export const tableShape: CollateRule = {
  id: 'table/shape',
  run(context) {
    for (const match of matchGrids(context)) {
      if (match.left.form === 'lines' || match.right.form === 'lines') continue
      const columns = matchColumns(match)
      const names = namesDiffer(match)
      if (
        columns.renamed.length + columns.only.left.length + columns.only.right.length === 0 &&
        !names
      )
        continue
      report(context, match, columns)
    }
  }
}

/** The heading above the names of the rows. */
function namesDiffer({left, right}: GridMatch): boolean {
  const [from, to] = [left.head?.name ?? '', right.head?.name ?? '']
  return from !== '' && to !== '' && heavyDifference(from, to).length > 0
}

function report(context: Context, match: GridMatch, columns: Columns): void {
  const {left, right} = match
  for (const head of [left.head, right.head]) if (head) context.claimed.add(head.block)
  for (const pair of match.rows) {
    spend(context, pair.left, columns.only.left)
    spend(context, pair.right, columns.only.right)
  }
  const isLess = columns.only.left.length + columns.only.right.length > 0
  const [from, to] = [titlesOf(left), titlesOf(right)]
  const titles = from !== '' && to !== ''
  context.find('table/shape', titles ? {from, to} : {from: widthOf(left), to: widthOf(right)}, {
    left: left.head?.block.node ?? left.node,
    right: right.head?.block.node ?? right.node,
    path: left.rows[0]?.block.path ?? [],
    ...(!isLess && {severity: 'info' as const}),
    take: {out: [left.node], in: [right.node]}
  })
}

function spend(context: Context, {block, cells}: Row, at: readonly number[]): void {
  const bead = context.beadOf.get(block)
  if (bead) context.spend(bead, ...at.map((index) => cells[index] ?? ''))
}

function titlesOf({head}: Grid): string {
  return head ? quote([head.name, ...head.cells].filter((title) => title !== '').join(', ')) : ''
}

/** With the column of the names. */
const widthOf = ({columns}: Grid) => columns.length + 1

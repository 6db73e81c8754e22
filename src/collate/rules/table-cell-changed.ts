/** Rows of one name in two tables, of which some cells say something else. */

import {changedRows} from '../cells.ts'
import {type CollateRule, type Context, quote} from '../context.ts'
import {heavyDifference} from '../heavy-words.ts'
import {matchGrids} from '../match-grids.ts'
import {takeRow, tellRow} from '../tell-row.ts'

export const tableCellChanged: CollateRule = {
  id: 'table/cell-changed',
  run(context) {
    for (const {left, right, isLine, cells} of changedRows(context)) {
      const [first] = cells
      if (!first || isLine) continue
      tellRow(context, left)
      tellRow(context, right)
      const join = (texts: readonly string[]) => quote(texts.map((text) => text || '–').join(' · '))
      const swap = cells.length === 1 && first.from !== '' ? first : undefined
      context.find(
        'table/cell-changed',
        {
          row: quote(left.name),
          columns: cells.map(({column}) => quote(column)).filter((column) => column !== ''),
          from: join(cells.map(({from}) => from)),
          to: join(cells.map(({to}) => to))
        },
        {
          left: left.block.node,
          right: right.block.node,
          path: left.block.path,
          ...(!cells.some(({weighty}) => weighty) && {severity: 'info' as const}),
          ...takeRow(left, right, swap && {from: swap.from, to: swap.to})
        }
      )
    }
    claimCompared(context)
  }
}

/** Rows of one name that other rows seemed to answer: all that they say has been compared. */
function claimCompared(context: Context): void {
  for (const {left: a, right: b, rows} of matchGrids(context)) {
    // What names the columns has no place among lines of names and values.
    if (a.form !== b.form) for (const {head} of [a, b]) if (head) tellRow(context, head)
    for (const {left, right} of rows) {
      const bead = context.beadOf.get(left.block)
      const isTable = a.form === 'table' && b.form === 'table'
      if (bead && bead === context.beadOf.get(right.block)) continue
      if (!isTable && heavyDifference(left.cells.join(' '), right.cells.join(' ')).length > 0)
        continue
      tellRow(context, left)
      tellRow(context, right)
    }
  }
}

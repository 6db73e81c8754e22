/** The same field has another value. */

import {changedRows} from '../cells.ts'
import {type CollateRule, quote} from '../context.ts'
import {takeRow, tellRow} from '../tell-row.ts'

export const fieldValueConflict: CollateRule = {
  id: 'field/value-conflict',
  run(context) {
    for (const {left, right, isField, cells} of changedRows(context)) {
      const [cell] = cells
      if (!isField || !cell?.conflict) continue
      const {from, to} = cell
      tellRow(context, left)
      tellRow(context, right)
      context.find(
        'field/value-conflict',
        {field: quote(left.name), from: quote(from), to: quote(to)},
        {
          left: left.block.node,
          right: right.block.node,
          path: left.block.path,
          ...takeRow(left, right, {from, to})
        }
      )
    }
  }
}

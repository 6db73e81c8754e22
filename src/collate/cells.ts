/** Cells of rows of one name that say something else. */

import {matchColumns} from './columns.ts'
import type {Context} from './context.ts'
import {isValue} from './fields.ts'
import {hasFields, type Row} from './grids.ts'
import {decisive, heavyDifference} from './heavy-words.ts'
import {matchGrids} from './match-grids.ts'
import {dice, stemsOf, wordsOf} from './tokens.ts'

export interface ChangedCell {
  /** What stands above it here; empty where nothing does. */
  column: string
  from: string
  to: string
  /** Both say what is typed or chosen, so that they contradict each other. */
  conflict: boolean
  /** More than a description in other words, or than what the other version leaves out. */
  weighty: boolean
}

export interface ChangedRow {
  left: Row
  right: Row
  /** Both give a field its value. */
  isField: boolean
  isLine: boolean
  cells: readonly ChangedCell[]
}

/** Rows that differ in what no sharper rule has told yet. */
export function changedRows(context: Context): ChangedRow[] {
  return matchGrids(context).flatMap(function (match) {
    const {left, right} = match
    const isField = hasFields(left) && hasFields(right)
    const isLine = left.form === 'lines' || right.form === 'lines'
    const {pairs} = matchColumns(match)
    return match.rows.flatMap(function (pair): ChangedRow[] {
      if (context.claimed.has(pair.left.block) || context.claimed.has(pair.right.block)) return []
      const cells = pairs.flatMap(
        ([a, b]) => changedCell(context, pair, [left.columns[a] ?? '', a, b]) ?? []
      )
      return cells.length > 0 ? [{...pair, isField, isLine, cells}] : []
    })
  })
}

function changedCell(
  context: Context,
  {left, right}: {left: Row; right: Row},
  [column, a, b]: [column: string, left: number, right: number]
): ChangedCell | undefined {
  const bead = context.beadOf.get(left.block)
  const told = bead && bead === context.beadOf.get(right.block) ? context.spent(bead) : undefined
  const [from, to] = [left.cells[a] ?? '', right.cells[b] ?? '']
  const words = from === to ? [] : heavyDifference(from, to, told)
  if (words.length === 0) return undefined
  const adds = !holds(from, to)
  return {
    column,
    from,
    to,
    conflict: isValue(from) && isValue(to) && adds && !holds(to, from),
    weighty: adds && (!isReworded(from, to) || words.some((word) => decisive.test(word)))
  }
}

/** Most words of a cell that describes nothing at length. */
const brief = 5

function isReworded(from: string, to: string): boolean {
  if (Math.min(wordsOf(from).length, wordsOf(to).length) > brief) return true
  return dice(new Set(stemsOf(from)), new Set(stemsOf(to))) >= 0.5
}

/** All that `part` says is in `whole`. */
function holds(whole: string, part: string): boolean {
  const all = new Set(stemsOf(whole))
  return stemsOf(part).every((stem) => all.has(stem))
}

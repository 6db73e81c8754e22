/** Which rows of the texts a finding speaks of. */

import type {Finding, Place} from '../../model/finding.ts'
import type {ShownBlock, SideRow} from '../../model/side-by-side.ts'
import type {DiffPageView} from './view.ts'

/** Indices of rows. */
export interface Spots {
  left?: number
  right?: number
}

interface Start {
  line: number
  column: number
  row: number
}

export function findPlaces({left, right, rows}: DiffPageView): (finding: Finding) => Spots {
  const lefts = startsOf(rows, (row) => row.left)
  const rights = startsOf(rows, (row) => row.right)

  return function ({place, cause}) {
    const from = place.file === left.file ? rowAt(lefts, place) : undefined
    const to = cause?.file === right.file ? rowAt(rights, cause) : undefined
    // What only one side has is shown there; the place on the other side is but the nearest.
    if (to !== undefined && from !== undefined) {
      if (rows[from]?.kind === 'left') return {left: from}
      if (rows[to]?.kind === 'right') return {right: to}
    }
    return {...(from !== undefined && {left: from}), ...(to !== undefined && {right: to})}
  }
}

/** The findings that speak of each row, by its index. */
export function byRow(view: DiffPageView): Map<number, Finding[]> {
  const find = findPlaces(view)
  const about = new Map<number, Finding[]>()
  for (const finding of [...view.findings, ...view.settled])
    for (const row of new Set(Object.values(find(finding)))) {
      const others = about.get(row)
      if (others) others.push(finding)
      else about.set(row, [finding])
    }
  return about
}

/** Where the blocks of one side begin, in the order of its file. */
function startsOf(
  rows: readonly SideRow[],
  side: (row: SideRow) => readonly ShownBlock[]
): Start[] {
  return rows
    .flatMap((row, index) =>
      row.kind === 'elsewhere'
        ? []
        : side(row).flatMap(({line, column}) =>
            line === undefined || column === undefined ? [] : [{line, column, row: index}]
          )
    )
    .sort((a, b) => a.line - b.line || a.column - b.column || a.row - b.row)
}

/** The row of the last block that begins at or before `place`. */
function rowAt(starts: readonly Start[], place: Place): number | undefined {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const start = starts[middle]
    const isBefore =
      start &&
      (start.line < place.line || (start.line === place.line && start.column <= place.column))
    if (isBefore) low = middle + 1
    else high = middle
  }
  return starts[low - 1]?.row
}

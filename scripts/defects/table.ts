/** The counts as a table. */

import type {Count} from './count.ts'

const heads = [
  'row',
  'defect',
  'docs',
  'before',
  'docs',
  'after',
  'mended',
  'reported',
  'open',
  'aim'
]

export function table(counts: readonly Count[]): string {
  const lines = [heads, ...counts.map(cells)]
  const widths = heads.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, at) =>
          at === 1 || at === 9 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)
        )
        .join('  ')
        .trimEnd()
    )
    .join('\n')
}

function cells({row, name, before, after, reported, open, aim}: Count): string[] {
  const gone = Math.max(0, before.occurrences - after.occurrences)
  const share = before.occurrences === 0 ? '' : `${Math.floor((100 * gone) / before.occurrences)} %`
  return [
    row,
    name,
    before.documents,
    before.occurrences,
    after.documents,
    after.occurrences,
    share,
    reported,
    open,
    aim
  ].map(String)
}

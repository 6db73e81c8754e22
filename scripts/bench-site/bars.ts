/**
 * The bars, and beside them what the best static theme for documentation reached, as it was measured: Starlight 0.42 on
 * Astro 7, with articles of 2.7 KB; see README.md.
 */

export interface Figure {
  what: string
  value: number | undefined
  unit: string
  /** The most, or with `least`, the least that is good enough; absent where there is no bar. */
  bar?: number
  least?: boolean
  /** What the theme reached. */
  anchor?: string
  note?: string
}

export function isMissed({value, bar, least}: Figure): boolean {
  if (bar === undefined || value === undefined) return false
  return least ? value < bar : value > bar
}

/** CPU for each article, in ms, of the whole build of the theme: with its own section alone in the sidebar, from MDX. */
export const themeCpu: Readonly<Record<number, number>> = {
  100: 52,
  1000: 18.1,
  3000: 17.5,
  10000: 21.5
}

export const theme = {
  paint: {
    article: {fcp: 1113, lcp: 1278, bytes: 53_571, tbt: 0, cls: 0},
    walkthrough: {fcp: 1129, lcp: 1213, bytes: 64_382, tbt: 0, cls: 0.007}
  },
  lighthouse: '100 100 100 100',
  axe: '1 on every page, 2 on one in the dark',
  csp: '80 on a page'
}

export function table(figures: readonly Figure[]): string {
  const rows = figures.map(function (figure) {
    const {what, value, unit, bar, least, anchor = '', note = ''} = figure
    const shown = value === undefined ? 'not measured' : `${rounded(value)} ${unit}`.trim()
    const wanted = bar === undefined ? '' : `${least ? '≥' : '≤'} ${rounded(bar)}`
    const verdict =
      bar === undefined || value === undefined ? '' : isMissed(figure) ? 'MISSED' : 'ok'
    return [what, shown, wanted, verdict, anchor, note]
  })
  const all = [['', 'here', 'bar', '', 'the theme', ''], ...rows]
  const widths = [0, 1, 2, 3, 4].map((at) => Math.max(...all.map((row) => row[at]?.length ?? 0)))
  return all
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd()
    )
    .join('\n')
}

function rounded(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Math.round(value * 100) / 100)
}

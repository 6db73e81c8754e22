/** What the benchmark holds figures against: each bar is held or missed, and one that is missed fails the run. */

export interface Bar {
  what: string
  value: number
  /** After the point. */
  digits: number
  unit?: string
  /** One of the two. */
  most?: number
  least?: number
}

export function isHeld({value, most, least}: Bar): boolean {
  return value <= (most ?? Number.POSITIVE_INFINITY) && value >= (least ?? Number.NEGATIVE_INFINITY)
}

/** A line for each. */
export function barsText(bars: readonly Bar[]): string {
  return bars
    .map(function (bar) {
      const {what, value, digits, unit = '', most, least} = bar
      const shown = `${value.toFixed(digits)} ${unit}`.trim()
      const wanted = most === undefined ? `at least ${least}` : `at most ${most}`
      return `${isHeld(bar) ? '✓' : '✗'} ${what}: ${shown}, ${wanted}`
    })
    .join('\n')
}

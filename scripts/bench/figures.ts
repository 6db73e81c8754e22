/** Turns runs into figures: medians and ranges, as data and as a table for people. */

import type {Usage} from './measure.ts'
import type {Subject} from './subjects.ts'

/** Of all rounds. */
export interface Range {
  median: number
  min: number
  max: number
}

export interface Figures {
  name: string
  given: string
  documents: number
  megabytes: number
  wallSeconds: Range
  cpuSeconds: Range
  /** Of CPU. */
  millisecondsPerDocument: Range
  megabytesPerCpuSecond: Range
  peakMegabytes: Range
}

export function figures(subject: Subject, runs: readonly Usage[]): Figures {
  const {name, given, documents} = subject
  const megabytes = subject.bytes / 1e6
  return {
    name,
    given,
    documents,
    megabytes,
    wallSeconds: rangeOf(runs.map(({wall}) => wall)),
    cpuSeconds: rangeOf(runs.map(({cpu}) => cpu)),
    millisecondsPerDocument: rangeOf(runs.map(({cpu}) => (cpu * 1000) / documents)),
    megabytesPerCpuSecond: rangeOf(runs.map(({cpu}) => megabytes / cpu)),
    peakMegabytes: rangeOf(runs.map((run) => run.megabytes))
  }
}

export function rangeOf(values: readonly number[]): Range {
  const sorted = values.toSorted((a, b) => a - b)
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
  const high = sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0
  return {median: (low + high) / 2, min: sorted[0] ?? 0, max: sorted.at(-1) ?? 0}
}

/** A table in Markdown, its columns aligned. */
export function table(all: readonly Figures[]): string {
  return grid([
    ['what', 'documents', 'wall s', 'docs/s', 'MB/s', 'CPU s', 'CPU ms/doc', 'MB/CPU-s', 'peak MB'],
    ...all.map((each) => [
      each.name,
      `${each.documents} ${each.given}, ${each.megabytes.toFixed(1)} MB`,
      show(each.wallSeconds, 2),
      (each.documents / each.wallSeconds.median).toFixed(1),
      (each.megabytes / each.wallSeconds.median).toFixed(2),
      show(each.cpuSeconds, 2),
      show(each.millisecondsPerDocument, 2),
      show(each.megabytesPerCpuSecond, 2),
      show(each.peakMegabytes, 0)
    ])
  ])
}

/** Rows, the first of them the heads, as a table in Markdown. */
export function grid(rows: ReadonlyArray<readonly string[]>): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0))
  )
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = rows
  const rule = line(widths.map((width) => '-'.repeat(width)))
  return [line(head), rule, ...body.map(line)].join('\n')
}

export function show({median, min, max}: Range, digits: number): string {
  const spread = `${min.toFixed(digits)}–${max.toFixed(digits)}`
  return min === max ? median.toFixed(digits) : `${median.toFixed(digits)} (${spread})`
}

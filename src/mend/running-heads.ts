/**
 * Take out what a document prints on every sheet of its own: a running head, a running foot, the number of the sheet.
 *
 * Programs that make text of a PDF part its sheets by form feeds. A line that stands first or last on three sheets or
 * more, the same but for a number that counts on, is no part of the text. Where it has no number, the first one stays:
 * it may be the title, or the head of a table that goes on. Without form feeds nothing is certain, and nothing goes.
 */

import type {Mark} from '../model/sheet-series.ts'
import {type Mend, nothing} from './mend.ts'
import {cutSheets} from './sheets/cut.ts'

/** Sheets that a line must stand on. */
const fewest = 3
/** Lines at the top and at the foot of a sheet that may run. */
const deepest = 2

export const runningHeads: Mend = {
  id: 'running-heads',
  summary: 'A line that is printed on every sheet stands in the text again and again.',
  run(text, format) {
    if (format !== 'text' || !text.includes('\f')) return nothing
    const sheets = linesBySheet(text)
    if (sheets.length < fewest) return nothing
    const marks: Mark[] = []

    for (const side of ['first', 'last'] as const)
      for (let depth = 0; depth < deepest; depth++) {
        const found = running(sheets, side)
        if (found.length === 0) break
        marks.push(...found)
        const gone = new Set(found)
        for (const [at, lines] of sheets.entries())
          sheets[at] = lines.filter((line) => !gone.has(line))
      }

    const cuts = cutSheets(text, marks, format)
    return {
      cuts: cuts.map(({cut}) => cut),
      entries: cuts.map(({cut, words}) => ({
        by: runningHeads.id,
        offset: cut.start,
        args: {},
        ...words
      })),
      findings: []
    }
  }
}

interface SheetLine extends Mark {
  text: string
}

/** The lines with text, sheet by sheet; sheets without any are left out. */
function linesBySheet(text: string): SheetLine[][] {
  const result: SheetLine[][] = []
  let at = 0
  for (const sheet of text.split('\f')) {
    const lines: SheetLine[] = []
    let from = at
    for (const line of sheet.split('\n')) {
      const trimmed = line.trim()
      const start = from + line.indexOf(trimmed)
      if (trimmed !== '') lines.push({start, end: start + trimmed.length, text: trimmed})
      from += line.length + 1
    }
    if (lines.length > 0) result.push(lines)
    at += sheet.length + 1
  }
  return result
}

/** The lines that run at one side, those that must stay left out. */
function running(sheets: ReadonlyArray<readonly SheetLine[]>, side: 'first' | 'last'): SheetLine[] {
  const edges = sheets.flatMap((lines, sheet) => {
    const line = side === 'first' ? lines[0] : lines.at(-1)
    // On a sheet of one line, that line is what there is to read.
    return line && lines.length > 1 ? [{line, sheet}] : []
  })
  const alike = Map.groupBy(edges, ({line}) => line.text.replace(/\d+/g, '#').replace(/\s+/g, ' '))
  const [most = []] = [...alike.values()].sort((a, b) => b.length - a.length)
  if (most.length < fewest || most.length < sheets.length * 0.6) return []

  const numbers = most.map(({line}) => line.text.match(/\d+/g)?.map(Number) ?? [])
  const counts = (numbers[0] ?? []).map((_, at) => numbers.map((each) => each[at] ?? 0))
  const isSame = (column: readonly number[]) => column.every((each) => each === column[0])
  const follows = (column: readonly number[]) =>
    column.every(
      (each, at) => each - (column[0] ?? 0) === (most[at]?.sheet ?? 0) - (most[0]?.sheet ?? 0)
    )
  if (!counts.every((column) => isSame(column) || follows(column))) return []
  const counted = counts.some((column) => !isSame(column))
  return most.slice(counted ? 0 : 1).map(({line}) => line)
}

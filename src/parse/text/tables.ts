/**
 * Tables that were flattened to text: `| a | b |`, one row after the other.
 *
 * A cell may run over several lines: a row that ends too early goes on on the line below, if that ends
 * with `|`. A row of dashes makes the row above it a header; numbers that count on end that table.
 */

import type {Element, ElementContent} from 'hast'
import type {Place} from '../positions.ts'
import {isRow, type Line} from './lines.ts'

interface Cell {
  text: string
  start: number
}

interface Row {
  cells: Cell[]
  start: number
  end: number
}

/** Most lines that one cell runs over. */
const longest = 12
/** As steps are numbered: `4`, `4.`, `4)`, `Step 4`. */
const typedNumber = /^(?:step\s+)?(\d{1,3})[.):]?$/i
const dashes = /^\|(?:\s*:?-{2,}:?\s*\|)+$/

/** Tables that begin at line `at`, and the line after them. */
export function readTables(
  lines: readonly Line[],
  at: number,
  source: string,
  place: Place
): {tables: Element[]; next: number} | undefined {
  const rows: Array<Row | 'dashes'> = []
  let next = at

  for (let line = lines[next]; line && isRow(line); line = lines[next]) {
    if (dashes.test(line.text)) {
      rows.push('dashes')
      next++
      continue
    }
    const last = rowEnd(lines, next)
    if (last === undefined) break
    rows.push(readRow(source, line.start, lines[last]?.end ?? line.end))
    next = last + 1
  }

  if (!rows.some((row) => row !== 'dashes')) return undefined
  return {tables: split(rows).map((part) => makeTable(part, place)), next}
}

/** The last line of the row that begins at `at`; nothing if it never ends. */
function rowEnd(lines: readonly Line[], at: number): number | undefined {
  const closed = /\|$/.test(lines[at]?.text ?? '')
  for (let next = at + 1; next <= at + longest; next++) {
    const line = lines[next]
    if (!line || line.text === '' || isRow(line)) break
    if (line.text.endsWith('|')) return next
    // After a whole row only the very next line can be its rest.
    if (closed && next === at + 2) break
  }
  return closed ? at : undefined
}

function readRow(source: string, start: number, end: number): Row {
  const cells: Cell[] = []
  let from = start + 1
  for (let at = from; at < end; at++) {
    if (source[at] !== '|' || source[at - 1] === '\\') continue
    cells.push({text: source.slice(from, at), start: from})
    from = at + 1
  }
  if (source.slice(from, end).trim()) cells.push({text: source.slice(from, end), start: from})
  return {cells, start, end}
}

interface Part {
  head: Row | undefined
  rows: Row[]
}

/** Rows are of one table until a header begins another, or steps count on after one. */
function split(rows: ReadonlyArray<Row | 'dashes'>): Part[] {
  const parts: Part[] = []
  let part: Part = {head: undefined, rows: []}
  let counted = 0

  for (const [index, row] of rows.entries()) {
    if (row === 'dashes') continue
    const number = countOf(row)
    const isHead = rows[index + 1] === 'dashes'
    const goesOn = number === counted + 1 && part.head !== undefined && isFields(part)
    const restarts = number === 1 && counted > 0
    if (isHead || goesOn || restarts) {
      parts.push(part)
      part = {head: isHead ? row : undefined, rows: isHead ? [] : [row]}
    } else part.rows.push(row)
    if (number) counted = number
  }
  parts.push(part)
  return parts.filter(({head, rows}) => head || rows.length > 0)
}

/** Whether rows stand under a head, and none of them is a step. */
function isFields({rows}: Part): boolean {
  return rows.length > 0 && !rows.some(countOf)
}

/** The number in the first cell; 0 if there is none. */
function countOf(row: Row): number {
  const text = row.cells[0]?.text.trim() ?? ''
  return row.cells.length > 1 ? Number(typedNumber.exec(text)?.[1] ?? 0) : 0
}

function makeTable({head, rows}: Part, place: Place): Element {
  const all = head ? [head, ...rows] : rows
  const children: Element[] = []
  if (head) children.push(group('thead', [makeRow(head, 'th', place)], place))
  if (rows.length > 0)
    children.push(
      group(
        'tbody',
        rows.map((row) => makeRow(row, 'td', place)),
        place
      )
    )
  const table = make('table', children)
  table.position = place(all[0]?.start ?? 0, all.at(-1)?.end ?? 0)
  return table
}

function group(tagName: string, rows: Element[], place: Place): Element {
  const element = make(tagName, rows)
  element.position = place(
    rows[0]?.position?.start.offset ?? 0,
    rows.at(-1)?.position?.end.offset ?? 0
  )
  return element
}

function makeRow(row: Row, tagName: string, place: Place): Element {
  const cells = row.cells.map(function ({text, start}) {
    const value = text.trim().replace(/\r\n?/g, '\n').replaceAll('\\|', '|')
    const from = start + (text.length - text.trimStart().length)
    const children: ElementContent[] = value
      ? [{type: 'text', value, position: place(from, from + text.trim().length)}]
      : []
    const cell = make(tagName, children)
    cell.position = place(start, start + text.length)
    return cell
  })
  const element = make('tr', cells)
  element.position = place(row.start, row.end)
  return element
}

function make(tagName: string, children: ElementContent[]): Element {
  return {type: 'element', tagName, properties: {}, children}
}

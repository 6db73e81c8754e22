/** Finds the blocks of a plain text: headings, lists, tables and paragraphs, line by line. */

import type {Element, ElementContent} from 'hast'
import {isFrameLine} from '../../model/help-centre-words.ts'
import {pushAll} from '../../model/long-lists.ts'
import type {Place} from '../positions.ts'
import {headingRank, isTitle} from './headings.ts'
import {isRow, itemOf, type Line} from './lines.ts'
import {readTables} from './tables.ts'

export interface Reader {
  source: string
  place: Place
  /** The text parts its paragraphs by blank lines. */
  spaced: boolean
  /** Columns to which lines were wrapped; 0 if they were not. */
  width: number
}

/** Lists in lists, at most; deeper ones are read as paragraphs. */
const deepest = 20

export function readBlocks(lines: readonly Line[], reader: Reader, depth: number): Element[] {
  const blocks: Element[] = []
  /** The number that an ordered list would go on with. */
  let expected = 1

  for (let at = 0; at < lines.length; ) {
    const line = lines[at]
    if (!line || line.text === '') {
      at++
      continue
    }

    const tables = isRow(line) ? readTables(lines, at, reader.source, reader.place) : undefined
    const item = depth < deepest ? itemOf(line) : undefined
    const title = depth === 0 ? heading(lines, at, blocks.at(-1), reader) : undefined
    if (tables) {
      pushAll(blocks, tables.tables)
      at = tables.next
    } else if (title) {
      blocks.push(title.block)
      at = title.next
    } else if (item && startsList(item, lines, at, expected)) {
      const list = readList(lines, at, reader, depth)
      blocks.push(list.block)
      if (item.kind === 'number') expected = list.expected
      at = list.next
    } else if (/^([-=_*~])(?:\s?\1){2,}$/.test(line.text)) {
      blocks.push(make('hr', [], reader.place(line.start, line.end)))
      at++
    } else {
      const next = paragraphEnd(lines, at, reader)
      blocks.push(paragraph(lines.slice(at, next), reader))
      at = next
    }
  }
  return blocks
}

function heading(
  lines: readonly Line[],
  at: number,
  before: Element | undefined,
  {spaced, place}: Reader
): {block: Element; next: number} | undefined {
  const line = lines[at]
  if (!line) return undefined
  const below = lines[at + 1]
  const underline = /^([=-])\1{2,}$/.exec(below?.text ?? '')?.[1]
  const isolated = !spaced || ((lines[at - 1]?.text ?? '') === '' && (below?.text ?? '') === '')
  const nextText = lines.slice(at + 1, at + 40).find(({text}) => text !== '')

  let rank: number = headingRank(line, nextText, isolated)
  // A title above a list or table often has no blank line after it.
  if (
    rank === 0 &&
    spaced &&
    (lines[at - 1]?.text ?? '') === '' &&
    below &&
    (itemOf(below) || isRow(below))
  )
    rank = headingRank(line, nextText, true)
  if (!before && isolated && isTitle(line, nextText)) rank = 1
  // Right below a question or a step it is the title of what answers it.
  if (rank === 2 && before?.tagName === 'h3') rank = 4
  if (underline && line.text.length <= 110) rank = underline === '=' ? 1 : 2
  if (rank === 0) return undefined
  const position = place(line.start, line.end)
  const text: ElementContent = {type: 'text', value: line.text, position}
  return {block: make(`h${rank}`, [text], position), next: underline ? at + 2 : at + 1}
}

function startsList(
  item: NonNullable<ReturnType<typeof itemOf>>,
  lines: readonly Line[],
  at: number,
  expected: number
): boolean {
  const below = lines.slice(at + 1, at + 3).find(({text}) => text !== '')
  if (item.kind === 'bullet') {
    if (item.rest.text) return true
    // A mark alone on its line: what stood beside it was lost, the rest stands below.
    const next = lines[at + 1]
    return next !== undefined && next.text !== '' && !isRow(next) && !itemOf(next)
  }
  if (item.rest.text === '') return false
  const next = below && itemOf(below)
  return (
    item.number === 0 ||
    item.number === 1 ||
    item.number === expected ||
    (next?.kind === 'number' && next.number === item.number + 1)
  )
}

function readList(
  lines: readonly Line[],
  start: number,
  reader: Reader,
  depth: number
): {block: Element; next: number; expected: number} {
  const items: Element[] = []
  const first = lines[start]
  const head = first && itemOf(first)
  const indent = first?.indent ?? 0
  const kind = head?.kind ?? 'bullet'
  let number = head?.number ?? 0
  let at = start

  while (at < lines.length) {
    const line = lines[at]
    const item = line && itemOf(line)
    if (!line || item?.kind !== kind || Math.abs(line.indent - indent) > 1) break
    if (kind === 'number' && items.length > 0 && item.number !== number) break
    if (item.rest.text === '' && (kind === 'number' || !startsList(item, lines, at, 0))) break

    const wrapped = wrapEnd(lines, item.rest.text === '' ? at + 2 : at + 1, reader)
    const end = itemEnd(lines, wrapped, indent)
    const content = item.rest.text === '' ? [] : [item.rest]
    items.push(makeItem([...content, ...lines.slice(at + 1, end)], line, reader, depth))
    number = item.number + 1
    at = end
    while (lines[at]?.text === '' && nextIsItem(lines, at, kind, indent, number)) at++
  }

  const list = make(kind === 'number' ? 'ol' : 'ul', items, undefined)
  if (kind === 'number' && head?.number !== 1) list.properties['start'] = head?.number ?? 1
  const end = items.at(-1)?.position?.end.offset ?? first?.end ?? 0
  list.position = reader.place(first?.start ?? 0, end)
  return {block: list, next: Math.max(at, start + 1), expected: number}
}

/** The line after those on which the first sentence of an item goes on, though nothing sets them in. */
function wrapEnd(lines: readonly Line[], from: number, reader: Reader): number {
  let end = from
  for (let line = lines[end]; line && line.text !== ''; line = lines[end]) {
    const before = lines[end - 1]
    if (!before || isRow(line) || itemOf(line) || !goesOn(before, line, reader)) break
    // After a whole sentence, what is not set in may be the text below the list.
    if (/[.!?:]["”’)]?$/.test(before.text)) break
    end++
  }
  return end
}

/** The line after an item: deeper lines, and blank ones before such, belong to it. */
function itemEnd(lines: readonly Line[], from: number, indent: number): number {
  let end = Math.min(from, lines.length)
  for (let next = end; next < lines.length; next++) {
    const line = lines[next]
    if (!line || line.text === '') continue
    const blankBefore = next > 0 && lines[next - 1]?.text === ''
    if (line.indent <= indent + (blankBefore || itemOf(line) ? 1 : 0)) break
    end = next + 1
  }
  return end
}

function nextIsItem(
  lines: readonly Line[],
  at: number,
  kind: 'number' | 'bullet',
  indent: number,
  number: number
): boolean {
  let next = at
  while (lines[next]?.text === '') next++
  const line = lines[next]
  const item = line && itemOf(line)
  return (
    item?.kind === kind &&
    Math.abs((line?.indent ?? 0) - indent) <= 1 &&
    (kind === 'bullet' || item.number === number)
  )
}

function makeItem(lines: readonly Line[], marker: Line, reader: Reader, depth: number): Element {
  const blocks = readBlocks(lines, reader, depth + 1)
  const end = blocks.at(-1)?.position?.end.offset ?? marker.end
  const [only] = blocks
  const children = only?.tagName === 'p' ? [...only.children, ...blocks.slice(1)] : blocks
  const tight =
    only?.tagName === 'p' && blocks.slice(1).every(({tagName}) => /^[ou]l$/.test(tagName))
  return make('li', tight ? children : blocks, reader.place(marker.start, end))
}

/** The line after the paragraph that begins at `at`. */
function paragraphEnd(lines: readonly Line[], at: number, reader: Reader): number {
  let end = at + 1
  for (let line = lines[end]; line && line.text !== ''; line = lines[end]) {
    const before = lines[end - 1]
    if (!before || isRow(line) || itemOf(line) || !goesOn(before, line, reader)) break
    end++
  }
  return end
}

/** Whether `line` is of the same paragraph as the line `before` it. */
function goesOn(before: Line, line: Line, {width}: Reader): boolean {
  if (Math.abs(before.indent - line.indent) > 3) return false
  if (isFrameLine(line.text) || isFrameLine(before.text)) return false
  const open = !/[.!?:;…]["”’)\]]?$/.test(before.text)
  if (open && /^[\p{Ll},;)]/u.test(line.text)) return true
  if (width === 0) return false
  const [word = ''] = line.text.split(/\s/, 1)
  return before.indent + before.text.length + 1 + word.length > width - 2
}

function paragraph(lines: readonly Line[], {place}: Reader): Element {
  const position = place(lines[0]?.start ?? 0, lines.at(-1)?.end ?? 0)
  const value = lines.map(({text}) => text).join('\n')
  return make('p', [{type: 'text', value, position}], position)
}

function make(
  tagName: string,
  children: ElementContent[],
  position: ReturnType<Place> | undefined
): Element {
  const element: Element = {type: 'element', tagName, properties: {}, children}
  if (position) element.position = position
  return element
}

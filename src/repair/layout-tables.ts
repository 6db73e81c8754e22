/**
 * Take apart tables that only place things on the page.
 *
 * On a phone they are narrow columns, their headings are missing from the contents, and to people who listen they are
 * announced as data.
 *
 * A table is for layout when it has but one cell; holds nothing but pictures, or pictures over or beside what they
 * show; has blocks in its only row or column; or when each row begins with a heading. What it holds follows row by
 * row, a picture with its caption. A table with headings of columns, or with merged cells, is one of data.
 */

import type {Element, ElementContent} from 'hast'
import {plain} from '../model/readable.ts'
import {boldLabelOf, labelAlone, labelOf} from './common/callout-labels.ts'
import {asBlocks, hasPicture, rowsOf} from './common/cells.ts'
import {isBlank, isElement, make, rankOf, rewrite, walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

type Rows = readonly Element[][]

/** Characters of a text that no cell of data has. */
const long = 160
/** Width of a picture, in pixels, that is no icon. */
const wide = 160
const number = /^\(?\d{1,2}[.)]\s|^step\s+\d/i

export const layoutTables = defineRepair(
  {
    id: 'layout-tables',
    summary: 'A table was used to place things on the page.',
    defaults: {},
    moves: true
  },
  function (tree, {change, page}) {
    // Copied text has tables of its own making.
    if (page.format === 'text' || page.format === 'markdown') return

    rewrite(tree, function (table) {
      if (table.tagName !== 'table') return
      const rows = rowsOf(table)?.filter((row) => !row.every(isBlank))
      const because = rows && layoutOf(rows)
      if (!rows || !because) return
      change({at: table, args: {because, rows: rows.length}})
      return [...anchorOf(table), ...contents(rows, because)]
    })
  }
)

/** Why the table of `rows` is no data. */
function layoutOf(rows: Rows): string | undefined {
  const [first] = rows
  const cells = rows.flat().filter((cell) => !isBlank(cell))
  const [only] = cells
  if (!first || !only) return undefined
  if (cells.length === 1) return isNote(only) ? undefined : 'one-cell'
  if (cells.every(isPicture)) return 'pictures'
  if (cells.some((cell) => cell.tagName === 'th')) return undefined
  if (isGallery(rows)) return 'captions'
  if (rows.every(beginsWithHeading)) return 'sections'
  const filled = rows.map((row) => row.filter((cell) => !isBlank(cell)))
  if (rows.length === 1)
    return !labelAlone(only, true) && cells.some(isLayout) ? 'one-row' : undefined
  if (rows.every((row) => row.length === 1))
    return cells.some(isLayout) && !isNote(only) ? 'one-column' : undefined
  return filled.every(isBeside) ? 'pictures-beside' : undefined
}

/** A note in a frame becomes a callout. */
function isNote(cell: Element): boolean {
  const first = asBlocks(cell)[0]
  if (!isElement(first)) return false
  return Boolean(labelOf(first) ?? boldLabelOf(first) ?? labelAlone(first, true))
}

function isPicture(cell: Element): boolean {
  return plain(cell) === '' && hasPicture(cell)
}

/** Whether `cell` holds what no cell of data holds. */
function isLayout(cell: Element): boolean {
  const blocks = asBlocks(cell).filter((block) => !isBlank(block))
  return (
    blocks.length > 1 ||
    hasPicture(cell) ||
    plain(cell).length > long ||
    blocks.some(
      (block) => rankOf(block) > 0 || isElement(block, 'ul', 'ol', 'pre', 'aside', 'table')
    )
  )
}

function beginsWithHeading(row: readonly Element[]): boolean {
  const cell = row.find((each) => !isBlank(each))
  const first = cell && asBlocks(cell).find((block) => !isBlank(block))
  return rankOf(first) > 0
}

/** Rows of pictures, each with a row of short texts under it, one for each picture. */
function isGallery(rows: Rows): boolean {
  return (
    rows.length % 2 === 0 &&
    rows.every(function (row, at) {
      const other = rows[at % 2 === 0 ? at + 1 : at - 1] ?? []
      if (row.length !== other.length || row.length < 2) return false
      return at % 2 === 0 ? row.every(isPicture) : row.every((cell) => !hasPicture(cell))
    })
  )
}

/** A step, or words beside a picture that is no icon. */
function isBeside(row: readonly Element[]): boolean {
  const pictures = row.filter(isPicture)
  const texts = row.filter((cell) => !isPicture(cell))
  const [text] = texts
  if (pictures.length !== 1 || texts.length !== 1 || !text || hasPicture(text)) return false
  return number.test(plain(text)) || pictures.every(isWide)
}

function isWide(cell: Element): boolean {
  let found = false
  walk(cell, function ({tagName, properties}) {
    if (tagName === 'img') found ||= Number.parseInt(String(properties['width']), 10) >= wide
  })
  return found
}

/** What the cells hold, in the order in which it reads: a picture with its caption. */
function contents(rows: Rows, because: string): ElementContent[] {
  if (because !== 'captions') return rows.flat().flatMap(asBlocks)
  return rows.flatMap((row, at) =>
    at % 2 === 0 ? row.map((cell, column) => figure(cell, rows[at + 1]?.[column])) : []
  )
}

function figure(picture: Element, caption: Element | undefined): Element {
  const told =
    caption && !isBlank(caption) ? [make(caption, 'figcaption', {}, caption.children)] : []
  return make(picture, 'figure', {}, [...picture.children, ...told])
}

/** A place to link to stays one. */
function anchorOf(table: Element): ElementContent[] {
  const {id} = table.properties
  return id === undefined ? [] : [{...table, tagName: 'span', properties: {id}, children: []}]
}

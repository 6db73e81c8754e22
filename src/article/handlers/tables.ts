/**
 * Tables: in Markdown's own form where it can hold them, else as tags.
 *
 * Markdown's form has no merged cells, and no lists, code or callouts in a cell.
 */

import type {Element, ElementContent} from 'hast'
import type {AlignType, PhrasingContent, RootContent, TableCell, TableRow} from 'mdast'
import type {MdxJsxAttribute, MdxJsxFlowElement} from 'mdast-util-mdx-jsx'
import {plainText} from '../../mdx/index.ts'
import {greatest, pushAll} from '../../model/long-lists.ts'
import {attribute, type Converter, type Handlers, isElement} from '../convert.ts'
import {collapse} from '../whitespace.ts'

interface Cell {
  node: Element
  header: boolean
  blocks: RootContent[]
}

interface Row {
  node: Element
  cells: Cell[]
  /** It stands in the head of the table. */
  head: boolean
}

export const tableHandlers: Handlers = {table}

const groups = new Set(['thead', 'tbody', 'tfoot'])

function table(node: Element, converter: Converter): RootContent[] {
  const {rows, around} = collect(node, converter)
  const before = around.flatMap((each) =>
    converter.wrap(converter.all({...node, children: [each]}))
  )
  const filled = rows.filter((row) => row.cells.length > 0)
  const [first] = filled
  if (!first) return before

  const header = hasHeader(filled)
  if (!header && !filled.every(namesItself)) {
    const text = plainText(first.cells.flatMap((cell) => cell.blocks)).slice(0, 60)
    converter.find({rule: 'table/unclear', args: {text}}, node)
  }
  if (!filled.every((row) => row.cells.every(isSimple) && breaksIn(row) <= mostBreaks))
    return [...before, converter.at(node, asTags(filled, converter))]

  const lines = filled.map((row, index) => line(row, header && index === 0, converter))
  // Markdown has no table without a row of headings: an empty one is not shown.
  if (!header) lines.unshift({type: 'tableRow', children: []})
  const width = greatest(lines.map((row) => row.children.length))
  const align = Array.from({length: width}, (_, index) => alignment(first.cells[index]?.node))
  return [...before, converter.at(node, {type: 'table', align, children: lines})]
}

/** Rows in order; captions and what else stands in between come before the table. */
function collect(node: Element, converter: Converter): {rows: Row[]; around: ElementContent[]} {
  const rows: Row[] = []
  const around: ElementContent[] = []
  const todo: Array<{child: ElementContent; head: boolean}> = entries(node, false)

  for (let next = todo.pop(); next; next = todo.pop()) {
    const {child, head} = next
    if (child.type !== 'element') {
      if (child.type === 'text' && child.value.trim() !== '') around.push(child)
    } else if (groups.has(child.tagName)) {
      pushAll(todo, entries(child, child.tagName === 'thead'))
    } else if (child.tagName === 'tr') rows.push(row(child, head, converter))
    else if (!isElement(child, 'col', 'colgroup')) around.push(child)
  }
  return {rows, around}
}

function entries(node: Element, head: boolean): Array<{child: ElementContent; head: boolean}> {
  return node.children.map((child) => ({child, head})).toReversed()
}

function row(node: Element, head: boolean, converter: Converter): Row {
  const cells = node.children.flatMap(function (child): Cell[] {
    if (isElement(child, 'td', 'th'))
      return [{node: child, header: child.tagName === 'th', blocks: converter.flow(child)}]
    const blocks = converter.flow({...node, children: [child]})
    return blocks.length > 0 ? [{node, header: false, blocks}] : []
  })
  return {node, cells, head}
}

function span(cell: Cell, name: 'colSpan' | 'rowSpan'): number {
  const value = Number(cell.node.properties[name] ?? 1)
  return Number.isInteger(value) && value > 1 ? Math.min(value, 1000) : 1
}

function isSimple(cell: Cell): boolean {
  if (span(cell, 'colSpan') > 1 || span(cell, 'rowSpan') > 1) return false
  return cell.blocks.every((block) => block.type === 'paragraph' || block.type === 'heading')
}

/** Breaks in one row, which is one line of Markdown, from which on the site's parser takes quadratic time. */
const mostBreaks = 1000

/** How many breaks the row has when each of its cells is written on one line. */
function breaksIn({cells}: Row): number {
  let count = 0
  const todo: Array<RootContent | PhrasingContent> = cells.flatMap(({blocks}) => blocks)
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'break' || node.type === 'paragraph') count++
    if ('children' in node) pushAll(todo, node.children as PhrasingContent[])
  }
  return count
}

/** The first row is one of headings: by its tags, or because all of it, and it alone, is bold. */
function hasHeader(rows: readonly Row[]): boolean {
  const [first, ...others] = rows
  if (!first) return false
  const told = first.cells.filter((cell) => cell.blocks.length > 0)
  if (first.head) return true
  if (told.length === 0) return first.cells.every((cell) => cell.header)
  if (told.every((cell) => cell.header)) return first.cells.length > 1 || others.length > 0
  return (
    told.length > 1 &&
    told.every(isBold) &&
    others.length > 0 &&
    !others.some((row) => row.cells.every(isBold))
  )
}

/** A row whose first cell is its heading needs no row of headings above. */
function namesItself(row: Row): boolean {
  const [first, ...others] = row.cells
  return first !== undefined && others.length > 0 && (first.header || isBold(first))
}

function isBold(cell: Cell): boolean {
  return (
    cell.blocks.length > 0 &&
    cell.blocks.every((block) =>
      block.type === 'paragraph'
        ? block.children.every((child) => child.type === 'strong' || plainText(child) === '')
        : block.type === 'heading'
    )
  )
}

function line(row: Row, header: boolean, converter: Converter): TableRow {
  const children = row.cells.map((cell) =>
    converter.at(cell.node, {
      type: 'tableCell',
      children: cellLine(cell, header)
    })
  )
  return converter.at(row.node, {type: 'tableRow', children: children as TableCell[]})
}

/** The blocks of a cell on one line, parted by breaks. */
function cellLine(cell: Cell, header: boolean): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (const block of cell.blocks) {
    if (block.type !== 'paragraph' && block.type !== 'heading') continue
    if (result.length > 0) result.push({type: 'break'})
    for (const child of block.children) {
      if (header && child.type === 'strong') pushAll(result, child.children)
      else if (!header && (cell.header || block.type === 'heading') && child.type !== 'strong')
        result.push({type: 'strong', children: [child]})
      else result.push(child)
    }
  }
  return collapse(result)
}

function alignment(cell: Element | undefined): AlignType {
  const value = cell ? attribute(cell, 'align').toLowerCase() : ''
  return value === 'center' || value === 'right' ? value : null
}

function asTags(rows: readonly Row[], converter: Converter): RootContent {
  const header = hasHeader(rows)
  const count = header
    ? Math.max(
        1,
        rows.findIndex((row) => !row.head)
      )
    : 0
  const head = rows.slice(0, count)
  const body = rows.slice(count)
  const groups = [
    ...(head.length > 0
      ? [
          tag(
            'thead',
            head.map((row) => rowTag(row, true, converter))
          )
        ]
      : []),
    ...(body.length > 0
      ? [
          tag(
            'tbody',
            body.map((row) => rowTag(row, false, converter))
          )
        ]
      : [])
  ]
  return tag('table', groups)
}

function rowTag(row: Row, header: boolean, converter: Converter): RootContent {
  const cells = row.cells.map(function (cell) {
    const attributes: MdxJsxAttribute[] = []
    for (const name of ['colSpan', 'rowSpan'] as const) {
      const value = span(cell, name)
      if (value > 1)
        attributes.push({type: 'mdxJsxAttribute', name: name.toLowerCase(), value: String(value)})
    }
    const [only, ...others] = cell.blocks
    const single = only?.type === 'paragraph' && others.length === 0
    const name = header || cell.header ? 'th' : 'td'
    const children = single ? inCell(only.children, name) : cell.blocks
    return converter.at(cell.node, tag(name, children as RootContent[], attributes))
  })
  return converter.at(row.node, tag('tr', cells))
}

/** Headings of tables are bold by themselves. */
function inCell(children: readonly PhrasingContent[], name: 'td' | 'th'): PhrasingContent[] {
  return children.flatMap((child) =>
    name === 'th' && child.type === 'strong' ? child.children : [child]
  )
}

function tag(
  name: string,
  children: readonly RootContent[],
  attributes: MdxJsxAttribute[] = []
): RootContent {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes,
    children: children as MdxJsxFlowElement['children']
  }
}

/**
 * What an article says under names: rows of tables under their key, and lines such as “Name: value”.
 *
 * A table is read so where each row has a key of its own. One with merged cells or with a key twice is no
 * grid: its rows are compared as any other blocks.
 */

import type {Nodes} from 'mdast'
import type {Block} from '../model/collation.ts'
import {pushReversed} from '../model/long-lists.ts'
import type {Side} from './context.ts'
import {fieldsOf} from './fields.ts'
import {textOf} from './text-of.ts'
import {fold} from './tokens.ts'

export interface Row {
  block: Block
  /** Equal where the names are equal but for looks. */
  key: string
  name: string
  /** Without that of the name. */
  cells: readonly string[]
}

export interface Grid {
  form: 'table' | 'lines'
  /** The table; of lines, the first one. */
  node: Nodes
  /** What stands above the cells; empty where nothing does. */
  columns: readonly string[]
  /** The row of headings, where there is one. */
  head: Row | undefined
  rows: readonly Row[]
}

/** Rows of two cells, or lines: a name and what it is. */
export function hasFields({form, rows}: Grid): boolean {
  return form === 'lines' || rows.every(({cells}) => cells.length === 1)
}

/** All grids of one side, each block in one at most but for lines of one paragraph. */
export function gridsOf(side: Side): Grid[] {
  const byNode = new Map(side.blocks.map((block) => [block.node, block]))
  const tables: Grid[] = []
  const open: Nodes[] = [side.article.body]
  for (let next = open.pop(); next; next = open.pop()) {
    const grid = isTable(next) ? tableGrid(next, byNode) : undefined
    if (grid) tables.push(grid)
    else if ('children' in next) pushReversed(open, next.children as Nodes[])
  }
  return [...tables, ...lineGrids(side)]
}

function isTable(node: Nodes): boolean {
  return node.type === 'table' || (node.type === 'mdxJsxFlowElement' && node.name === 'table')
}

interface RawRow {
  block: Block
  head: boolean
  cells: readonly string[]
}

function tableGrid(table: Nodes, byNode: ReadonlyMap<Nodes, Block>): Grid | undefined {
  const rows = rowsOf(table, byNode)
  if (!rows || rows.length < 2) return undefined
  const heads = rows.filter(({head}) => head)
  if (heads.length > 1) return undefined
  const [head] = heads
  const body = rows.filter((row) => !row.head)
  const names = (column: number) => body.map(({cells}) => cells[column] ?? '')
  const at = isCount(names(0)) ? 1 : 0
  if (body.length === 0 || !isKey(names(at))) return undefined

  const row = ({block, cells}: RawRow): Row => ({
    block,
    key: keyOf(cells[at] ?? ''),
    name: cells[at] ?? '',
    cells: cells.toSpliced(at, 1)
  })
  const width = Math.max(...body.map(({cells}) => cells.length))
  const columns = Array.from({length: width}, (_, index) => head?.cells[index] ?? '')
  return {
    form: 'table',
    node: table,
    columns: columns.toSpliced(at, 1),
    head: head && row(head),
    rows: body.map(row)
  }
}

/** The rows that are blocks; nothing where cells are merged. */
function rowsOf(table: Nodes, byNode: ReadonlyMap<Nodes, Block>): RawRow[] | undefined {
  const rows: RawRow[] = []
  const open: Array<{node: Nodes; head: boolean}> = [{node: table, head: false}]
  for (let next = open.pop(); next; next = open.pop()) {
    const {node, head} = next
    if (!('children' in node)) continue
    const children = node.children as Nodes[]
    const block = byNode.get(node)
    if (!block || (node.type !== 'tableRow' && nameOf(node) !== 'tr')) {
      const isHead = head || nameOf(node) === 'thead'
      const first = node.type === 'table'
      pushReversed(
        open,
        children.map((child, index) => ({node: child, head: isHead || (first && index === 0)}))
      )
      continue
    }
    const cells = children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
    if (cells.some(isMerged)) return undefined
    rows.push({block, head, cells: cells.map(textOf)})
  }
  return rows
}

function nameOf(node: Nodes): string | undefined {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
    ? (node.name ?? undefined)
    : undefined
}

function isMerged(cell: Nodes): boolean {
  if (cell.type !== 'mdxJsxFlowElement' && cell.type !== 'mdxJsxTextElement') return false
  return cell.attributes.some((each) => 'name' in each && /span$/i.test(String(each.name)))
}

/** Longest name, in characters. */
const longest = 80

/** Each row has a name of its own. */
function isKey(names: readonly string[]): boolean {
  return (
    new Set(names.map(keyOf)).size === names.length &&
    names.every((name) => name !== '' && name.length <= longest)
  )
}

/** The rows are numbered. */
function isCount(names: readonly string[]): boolean {
  const first = Number(names[0])
  return names.every((name, index) => /^\d+\.?$/.test(name) && Number(name) === first + index)
}

export function keyOf(name: string): string {
  return fold(name).replace(/[\s:*]+$/, '')
}

/** Lines of one section are one grid; of names that stand there twice, no one knows which is which. */
function lineGrids(side: Side): Grid[] {
  const sections = new Map<string, Row[]>()
  for (const block of side.blocks)
    for (const {name, value} of fieldsOf(block)) {
      const section = block.path.join('\n')
      const row: Row = {block, key: keyOf(name), name, cells: [value]}
      const rows = sections.get(section)
      if (rows) rows.push(row)
      else sections.set(section, [row])
    }

  return [...sections.values()].flatMap(function (rows): Grid[] {
    const counts = Map.groupBy(rows, ({key}) => key)
    const own = rows.filter(({key}) => counts.get(key)?.length === 1)
    const [first] = own
    if (!first) return []
    return [{form: 'lines', node: first.block.node, columns: [''], head: undefined, rows: own}]
  })
}

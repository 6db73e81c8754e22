/**
 * Keeps the cells of rows that are longer than the head of their table.
 *
 * GFM shows such cells to no one, most often because a `|` in a cell was not escaped: their words would be lost.
 */

import type {Root as Hast} from 'hast'
import type {Definition, Nodes, Root, Table, TableCell} from 'mdast'
import {toHast} from 'mdast-util-to-hast'
import {pushAll} from '../../model/long-lists.ts'
import {readable} from '../../model/readable.ts'
import type {Entry} from '../../model/record.ts'
import {handlers} from './handlers.ts'

/** Widen the heads of such tables in `tree`; an entry for each says what readers get that was not shown. */
export function widenTables(tree: Root): Entry[] {
  const entries: Entry[] = []
  const definitions = tree.children.filter((node) => node.type === 'definition')
  const todo: Nodes[] = [tree]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'table') entries.push(...widen(node, definitions))
    else if ('children' in node) pushAll(todo, node.children)
  }
  return entries
}

function widen(table: Table, definitions: readonly Definition[]): Entry[] {
  const [head] = table.children
  const width = table.children.reduce((most, row) => Math.max(most, row.children.length), 0)
  const own = head?.children.length ?? 0
  if (!head || width <= own) return []

  const extra = table.children.flatMap((row) => row.children.slice(own))
  while (head.children.length < width) head.children.push({type: 'tableCell', children: []})
  if (table.align) while (table.align.length < width) table.align.push(null)
  const added = readable(extra.flatMap((cell) => shown(cell, definitions)))
  const offset = extra[0]?.position?.start.offset ?? 0
  return [{by: 'wide-table', offset, args: {cells: extra.length}, added}]
}

function shown({children}: TableCell, definitions: readonly Definition[]): Hast['children'] {
  const root: Root = {type: 'root', children: [{type: 'paragraph', children}, ...definitions]}
  return (toHast(root, {handlers}) as Hast).children
}

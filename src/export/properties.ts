/** The properties of a page, which most often stand in its text, too, as a table of two columns. */

import type {Nodes, Root, RootContent} from 'mdast'
import {plainText} from '../mdx/index.ts'
import type {Context} from './context.ts'
import {short} from './short.ts'

/** The block of `body` that shows every property. */
export function propertiesTable(body: Root, {front}: Context): RootContent | undefined {
  const keys = Object.keys(front.details ?? {}).map(fold)
  if (keys.length === 0) return undefined
  return body.children.find(function (block) {
    if (block.type !== 'table' && !(block.type === 'mdxJsxFlowElement' && block.name === 'table'))
      return false
    const cells = new Set(cellsOf(block).map((cell) => fold(plainText(cell))))
    return keys.every((key) => cells.has(key))
  })
}

/** Say that properties are left out, where no table shows them. */
export function sayProperties(body: Root, context: Context): void {
  const keys = Object.keys(context.front.details ?? {})
  if (keys.length === 0 || propertiesTable(body, context)) return
  context.say('properties', {keys: short(keys.join(', '))})
}

function cellsOf(table: Nodes): Nodes[] {
  if (table.type === 'tableCell') return [table]
  if (table.type === 'mdxJsxFlowElement' && /^t[dh]$/.test(table.name ?? '')) return [table]
  return 'children' in table ? (table.children as Nodes[]).flatMap(cellsOf) : []
}

function fold(value: string): string {
  return value.replace(/\s+/g, ' ').trim().toLowerCase()
}

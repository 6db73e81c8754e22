/** Tables: rows of headings are cells of headings. */

import type {Element, ElementContent} from 'hast'
import type {Table} from 'mdast'
import type {State} from 'mdast-util-to-hast'
import {make} from '../element.ts'
import {isLine, same, spans, type TagHandler} from '../tags.ts'

export function table(state: State, {children, align}: Table): Element {
  const [head, ...rows] = children
  const isHeaded = head?.children.some((cell) => cell.children.length > 0)
  const shown = isHeaded && head ? [head, ...rows] : rows
  const lines = shown.map((row) =>
    make(
      'tr',
      {},
      row.children.map(function (cell, index) {
        const side = align?.[index]
        const style = side ? {style: `text-align: ${side};`} : {}
        return make(row === head ? 'th' : 'td', {}, [make('p', style, state.all(cell))])
      })
    )
  )
  return make('table', {}, [make('tbody', {}, lines)])
}

const unwrapped: TagHandler = (state, node) => state.all(node as never) as ElementContent[]

const cell: TagHandler = function (state, node) {
  const children = state.all(node as never)
  return make(node.name ?? 'td', spans(node), isLine(node) ? [make('p', {}, children)] : children)
}

export const tableTags: Readonly<Record<string, TagHandler>> = {
  table: (state, node) => make('table', {}, [make('tbody', {}, [...state.all(node as never)])]),
  tbody: unwrapped,
  td: cell,
  th: cell,
  thead: unwrapped,
  tr: same
}

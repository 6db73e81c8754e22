/** Page properties: a table that is data too, for the front matter and for reports on other pages. */

import type {Element, ElementContent} from 'hast'
import type {DetailsRow} from '../../model/page-content.ts'
import {plain} from '../../model/readable.ts'
import {container, isElement, type Macro, type MacroFamily, record, type State} from './state.ts'

export const detailsMacros: MacroFamily = {
  title: 'Page properties',
  rows: [
    {
      names: 'details',
      becomes:
        'Its table, and `details` in the front matter, by the first cell of each row; a hidden one is front matter only.',
      handle: details,
      takesText: true
    }
  ]
}

function details({node, name, parameters, body, plain: text}: Macro, state: State) {
  const shown = container(node, state.all(body ?? text?.children ?? []))
  const rows = tables(shown).flatMap(rowsOf)
  if (rows.length > 0) state.details.push({id: parameters.get('id') ?? '', rows})
  if (parameters.get('hidden') !== 'true') return shown
  const keys = rows.map(({key}) => key).slice(0, 20)
  record(state, 'hidden', node, {macro: name, details: keys}, {removed: shown})
  return []
}

/** The tables in `nodes`, but for those within others. */
function tables(nodes: readonly ElementContent[]): Element[] {
  return nodes.flatMap(function (node) {
    if (node.type !== 'element') return []
    return node.tagName === 'table' ? [node] : tables(node.children)
  })
}

/** A key and its value a row; or a row of keys and one of values. */
function rowsOf(table: Element): DetailsRow[] {
  const rows = trs(table).map((row) =>
    row.children.filter((cell): cell is Element => isElement(cell, 'th', 'td'))
  )
  const [first = [], second = [], ...more] = rows
  const isAcross =
    more.length === 0 &&
    first.length > 1 &&
    first.every((cell) => isElement(cell, 'th')) &&
    second.length > 0 &&
    second.every((cell) => isElement(cell, 'td'))
  const pairs = isAcross
    ? first.map((cell, index) => [cell, second[index]] as const)
    : rows.map((cells) => [cells[0], cells[1]] as const)
  return pairs.flatMap(function ([head, cell]) {
    const key = head ? plain(head) : ''
    return key && cell ? [{key, value: cell.children}] : []
  })
}

function trs(node: Element): Element[] {
  return node.children.flatMap(function (each) {
    if (!isElement(each)) return []
    return each.tagName === 'tr' ? [each] : isElement(each, 'table') ? [] : trs(each)
  })
}

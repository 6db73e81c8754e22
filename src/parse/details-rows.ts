/** Page properties: keys and values of the tables that hold them, in what the source says and in what it shows. */

import type {Element, ElementContent, Root} from 'hast'
import type {Details, DetailsRow} from '../model/page-content.ts'
import {plain} from '../model/readable.ts'

export function detailsRows(nodes: readonly ElementContent[]): DetailsRow[] {
  return tables(nodes).flatMap(rowsOf)
}

/** The properties that a rendered page shows; their ids are gone. */
export function shownDetails({children}: Pick<Element | Root, 'children'>): Details[] {
  return children.flatMap(function (node) {
    if (node.type !== 'element') return []
    const {className} = node.properties
    if (!Array.isArray(className) || !className.includes('plugin-tabmeta-details'))
      return shownDetails(node)
    const rows = detailsRows(node.children)
    return rows.length > 0 ? [{id: '', rows}] : []
  })
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
  const rows = trs(table).map((row) => row.children.filter(isCell))
  const [first = [], second = [], ...more] = rows
  const isAcross =
    more.length === 0 &&
    first.length > 1 &&
    first.every((cell) => cell.tagName === 'th') &&
    second.length > 0 &&
    second.every((cell) => cell.tagName === 'td')
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
    if (each.type !== 'element') return []
    return each.tagName === 'tr' ? [each] : each.tagName === 'table' ? [] : trs(each)
  })
}

function isCell(node: ElementContent): node is Element {
  return node.type === 'element' && (node.tagName === 'th' || node.tagName === 'td')
}

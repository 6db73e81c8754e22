/** Tables: header cells, merged cells, numbered rows. */

import type {Element} from 'hast'
import {own} from './lists.ts'
import {type AdfNode, wholeOf} from './node.ts'
import {type Build, make, makeText, record, strays} from './state.ts'

/** No table that people write has more rows or columns. */
const mostSpanned = 1000

const table: Build = function (node, building) {
  const numbered = node.attrs.get('isNumberColumnEnabled')?.value === true
  let number = 0
  const rows = node.content.map(function (each) {
    const cells = each.type === 'tableRow' ? each.content : [each]
    const first = numbered ? [numberCell(each, cells)] : []
    const text = each.type === 'tableRow' && each.text ? [outside(each)] : []
    return make(building, each, 'tr', {}, [...first, ...text, ...cells.map(cell)])
  })
  if (numbered && number > 0) {
    const text = Array.from({length: number}, (_, at) => at + 1).join('\n')
    record(building, 'numbered-rows', node, {rows: number}, {added: {text}})
  }
  return [make(building, node, 'table', {}, [make(building, node, 'tbody', {}, rows)])]

  /** Rows are counted but for those of header cells. */
  function numberCell(row: AdfNode, cells: readonly AdfNode[]): Element {
    const isHeader = cells.length > 0 && cells.every(({type}) => type === 'tableHeader')
    if (isHeader && number === 0) return make(building, row, 'th', {class: 'numberingColumn'})
    const text = makeText(building, row, String(++number))
    return make(building, row, 'td', {class: 'numberingColumn'}, [text])
  }

  function outside(row: AdfNode): Element {
    return make(building, row, 'td', {}, own(row, building))
  }

  function cell(each: AdfNode): Element {
    if (each.type !== 'tableCell' && each.type !== 'tableHeader')
      return make(building, each, 'td', {}, building.all([each]))
    const spans = {colspan: span(each, 'colspan'), rowspan: span(each, 'rowspan')}
    return make(building, each, each.type === 'tableHeader' ? 'th' : 'td', spans, [
      ...own(each, building),
      ...building.all(each.content)
    ])
  }
}

function span({attrs}: AdfNode, name: string): number | undefined {
  const value = wholeOf(attrs, name) ?? 1
  return value > 1 ? Math.min(value, mostSpanned) : undefined
}

/** A part of a table that lost its table. */
const part: Build = (node, building) =>
  node.type === 'tableRow'
    ? node.content.flatMap((each) => strays(building, node, [each]))
    : strays(building, node)

export const tables = {table, tableRow: part, tableCell: part, tableHeader: part}

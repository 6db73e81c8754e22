/** The properties of pages with a label, as a table of pages. */

import type {Element, ElementContent} from 'hast'
import type {DetailsRow} from '../../model/page-content.ts'
import {plain} from '../../model/readable.ts'
import type {PageKey} from '../../model/source-page.ts'
import {borrow, measure} from './borrowed.ts'
import {property} from './find-page.ts'
import {labelledPages} from './labelled-pages.ts'
import {byTitle, type Listed, type Listing} from './listing.ts'
import {make, text} from './tree.ts'

interface Row {
  key: PageKey
  title: string
  cells: ReadonlyMap<string, DetailsRow>
}

/** Most columns, and most parts of all cells together. */
const widest = 20
const largest = 30_000

export function detailsTable(listing: Listing): Listed {
  const {place, most, context} = listing
  const keys = labelledPages(listing)
  const rows = keys.slice(0, most).flatMap((key) => rowOf(key, listing))
  if (rows.length === 0) return
  const wanted = (property(place, 'dataHeadings') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const found = [...new Map(rows.flatMap(({cells}) => [...cells].map(([id, {key}]) => [id, key])))]
  const columns = (
    wanted.length > 0 ? wanted.map((key) => [folded(key), key] as const) : found
  ).slice(0, widest)
  const head = property(place, 'dataFirstColumn') ?? 'Title'
  const names = [head, ...columns.map(([, key]) => key)]
  const ids = columns.map(([id]) => id)
  const heads = names.map((name) => make(place, 'th', {}, [text(place, name)]))

  let left = largest
  const body = sorted(rows, place).map(function ({key, title, cells}) {
    const link = make(place, 'a', {href: `page:${key}`}, [text(place, title)])
    const values = ids.map((id) => make(place, 'td', {}, contentsOf(key, cells.get(id))))
    return make(place, 'tr', {}, [make(place, 'td', {}, [link]), ...values])
  })
  const table = make(place, 'table', {}, [
    make(place, 'thead', {}, [make(place, 'tr', {}, heads)]),
    make(place, 'tbody', {}, body)
  ])
  return {nodes: [table], count: rows.length, more: keys.length > most}

  /** The cell as it is there; as text, where the table would grow too large. */
  function contentsOf(key: PageKey, row: DetailsRow | undefined): ElementContent[] {
    if (!row) return []
    const size = measure(row.value, Math.min(left, 200))
    if (!size || size.height > 10) return [text(place, plain(row.value))]
    left -= size.count
    const title = context.known.titleOf(key)
    const space = context.known.factsOf(key)?.space
    const from = {key, ...(title && {title}), ...(space && {space})}
    return borrow(row.value, from, place, new Set()).map(withoutIds)
  }
}

function rowOf(key: PageKey, {place, context}: Listing): Row[] {
  const title = context.known.titleOf(key)
  const id = property(place, 'dataDetails')
  const tables = context.known.parts(key)?.details ?? []
  const rows = tables.filter((table) => id === undefined || table.id === id)
  const cells = new Map<string, DetailsRow>()
  for (const row of rows.flatMap((table) => table.rows))
    if (!cells.has(folded(row.key))) cells.set(folded(row.key), row)
  return title === undefined || cells.size === 0 ? [] : [{key, title, cells}]
}

function sorted(rows: readonly Row[], place: Element): Row[] {
  const id = folded(property(place, 'dataSort') ?? '')
  const textOf = ({cells}: Row) => plain(cells.get(id)?.value ?? [])
  const result = [...rows]
  if (id !== '' && rows.some(({cells}) => cells.has(id)))
    result.sort((a, b) => byTitle(textOf(a), textOf(b)))
  if (property(place, 'dataReverse') === 'true') result.reverse()
  return result
}

/** Headings are the same whatever their case. */
function folded(key: string): string {
  return key.toLowerCase().replace(/\s+/gu, ' ').trim()
}

/** Places of the other page are not places of this one. */
function withoutIds(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node
  const {id: _, ...properties} = node.properties
  return {...node, properties, children: node.children.map(withoutIds)}
}

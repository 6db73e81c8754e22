/**
 * Make ordered lists of tables that hold steps: a number in the first column, what to do in the second.
 *
 * Nobody can walk through a table, and on a phone it is hard to read. Pages that were copied as text show such
 * tables as one row each, with what explains the step between them.
 *
 * The rows must count on from 1, and most must read as instructions. Further columns (pictures, results) go into the
 * step; a row of column names is taken out when it says no more than “Step” and “Action”. A table whose numbers
 * count but whose texts do not instruct is data, and stays; in doubt it is reported.
 */

import type {Element} from 'hast'
import {plain, readable} from '../model/readable.ts'
import {noPiece, type Piece} from '../model/words.ts'
import {isInstruction} from './common/action.ts'
import {asBlocks, rowsOf} from './common/cells.ts'
import {gatherRuns, type Marker} from './common/step-run.ts'
import {isBlank, make, walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const typedNumber = /^(?:step\s+)?(\d{1,3})[.):]?$/i
const plainNames =
  /^(?:(?:step|no|nr|number|#|action|instruction|task|description|what to do|screen ?shot|image|picture|illustration|how)s?\.?)?$/i

export const tableSteps = defineRepair(
  {id: 'table-steps', summary: 'A table was used to number steps.', defaults: {}},
  function (tree, {change, find, page}) {
    const gone = new Map<Element, Piece[]>()

    const {runs} = gatherRuns(tree, {
      read: (node) => readTable(node, gone),
      accept: (_, items, first) => items.length > 1 && first <= 1 && instruct(items.map(plain))
    })

    for (const {list, first, count, markers} of runs) {
      const pieces = markers.flatMap((marker) => gone.get(marker) ?? [])
      const removed = {...noPiece, text: pieces.map(({text}) => text).join('\n')}
      change({at: list, args: {first, steps: count, tables: markers.length}, removed})
    }

    const scraped = page.format === 'text'
    walk(tree, function (table) {
      if (table.tagName !== 'table') return
      const steps = readTable(table, gone)?.items.map(plain) ?? []
      const halfSteps = steps.length > 1 && steps.some(isInstruction)
      if (halfSteps || (scraped && steps.length === 0 && isOdd(table)))
        find('table/unclear', {at: table, args: {text: plain(table).slice(0, 80)}})
    })
  }
)

/** Whether the rows of `table`, made of copied text, do not fit together, or there is but one. */
function isOdd(table: Element): boolean {
  const lengths = rowsOf(table)?.map((row) => row.length) ?? []
  return lengths.length < 2 || new Set(lengths).size > 1
}

/** Whether most of `texts` are instructions. */
function instruct(texts: readonly string[]): boolean {
  return texts.filter(isInstruction).length * 3 >= texts.length * 2
}

function readTable(node: Element, gone: Map<Element, Piece[]>): Marker | undefined {
  if (node.tagName !== 'table') return undefined
  const rows = rowsOf(node)
  if (!rows) return undefined
  const [head] = rows
  const headed = head !== undefined && !typedNumber.test(plain(head[0] ?? []))
  if (headed && !(rows.length > 2 && head.every((cell) => plainNames.test(plain(cell)))))
    return undefined

  const items: Element[] = []
  const pieces: Piece[] = headed ? head.map(readable) : []
  let first = Number.NaN

  for (const [number, text, ...others] of headed ? rows.slice(1) : rows) {
    const value = typedNumber.exec(plain(number ?? []))?.[1]
    if (!number || !text || value === undefined || isBlank(text)) return undefined
    if (items.length === 0) first = Number(value)
    else if (Number(value) !== first + items.length) return undefined
    pieces.push(readable(number))
    const blocks = [text, ...others].flatMap((cell) => asBlocks(structuredClone(cell)))
    items.push(make(number, 'li', {}, blocks))
  }

  gone.set(node, pieces)
  return items.length > 0 ? {first, items} : undefined
}

/**
 * Make lists of lines that begin with a bullet somebody typed: `• …`, `- …`, `* …`.
 *
 * A list that is typed is read out as sentences, does not wrap as a list, and Markdown would make another
 * list of its signs, or none.
 *
 * It takes two such lines in a row: paragraphs of their own, or the last lines of one paragraph. A line that
 * stands alone stays, as does a star that refers to one in the text above. Other signs than that of the first
 * line are of a list inside.
 */

import type {Element, ElementContent, Parents, Root} from 'hast'
import {plain} from '../model/readable.ts'
import {noPiece, words} from '../model/words.ts'
import {cutLeading, leadingText, lines, trimLeading} from './common/leading.ts'
import {type Child, isBlank, isElement, make, walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

interface Item {
  line: Element
  sign: string
}

/** Characters of a paragraph's lines: those before its list, and the items. */
interface Reading {
  lead: Element | undefined
  items: Item[]
}

const bullet = /^\s*(?:([•●○▪▫■□◦‣·∙・⁃➢➤➡▶🔹🔸👉])\uFE0F?\s*|([*–-])\s+)(?=\S)/u
const holders = new Set('article aside blockquote body dd details div li main section'.split(' '))

export const typedBullets = defineRepair(
  {
    id: 'typed-bullets',
    summary: 'The items of a list are typed as lines with a bullet.',
    defaults: {}
  },
  function (tree, {change}) {
    const parents: Parents[] = [tree]
    walk(tree, (element) => {
      if (holders.has(element.tagName)) parents.push(element)
    })
    let refers: boolean | undefined

    for (const parent of parents) {
      const children = parent.children as Child[]
      for (let at = 0; at < children.length; at++) {
        const run = runAt(children, at)
        const [first] = run.items
        if (!first || run.items.length < 2) continue
        if (first.sign === '*') refers ??= refersToNotes(tree)
        if (first.sign === '*' && refers) continue
        const gone = run.items.map(({line}) => cutBullet(line)).join(' ')
        const list = nest(run.items)
        children.splice(at, run.count, ...(run.lead ? [run.lead] : []), list)
        const removed = words(gone).length > 0 ? {removed: {...noPiece, text: gone}} : {}
        change({at: list, args: {items: run.items.length}, ...removed})
        if (run.lead) at++
      }
    }
  }
)

/** Whether a star in the text refers to a note below. */
function refersToNotes(tree: Root): boolean {
  return /[\p{L}\p{N})]\*(?:\s|$)/u.test(plain(tree))
}

/** The items that begin at `at`, and of how many siblings they are made. */
function runAt(
  children: readonly Child[],
  at: number
): {lead: Element | undefined; items: Item[]; count: number} {
  const first = read(children[at])
  if (!first || first.items.length === 0) return {lead: undefined, items: [], count: 0}
  const items = [...first.items]
  let count = 1

  for (let next = at + 1; next < children.length; next++) {
    const node = children[next] as Child
    if (isBlank(node)) continue
    const more = read(node)
    if (!more || more.lead || more.items.length === 0) break
    items.push(...more.items)
    count = next + 1 - at
  }
  return {lead: first.lead, items, count}
}

function read(node: Child | undefined): Reading | undefined {
  if (!isElement(node, 'p') || 'dataCalloutTitle' in node.properties) return undefined
  const parts = lines(node.children).map((children) => make(node, 'p', {}, children))
  const signs = parts.map(signOf)
  const start = signs.findIndex((sign) => sign !== '')
  if (start === -1 || signs.slice(start).includes('')) {
    // One item over several lines.
    const sign = signOf(node)
    const single = sign !== '' && signs.slice(1).every((each) => each === '')
    return single ? {lead: undefined, items: [{line: node, sign}]} : undefined
  }
  if (start > 0 && parts.length - start < 2) return undefined
  const items = parts.slice(start).map((line, index) => ({line, sign: signs[start + index] ?? ''}))
  if (start === 0 && items[0] && items.length === 1) items[0].line = node
  return {lead: start > 0 ? lead(node, parts[start] as Element) : undefined, items}
}

/** What of `paragraph` stands before its first item. */
function lead(paragraph: Element, item: Element): Element {
  const end = paragraph.children.indexOf(item.children[0] as ElementContent)
  const last = paragraph.children.slice(0, end).findLastIndex((child) => isElement(child, 'br'))
  return {...paragraph, children: paragraph.children.slice(0, last)}
}

function signOf(line: Element): string {
  const found = bullet.exec(leadingText(line))
  return found?.[1] ?? found?.[2]?.replace('–', '-') ?? ''
}

function cutBullet(line: Element): string {
  const sign = bullet.exec(leadingText(line))?.[0] ?? ''
  cutLeading(line, sign.length)
  trimLeading(line)
  return sign
}

/** The list of `items`; each new sign opens a list inside the item above. */
function nest(items: readonly Item[]): Element {
  const [first] = items
  const top = make(first?.line as Element, 'ul')
  const open: Array<{sign: string; list: Element}> = [{sign: first?.sign ?? '', list: top}]

  for (const {line, sign} of items) {
    const item = make(line, 'li', line.properties, line.children)
    const level = open.findIndex((each) => each.sign === sign)
    if (level !== -1) open.length = level + 1
    else {
      const list = make(line, 'ul')
      const above = open.at(-1)?.list.children.at(-1)
      if (isElement(above)) above.children.push(list)
      open.push({sign, list})
    }
    open.at(-1)?.list.children.push(item)
  }
  return top
}

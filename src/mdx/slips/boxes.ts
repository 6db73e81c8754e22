/** `-[ ] text`, `- [ ]text`, `- [] text`, and lists of which only some items have a box. */

import type {List, Paragraph} from 'mdast'
import {nodesOf, type Slip, sourceOf, startOf, type Typed} from './nodes.ts'

/** What was meant as a box, at the start of an item. */
const inItem = /^\[(?:\s{0,4}|[xX*✓✔-])\](?![([:])/
/** The same at the start of a paragraph, with what was meant to make it an item. */
const inParagraph = /^(?:[-*+]\[[ xX]?\](?![([:])|\[(?: |[xX]|)\]\s)/

export function boxSlips({body, text}: Typed): Slip[] {
  const found: Slip[] = []
  const items = new Set<unknown>()
  for (const node of nodesOf(body)) {
    if (node.type === 'listItem') items.add(node.children[0])
    if (node.type === 'list') found.push(...mixedSlip(node))
    if (node.type !== 'paragraph' || node.children[0]?.type !== 'text') continue
    found.push(...boxSlip(node, items.has(node), text))
  }
  return found
}

function boxSlip(node: Paragraph, isItem: boolean, text: string): Slip[] {
  const typed = (isItem ? inItem : inParagraph).exec(sourceOf(node, text))?.[0].trim()
  if (typed === undefined) return []
  const likely = /x/i.test(typed) ? '- [x] ' : '- [ ] '
  return [
    {rule: 'mdx/box', args: {typed: isItem ? `- ${typed}` : typed, likely}, at: startOf(node)}
  ]
}

/** Readers can tick the boxes of a list only where every item has one. */
function mixedSlip({children}: List): Slip[] {
  const without = children.filter(({checked}) => typeof checked !== 'boolean')
  const [first] = without
  if (!first || without.length === children.length) return []
  const args = {items: without.length, boxes: children.length - without.length}
  return [{rule: 'mdx/box-missing', args, at: startOf(first)}]
}

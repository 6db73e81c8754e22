/** The text of a node as it is compared: blocks and cells parted, pictures left out. */

import type {Nodes} from 'mdast'

const inline = new Set(['text', 'inlineCode', 'code'])
const parting = new Set(['paragraph', 'heading', 'listItem', 'tableCell', 'code', 'callout'])

/** Hidden secrets are told apart by digits that are others on every page: the same secret is to be the same. */
const marker = /(⟦[a-z-]{3,30} hidden, \d{1,7} characters), [0-9a-f]{6}⟧/g

/** Blanks folded to one, except in code. */
export function textOf(node: Nodes): string {
  if (node.type === 'code') return node.value.replace(marker, '$1⟧')
  const parts: string[] = []
  gather(node, parts)
  return parts.join('').replace(/\s+/g, ' ').trim().replace(marker, '$1⟧')
}

/** Trees are at most 200 deep (parse sees to it), so recursion is safe. */
function gather(node: Nodes, parts: string[]): void {
  if (node.type === 'image') return
  if (node.type === 'break') parts.push(' ')
  else if (inline.has(node.type) && 'value' in node) parts.push(node.value)
  else if ('children' in node) {
    const block = parting.has(node.type) || node.type.startsWith('mdxJsxFlow')
    if (node.type === 'callout') {
      for (const child of node.title) gather(child, parts)
      parts.push(node.title.length > 0 ? ': ' : '')
    }
    if (node.type === 'mdxJsxTextElement' && node.name === 'br') parts.push(' ')
    for (const child of node.children) gather(child as Nodes, parts)
    if (block) parts.push(' ')
  }
}

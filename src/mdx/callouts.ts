/** `> [!NOTE] Title` and its blocks, as one node. */

import type {Blockquote, Paragraph, PhrasingContent} from 'mdast'
import type {Node, Parent} from 'unist'
import {type Callout, type CalloutKind, calloutKinds} from '../model/article.ts'

const marker = /^\[!([a-z]+)\][ \t]*/i

/** Make callouts of the block quotes below `root` that begin with a marker; `text` is the file's. */
export function findCallouts(root: Parent, text: string): void {
  const todo: Parent[] = [root]
  for (let parent = todo.pop(); parent; parent = todo.pop()) {
    parent.children = parent.children.map((child) =>
      child.type === 'blockquote' ? (calloutOf(child as Blockquote, text) ?? child) : child
    )
    for (const child of parent.children) if ('children' in child) todo.push(child as Parent)
  }
}

function calloutOf(quote: Blockquote, text: string): Node | undefined {
  const [first, ...blocks] = quote.children
  const start = first?.type === 'paragraph' ? first.children[0] : undefined
  if (first?.type !== 'paragraph' || start?.type !== 'text') return undefined

  const match = marker.exec(start.value)
  const kind = match?.[1]?.toLowerCase() as CalloutKind | undefined
  // An escaped bracket is text.
  if (!match || !kind || !calloutKinds.includes(kind)) return undefined
  if (text.charAt(start.position?.start.offset ?? -1) !== '[') return undefined

  const [title, body] = splitLine(first, match[0].length)
  const result: Callout = {
    type: 'callout',
    kind,
    title,
    children: body.length > 0 ? [{...first, children: body}, ...blocks] : blocks
  }
  if (quote.position) result.position = quote.position
  return result
}

/** Part the children of `paragraph` at its first line break, without the first `skip` characters. */
function splitLine(paragraph: Paragraph, skip: number): [PhrasingContent[], PhrasingContent[]] {
  const head: PhrasingContent[] = []
  const tail: PhrasingContent[] = []
  let broken = false

  for (const [index, child] of paragraph.children.entries()) {
    if (broken) tail.push(child)
    else if (child.type === 'break') broken = true
    else if (child.type !== 'text') head.push(child)
    else {
      const value = index === 0 ? child.value.slice(skip) : child.value
      const end = value.indexOf('\n')
      broken = end !== -1
      const before = broken ? value.slice(0, end).trimEnd() : value
      const after = broken ? value.slice(end + 1).trimStart() : ''
      if (before !== '') head.push({...child, value: before})
      if (after !== '') tail.push({...child, value: after})
    }
  }

  return [head, tail]
}

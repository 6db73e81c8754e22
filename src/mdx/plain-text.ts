/** The text of nodes, as one line. */

import type {Node} from 'unist'

/** Text of `node` and all below it; blocks and breaks are parted by a blank. */
export function plainText(node: Node | readonly Node[]): string {
  const result: string[] = []
  const todo: Node[] = Array.isArray(node) ? node.toReversed() : [node as Node]

  for (let next = todo.pop(); next; next = todo.pop()) {
    const {type, value, alt, title, children} = next as Node & {
      value?: string
      alt?: string
      title?: unknown
      children?: Node[]
    }
    if (type === 'text' || type === 'inlineCode') result.push(value ?? '')
    else if (type === 'code') result.push(' ', value ?? '', ' ')
    else if (type === 'image') result.push(alt ?? '')
    else if (type === 'break' || !inline.has(type)) result.push(' ')

    if (children) for (const child of children.toReversed()) todo.push(child)
    if (type === 'callout' && Array.isArray(title))
      for (const child of title.toReversed()) todo.push(child)
  }
  return result.join('').replace(/\s+/gu, ' ').trim()
}

const inline = new Set('delete emphasis link mdxJsxTextElement strong'.split(' '))

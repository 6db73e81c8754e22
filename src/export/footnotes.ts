/** The notes of an article in the order of their numbers. */

import type {FootnoteDefinition, FootnoteReference, Nodes, Root} from 'mdast'
import type {Context} from './context.ts'

export interface Footnotes {
  /** The number of a note, from 1; in the order in which they are first referred to. */
  numberOf(node: FootnoteDefinition | FootnoteReference): number
  /** Those that something refers to, in that order, then the others. */
  definitions: FootnoteDefinition[]
}

export function footnotesOf(body: Root, context: Context): Footnotes {
  const order = new Map<string, number>()
  const found = new Map<string, FootnoteDefinition>()
  const todo: Nodes[] = [body]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'footnoteDefinition') found.set(keyOf(node), node)
    if (node.type === 'footnoteReference' && !order.has(keyOf(node)))
      order.set(keyOf(node), order.size + 1)
    if ('children' in node) for (const child of node.children.toReversed()) todo.push(child)
  }
  for (const key of found.keys()) if (!order.has(key)) order.set(key, order.size + 1)
  const definitions = [...found.values()].sort((a, b) => numberOf(a) - numberOf(b))
  const [first] = definitions
  if (first) context.say('footnotes', {notes: definitions.length}, first)
  return {numberOf, definitions}

  function numberOf(node: FootnoteDefinition | FootnoteReference): number {
    return order.get(keyOf(node)) ?? 0
  }
}

function keyOf({identifier}: FootnoteDefinition | FootnoteReference): string {
  return identifier.toLowerCase()
}

/** Every node of a page, with what it stands in. */

import type {Nodes, Parents} from 'hast'

export interface Found {
  node: Nodes
  ancestors: readonly Parents[]
}

export function* walk(node: Nodes, ancestors: readonly Parents[] = []): Generator<Found> {
  yield {node, ancestors}
  if (!('children' in node)) return
  for (const child of node.children) yield* walk(child, [...ancestors, node])
}

export function isElement(node: Nodes | undefined, ...names: readonly string[]): boolean {
  return node?.type === 'element' && names.includes(node.tagName)
}

/** Trees of articles: walked, copied with a memory of where each node comes from, and given places. */

import type {Nodes, Parents, Root} from 'mdast'

/** Of each node of a copy, the nodes that it was made of; none for what came from elsewhere. */
export type Origins = Map<Nodes, readonly Nodes[]>

/** `node` and all below it, parents before children. */
export function* nodesOf(node: Nodes): Generator<Nodes, void> {
  yield node
  if ('children' in node) for (const child of node.children) yield* nodesOf(child as Nodes)
}

/** A copy of `node`; `origins`, where given, learns what each of its nodes was copied from. */
export function copy<Node extends Nodes>(node: Node, origins?: Origins): Node {
  const result = {...node} as Node
  delete result.position
  origins?.set(result, origins.get(node) ?? [node])
  if ('children' in node)
    (result as Parents).children = node.children.map((child) =>
      copy(child as Nodes, origins)
    ) as Parents['children']
  if ('title' in node && Array.isArray(node.title))
    Object.assign(result, {title: node.title.map((child) => copy(child as Nodes, origins))})
  return result
}

/** Nodes above each node of a tree, the nearest first. */
export function parentsOf(root: Nodes): Map<Nodes, readonly Nodes[]> {
  const result = new Map<Nodes, readonly Nodes[]>([[root, []]])
  for (const node of nodesOf(root))
    if ('children' in node)
      for (const child of node.children)
        result.set(child as Nodes, [node, ...(result.get(node) ?? [])])
  return result
}

/** First and last line of each node, itself and all below it. */
export type Lines = Map<Nodes, {first: number; last: number}>

/** Give every node a line of its own, so that a place says which node is meant. */
export function placed(body: Root): Lines {
  const lines: Lines = new Map()
  let line = 0
  const visit = (node: Nodes) => {
    const first = ++line
    const point = {line: first, column: 1, offset: first}
    node.position = {start: point, end: point}
    if ('title' in node && Array.isArray(node.title)) node.title.forEach(visit)
    if ('children' in node) for (const child of node.children) visit(child as Nodes)
    lines.set(node, {first, last: line})
  }
  visit(body)
  return lines
}

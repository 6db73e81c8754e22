/** Blocks as the largest nodes that hold nothing else: a whole list instead of each of its items. */

import type {Nodes, Root} from 'mdast'
import {pushReversed} from '../model/long-lists.ts'

const silent = new Set(['thematicBreak', 'definition'])

/** The largest nodes of `body` that consist of `nodes` only, in the order of the text. */
export function maximal(body: Root, nodes: readonly Nodes[]): Nodes[] {
  const wanted = new Set<Nodes>(nodes)
  const covered = new Set<Nodes>()
  const order: Nodes[] = []
  const open: Nodes[] = [body]
  for (let next = open.pop(); next; next = open.pop()) {
    order.push(next)
    if (!wanted.has(next) && 'children' in next) pushReversed(open, next.children as Nodes[])
  }
  // Children come after their parents: from the end on, each is known before its parent.
  for (const node of order.toReversed())
    if (wanted.has(node) || (node.type !== 'root' && isCovered(node, covered))) covered.add(node)

  const result: Nodes[] = []
  const left: Nodes[] = [body]
  for (let next = left.pop(); next; next = left.pop())
    if (covered.has(next)) result.push(next)
    else if ('children' in next) pushReversed(left, next.children as Nodes[])
  return result
}

function isCovered(node: Nodes, covered: ReadonlySet<Nodes>): boolean {
  if (!('children' in node) || node.children.length === 0) return false
  const telling = (node.children as Nodes[]).filter(({type}) => !silent.has(type))
  return telling.length > 0 && telling.every((child) => covered.has(child))
}

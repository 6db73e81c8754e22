/** Walking an article in search of slips. */

import type {Nodes, Parents, RootContent} from 'mdast'
import type {FindingDraft} from '../../model/finding.ts'
import {pushReversed} from '../../model/long-lists.ts'

/** An article as it was read: places in `body` are those in `text`. */
export interface Typed {
  text: string
  body: Parents
}

export type Slip = FindingDraft

/** Every node of `body`, in the order of the text. */
export function* nodesOf(body: Parents): Generator<Nodes> {
  const open: Nodes[] = [body]
  for (let node = open.pop(); node; node = open.pop()) {
    yield node
    if ('children' in node) pushReversed(open, node.children as Nodes[])
  }
}

/** Every list of blocks that stand beside each other. */
export function* siblingsOf(body: Parents): Generator<RootContent[]> {
  for (const node of nodesOf(body)) if ('children' in node) yield node.children as RootContent[]
}

export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0
}

/** What `node` was typed as. */
export function sourceOf(node: Nodes, text: string): string {
  return text.slice(startOf(node), node.position?.end.offset ?? 0)
}

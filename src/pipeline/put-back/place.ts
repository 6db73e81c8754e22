/** Where in a writer's file the place of a page is. */

import type {ListItem, Nodes, Root, RootContent} from 'mdast'
import type {Collation} from '../../model/collation.ts'

export interface Spot {
  /** Offset in the file. */
  at: number
  /** What each line begins with there. */
  indent: string
}

/**
 * Places for what stood at `offset` of the page, the best first: in the step, then behind the block, that answers
 * what stands before it there. `left` of the collation is the page's article, `right` the writer's.
 */
export function spotsFor({blocks, right}: Collation, offset: number): Spot[] {
  const before = blocks
    .flatMap(({left, right}) => left.map(({node}) => ({node, right})))
    .filter(({node, right}) => right.length > 0 && endOf(node) <= offset)
    .sort((a, b) => endOf(a.node) - endOf(b.node))
  const anchor = before.at(-1)?.right.at(-1)?.node
  const {body} = right
  const chain = anchor ? chainTo(body, anchor) : undefined
  const [outer] = chain ?? []
  if (!chain || !outer) return [{at: firstOf(body), indent: ''}]
  const item = chain.find((node): node is ListItem => node.type === 'listItem')
  const inside = item ? spotIn(item) : undefined
  return [...(inside ? [inside] : []), {at: endOf(outer), indent: ''}]
}

function spotIn(item: ListItem): Spot | undefined {
  const column = item.children[0]?.position?.start.column
  return column === undefined ? undefined : {at: endOf(item), indent: ' '.repeat(column - 1)}
}

/** Before the first block. */
function firstOf({children: [first]}: Root): number {
  return first?.position?.start.offset ?? 0
}

function endOf({position}: Nodes): number {
  return position?.end.offset ?? Number.POSITIVE_INFINITY
}

/** The nodes from a block of `body` down to `wanted`. */
function chainTo(body: Root, wanted: Nodes): [RootContent, ...Nodes[]] | undefined {
  for (const child of body.children) {
    const found = down(child, wanted)
    if (found) return [child, ...found]
  }
  return undefined
}

function down(node: Nodes, wanted: Nodes): Nodes[] | undefined {
  if (node === wanted) return []
  if (!('children' in node)) return undefined
  for (const child of node.children) {
    const found = down(child, wanted)
    if (found) return [child, ...found]
  }
  return undefined
}

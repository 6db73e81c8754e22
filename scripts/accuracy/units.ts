/** An article as a row of units that can be taken out, put in and moved: blocks, items of lists, rows of tables. */

import type {List, ListItem, Nodes, Root, RootContent, Table, TableRow} from 'mdast'

export interface Unit {
  node: RootContent
  /** The list or table that it stands in. */
  of?: List | Table
}

export function unitsOf(body: Root): Unit[] {
  return body.children.flatMap((node): Unit[] =>
    node.type === 'list' || node.type === 'table'
      ? node.children.map((child) => ({node: child, of: node}))
      : [{node}]
  )
}

/** The article again: neighbours of one list are one list, and a list that is interrupted goes on counting. */
export function bodyOf(units: readonly Unit[]): Root {
  const children: RootContent[] = []
  const counted = new Map<List | Table, number>()
  let open: {of: List | Table; made: List | Table} | undefined
  for (const {node, of} of units) {
    if (!of) {
      children.push(node)
      open = undefined
      continue
    }
    const before = counted.get(of) ?? 0
    if (open?.of !== of) {
      open = {of, made: shell(of, before)}
      children.push(open.made)
    }
    counted.set(of, before + 1)
    open.made.children.push(node as ListItem & TableRow)
  }
  return {type: 'root', children}
}

function shell(of: List | Table, before: number): List | Table {
  const result = {...of, children: []}
  if (result.type === 'list' && result.ordered) result.start = (result.start ?? 1) + before
  return result
}

/** Whether a unit can stand at `at` in `units` without cutting a list or table in two. */
export function isGap(units: readonly Unit[], at: number): boolean {
  const [before, behind] = [units[at - 1], units[at]]
  return !before?.of || before.of !== behind?.of
}

/** A paragraph, or an item that is one. */
export function isPlain({node}: Unit): boolean {
  if (node.type === 'listItem') return node.children.length === 1 && paragraphOf(node) !== undefined
  return node.type === 'paragraph'
}

/** The paragraph that a unit is, or that stands first in the item that it is. */
export function paragraphOf(node: Nodes): Extract<Nodes, {type: 'paragraph'}> | undefined {
  if (node.type === 'paragraph') return node
  const [first] = node.type === 'listItem' ? node.children : []
  return first?.type === 'paragraph' ? first : undefined
}

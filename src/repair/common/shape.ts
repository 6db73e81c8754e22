/** Whether a tree is as it was: the same nodes in the same places, with the same texts and addresses. */

import type {Element, Nodes, Root} from 'hast'

/** A tree as it was seen. */
export interface Shape {
  /** Level by level, so that the children of a node stand together. */
  nodes: Nodes[]
  /** The text or the name of each. */
  marks: string[]
  /** Those whose attributes a reader sees, with what is seen. */
  addressed: Array<readonly [Element, string]>
}

export function shapeOf(tree: Root): Shape {
  const shape: Shape = {nodes: [tree], marks: [], addressed: []}
  const {nodes, marks, addressed} = shape
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at] as Nodes
    marks.push(markOf(node))
    if (node.type === 'element' && isAddressed(node.tagName))
      addressed.push([node, addressesOf(node)])
    if (node.type === 'element' || node.type === 'root')
      for (const child of node.children) nodes.push(child)
  }
  return shape
}

/** Whether the tree that `shape` was made of is still the same. Ends at the first node that differs. */
export function keepsShape({nodes, marks, addressed}: Shape): boolean {
  let next = 1
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at] as Nodes
    if (marks[at] !== markOf(node)) return false
    if (node.type === 'element' || node.type === 'root')
      for (const child of node.children) if (nodes[next++] !== child) return false
  }
  return next === nodes.length && addressed.every(([node, seen]) => addressesOf(node) === seen)
}

function markOf(node: Nodes): string {
  if (node.type === 'element') return node.tagName
  return node.type === 'text' || node.type === 'comment' ? node.value : ''
}

const names = new Set('a audio embed iframe img object source video'.split(' '))

/** Of Confluence's own elements, any attribute may show. */
function isAddressed(tagName: string): boolean {
  return names.has(tagName) || tagName.includes(':')
}

function addressesOf({tagName, properties}: Element): string {
  const {href, src, data, dataPage} = properties
  if (tagName.includes(':')) return JSON.stringify(properties)
  return `${href ?? ''}\n${src ?? ''}\n${data ?? ''}\n${dataPage ?? ''}`
}

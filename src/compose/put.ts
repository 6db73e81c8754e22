/** Blocks and steps of one version, put into the body of another. */

import type {Heading, List, ListItem, Nodes, Parents, Root, RootContent, Text} from 'mdast'
import {insertAll, pushAll} from '../model/long-lists.ts'

interface Spot {
  parent: Parents
  index: number
}

/** Put `nodes` in the place of `out`, or behind `after`; where there is neither, first. */
export function putBlocks(
  body: Root,
  nodes: readonly Nodes[],
  {out, after, within}: {out: readonly Nodes[]; after: Nodes | undefined; within: boolean}
): boolean {
  const [first] = out
  const anchor = first ?? after
  const chain = anchor ? chainOf(body, anchor) : undefined
  if (anchor && !chain) return false
  const copies = nodes.map((node) => copy(node, anchor))

  if (first && chain) {
    const spot = chain.at(-1) as Spot
    const same = copies.every((node) => fits(spot.parent, node))
    if (same) insert(spot, copies, 0)
    else insert(chain[0] as Spot, wrap(copies), 1)
    return takeOut(body, out)
  }
  if (!chain) {
    insert({parent: body, index: 0}, wrap(copies), 0)
    return true
  }
  // The innermost place behind the anchor that can hold all of them as they are.
  const inner = chain.findLast(
    ({parent}) => parent.type !== 'root' && copies.every((node) => isLike(parent, node))
  )
  const item = within
    ? chain.findLast(({parent}) => parent.type === 'listItem' || parent.type === 'root')
    : undefined
  if (inner) insert(inner, copies, 1)
  else insert(item ?? (chain[0] as Spot), wrap(copies), 1)
  return true
}

/** Take `nodes` out, and containers that are empty then. */
export function takeOut(body: Root, nodes: readonly Nodes[]): boolean {
  for (const node of nodes) {
    const chain = chainOf(body, node)
    if (!chain) return false
    for (const {parent, index} of chain.toReversed()) {
      parent.children.splice(index, 1)
      if (parent.children.length > 0) break
    }
  }
  return true
}

/** Put a step behind (or before) the node `anchor` of the step beside it, in the form of that one. */
export function putStep(
  body: Root,
  nodes: readonly Nodes[],
  anchor: Nodes,
  after: boolean
): boolean {
  const chain = chainOf(body, anchor)
  const spot = chain?.at(-1)
  if (!spot) return false
  const copies = nodes.map((node) => copy(node, anchor))

  const heading = headingBefore(spot)
  if (anchor.type !== 'listItem' && heading) {
    insert(spot, asHeading(copies, heading.depth), after ? 1 : 0)
    countOn(spot.parent, heading)
    return true
  }
  const list = anchor.type === 'listItem' ? spot : lastItem(spot)
  if (!list) return false
  insert(list, [asItem(copies)], after ? 1 : 0)
  return true
}

const stepTitle = /^(step\s+)(\d+)/iu

/** The step heading that the anchor is or stands below. */
function headingBefore({parent, index}: Spot): Heading | undefined {
  for (let at = index; at >= 0; at--) {
    const node = parent.children[at]
    if (node?.type === 'heading' && stepTitle.test(firstText(node)?.value ?? '')) return node
  }
  return undefined
}

/** What belongs to a step may stand behind its list. */
function lastItem({parent, index}: Spot): Spot | undefined {
  for (let at = index; at >= 0; at--) {
    const node = parent.children[at]
    if (node?.type === 'list') return {parent: node, index: node.children.length - 1}
  }
  return undefined
}

function asItem(nodes: readonly Nodes[]): ListItem {
  const [first, ...rest] = nodes
  const children = rest.filter((node) => node.type !== 'listItem') as ListItem['children']
  if (first?.type === 'listItem') return {...first, children: [...first.children, ...children]}
  if (first?.type !== 'heading')
    return {type: 'listItem', spread: nodes.length > 1, children: nodes as ListItem['children']}
  unnumber(first)
  const title: ListItem['children'][number] = {
    type: 'paragraph',
    children: rest.length > 0 ? [{type: 'strong', children: first.children}] : first.children
  }
  return {type: 'listItem', spread: rest.length > 0, children: [title, ...children]}
}

/** Longest first paragraph of an item, in characters, that can be a heading. */
const short = 80

function asHeading(nodes: readonly Nodes[], depth: Heading['depth']): Nodes[] {
  const [first, ...rest] = nodes
  if (first?.type === 'heading') {
    unnumber(first)
    first.depth = depth
    first.children.unshift({type: 'text', value: 'Step 0: '})
    return [first, ...rest]
  }
  const all = first?.type === 'listItem' ? [...(first.children as Nodes[]), ...rest] : [...nodes]
  const [title, ...below] = all
  const text = title?.type === 'paragraph' ? flat(title) : ''
  const isTitle = title?.type === 'paragraph' && text.length <= short && !/[.!?]\s/.test(text)
  const heading: Heading = {
    type: 'heading',
    depth,
    children: [{type: 'text', value: isTitle ? 'Step 0: ' : 'Step 0'}]
  }
  if (first?.position) heading.position = first.position
  if (!isTitle || title?.type !== 'paragraph') return [heading, ...all]
  const last = title.children.at(-1)
  if (last?.type === 'text') last.value = last.value.replace(/\.\s*$/, '')
  pushAll(heading.children, title.children)
  return [heading, ...below]
}

/** The number that a step brings with it is that of the other version. */
function unnumber(heading: Heading): void {
  const text = firstText(heading)
  if (text) text.value = text.value.replace(/^step\s+\d+\s*[:.)–—-]?\s*/iu, '')
}

/** Number the steps of the procedure that `heading` belongs to: the first counts, the rest count on. */
function countOn(parent: Parents, heading: Heading): void {
  const nodes = parent.children as RootContent[]
  let first = nodes.indexOf(heading)
  for (let at = first; at >= 0; at--) {
    const node = nodes[at]
    if (node?.type !== 'heading' || node.depth > heading.depth) continue
    if (node.depth < heading.depth || !stepTitle.test(firstText(node)?.value ?? '')) break
    first = at
  }
  let number: number | undefined
  for (const node of nodes.slice(first)) {
    if (node.type !== 'heading' || node.depth > heading.depth) continue
    const text = firstText(node)
    const match = stepTitle.exec(text?.value ?? '')
    if (node.depth < heading.depth || !match || !text) break
    // Before the first step, the new one takes its number.
    number = number === undefined ? Number(match[2]) || 1 : number + 1
    text.value = text.value.replace(stepTitle, `$1${number}`)
  }
}

function firstText(heading: Heading): Text | undefined {
  const [first] = heading.children
  return first?.type === 'text' ? first : undefined
}

/** From the child of the root that holds `node`, down to `node` itself. */
function chainOf(body: Root, node: Nodes): Spot[] | undefined {
  const open: Array<{at: Nodes; chain: Spot[]}> = [{at: body, chain: []}]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.at === node) return next.chain
    if (!('children' in next.at)) continue
    const parent = next.at
    for (const [index, child] of (parent.children as Nodes[]).entries())
      open.push({at: child, chain: [...next.chain, {parent, index}]})
  }
  return undefined
}

function insert({parent, index}: Spot, nodes: readonly Nodes[], offset: 0 | 1): void {
  insertAll(parent.children as Nodes[], index + offset, nodes)
}

/** Whether `node` may stand in `parent` as it is. */
function fits(parent: Parents, node: Nodes): boolean {
  if (node.type === 'listItem') return parent.type === 'list'
  if (node.type === 'tableRow') return parent.type === 'table'
  if (node.type === 'heading') return parent.type === 'root'
  return parent.type !== 'list' && parent.type !== 'table' && parent.type !== 'paragraph'
}

/** Items go into lists and rows into tables; all else stands on its own. */
function isLike(parent: Parents, node: Nodes): boolean {
  return (node.type === 'listItem' || node.type === 'tableRow') && fits(parent, node)
}

/** What cannot stand alone gets what it needs around it. */
function wrap(nodes: readonly Nodes[]): Nodes[] {
  const result: Nodes[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (node.type === 'listItem') {
      if (last?.type === 'list') last.children.push(node)
      else result.push({type: 'list', ordered: false, spread: false, children: [node]} as List)
    } else if (node.type === 'tableRow') {
      if (last?.type === 'table') last.children.push(node)
      else result.push({type: 'table', children: [node]})
    } else if (node.type === 'image') result.push({type: 'paragraph', children: [node]})
    else result.push(node)
  }
  return result
}

/** A copy whose places are that of `anchor`: its own point into another file. */
function copy(node: Nodes, anchor: Nodes | undefined): Nodes {
  const result = structuredClone(node)
  const open: Nodes[] = [result]
  for (let next = open.pop(); next; next = open.pop()) {
    if (anchor?.position) next.position = structuredClone(anchor.position)
    else delete next.position
    if ('children' in next) pushAll(open, next.children as Nodes[])
  }
  return result
}

function flat(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map((child) => flat(child as Nodes)).join('') : ''
}

/** An article as a row of typed blocks, each with the headings above it. */

import type {Heading, ListItem, Nodes, Parents, Root, RootContent} from 'mdast'
import type {CalloutKind} from '../model/article.ts'
import type {Block, BlockKind} from '../model/collation.ts'
import {textOf} from './text-of.ts'

interface State {
  blocks: Block[]
  headings: Array<{depth: number; text: string}>
  callout: CalloutKind | undefined
}

const containers = new Set(['blockquote', 'list', 'listItem', 'footnoteDefinition', 'root'])
const rowTags = new Set(['tr'])

export function blocksOf(body: Root): Block[] {
  const state: State = {blocks: [], headings: [], callout: undefined}
  walk(body, state)
  return state.blocks
}

function walk(parent: Parents, state: State): void {
  for (const child of parent.children) visit(child as RootContent, state)
}

function visit(node: RootContent, state: State): void {
  switch (node.type) {
    case 'heading':
      return heading(node, state)
    case 'paragraph': {
      const images = onlyImages(node)
      if (images.length === 0) return put(state, node, 'paragraph')
      for (const image of images) put(state, image, 'image')
      return
    }
    case 'image':
      return put(state, node, 'image')
    case 'code':
      return put(state, node, 'code')
    case 'tableRow':
      return put(state, node, 'row')
    case 'table':
      return walk(node, state)
    case 'listItem':
      return item(node, state)
    case 'callout': {
      const outer = state.callout
      state.callout = node.kind
      const plain = node.children.every((child) => child.type === 'paragraph')
      if (plain) put(state, node, 'callout')
      else walk(node as unknown as Parents, state)
      state.callout = outer
      return
    }
    case 'mdxJsxFlowElement':
      if (rowTags.has(node.name ?? '')) return put(state, node, 'row')
      return walk(node, state)
    default:
      if (containers.has(node.type)) walk(node as Parents, state)
      else if ('children' in node || 'value' in node) put(state, node, 'paragraph')
  }
}

function heading(node: Heading, state: State): void {
  const text = textOf(node)
  while ((state.headings.at(-1)?.depth ?? 0) >= node.depth) state.headings.pop()
  put(state, node, 'heading')
  state.headings.push({depth: node.depth, text})
}

/** The first paragraph stands for the item; what follows in it are blocks of their own. */
function item(node: ListItem, state: State): void {
  const [first, ...rest] = node.children
  if (first?.type === 'paragraph' && onlyImages(first).length === 0) {
    put(state, first, 'item')
    for (const child of rest) visit(child, state)
  } else walk(node, state)
}

function put(state: State, node: Nodes, kind: BlockKind): void {
  const block: Block = {
    node,
    kind,
    text: textOf(node),
    path: state.headings.map((each) => each.text)
  }
  if (state.callout) block.callout = state.callout
  if (block.text !== '' || kind === 'image' || kind === 'code' || images(node).length > 0)
    state.blocks.push(block)
}

/** The pictures of a paragraph that holds nothing else. */
function onlyImages(node: Parents): Nodes[] {
  const solid = node.children.filter(
    (child) => child.type !== 'break' && (child.type !== 'text' || child.value.trim() !== '')
  )
  const found = solid.map((child) =>
    child.type === 'link' && child.children.length === 1 ? child.children[0] : child
  )
  return found.every((child) => child?.type === 'image') ? (found as Nodes[]) : []
}

/** Pictures in `node`, itself included, in order. */
export function images(node: Nodes): Array<Extract<Nodes, {type: 'image'}>> {
  const result: Array<Extract<Nodes, {type: 'image'}>> = []
  const open: Nodes[] = [node]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === 'image') result.push(next)
    if ('children' in next) open.push(...(next.children as Nodes[]).toReversed())
  }
  return result
}

/** Links in `node`, itself included, in order. */
export function links(node: Nodes): Array<Extract<Nodes, {type: 'link'}>> {
  const result: Array<Extract<Nodes, {type: 'link'}>> = []
  const open: Nodes[] = [node]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === 'link') result.push(next)
    if ('children' in next) open.push(...(next.children as Nodes[]).toReversed())
  }
  return result
}

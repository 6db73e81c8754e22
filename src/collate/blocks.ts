/** An article as a row of typed blocks, each with the headings above it. */

import type {Heading, ListItem, Nodes, Paragraph, Parents, Root, RootContent} from 'mdast'
import {type CalloutKind, calloutKinds} from '../model/article.ts'
import type {Block, BlockKind} from '../model/collation.ts'
import {pushReversed} from '../model/long-lists.ts'
import {textOf} from './text-of.ts'

interface State {
  blocks: Block[]
  headings: Array<{depth: number; text: string}>
  callout: CalloutKind | undefined
}

const containers = new Set([
  'blockquote',
  'list',
  'listItem',
  'footnoteDefinition',
  'root',
  'table'
])

export function blocksOf(body: Root): Block[] {
  const state: State = {blocks: [], headings: [], callout: undefined}
  walk(body, state)
  return state.blocks
}

function walk(parent: Parents, state: State): void {
  for (const child of parent.children) visit(child as RootContent, state)
}

function visit(node: RootContent, state: State): void {
  if (node.type === 'heading') heading(node, state)
  else if (node.type === 'paragraph') paragraph(node, state)
  else if (node.type === 'listItem') item(node, state)
  else if (node.type === 'callout') callout(node, node.kind, state)
  else if (node.type === 'mdxJsxFlowElement') element(node, state)
  else if (node.type === 'image' || node.type === 'code') put(state, node, node.type)
  else if (node.type === 'tableRow') put(state, node, 'row')
  else if (containers.has(node.type)) walk(node as Parents, state)
  else if ('children' in node || 'value' in node) put(state, node, 'paragraph')
}

function paragraph(node: Paragraph, state: State): void {
  const found = onlyImages(node)
  if (found.length === 0) put(state, node, 'paragraph')
  for (const image of found) put(state, image, 'image')
}

/** A callout of paragraphs is one block; one that holds lists or code is taken apart. */
function callout(node: Parents, kind: CalloutKind, state: State): void {
  const outer = state.callout
  state.callout = kind
  if (node.children.every((child) => child.type === 'paragraph')) put(state, node, 'callout')
  else walk(node, state)
  state.callout = outer
}

function element(node: Extract<RootContent, {type: 'mdxJsxFlowElement'}>, state: State): void {
  if (node.name === 'tr') put(state, node, 'row')
  else if (node.name === 'Callout') {
    const names = node.attributes.map(({value}) => String(value))
    callout(node, calloutKinds.find((kind) => names.includes(kind)) ?? 'note', state)
  } else walk(node, state)
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
    if ('children' in next) pushReversed(open, next.children as Nodes[])
  }
  return result
}

/** Links in `node`, itself included, in order. */
export function links(node: Nodes): Array<Extract<Nodes, {type: 'link'}>> {
  const result: Array<Extract<Nodes, {type: 'link'}>> = []
  const open: Nodes[] = [node]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === 'link') result.push(next)
    if ('children' in next) pushReversed(open, next.children as Nodes[])
  }
  return result
}

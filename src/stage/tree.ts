/** Making and reading the nodes that staged articles are built of. */

import {createHash} from 'node:crypto'
import type {BlockContent, Nodes, Paragraph, PhrasingContent, RootContent} from 'mdast'
import type {MdxJsxFlowElement, MdxJsxTextElement} from 'mdast-util-mdx-jsx'
import {toString as allText} from 'mdast-util-to-string'
import {pushReversed} from '../model/long-lists.ts'

export type Attributes = Readonly<Record<string, string | number | undefined>>
export type Jsx = MdxJsxFlowElement | MdxJsxTextElement

/** `root` and all below it, in the order of the text. */
export function* everyNode(root: Nodes): Generator<Nodes> {
  const todo: Nodes[] = [root]
  for (let node = todo.pop(); node; node = todo.pop()) {
    yield node
    if ('children' in node) pushReversed(todo, node.children)
  }
}

/** A tag on lines of its own. */
export function flow(
  name: string,
  attributes: Attributes,
  children: readonly RootContent[] = []
): MdxJsxFlowElement {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: attributesOf(attributes),
    children: children as BlockContent[]
  }
}

/** A tag in running text. */
export function inline(
  name: string,
  attributes: Attributes,
  children: readonly PhrasingContent[] = []
): MdxJsxTextElement {
  return {
    type: 'mdxJsxTextElement',
    name,
    attributes: attributesOf(attributes),
    children: [...children]
  }
}

/** A tag on one line: the parser takes it out of its paragraph, and its children stay running text. */
export function line(
  name: string,
  attributes: Attributes,
  children: readonly PhrasingContent[]
): Paragraph {
  return {type: 'paragraph', children: [inline(name, attributes, children)]}
}

function attributesOf(attributes: Attributes): MdxJsxFlowElement['attributes'] {
  return Object.entries(attributes).flatMap(function ([name, value]) {
    return value === undefined ? [] : [{type: 'mdxJsxAttribute' as const, name, value: `${value}`}]
  })
}

/** The value of attribute `name` of `node`, when it is a string. */
export function attribute(node: Jsx, name: string): string | undefined {
  for (const each of node.attributes) {
    if (each.type === 'mdxJsxAttribute' && each.name === name) {
      return typeof each.value === 'string' ? each.value : each.value === null ? '' : undefined
    }
  }
  return undefined
}

export function isTag(
  node: Nodes | undefined,
  ...names: readonly string[]
): node is Jsx & {name: string} {
  return (
    (node?.type === 'mdxJsxFlowElement' || node?.type === 'mdxJsxTextElement') &&
    names.includes(node.name ?? '')
  )
}

const phrasing = new Set(
  `break delete emphasis footnoteReference image imageReference inlineCode link linkReference
  mdxJsxTextElement strong text`.split(/\s+/)
)

/** Whether `node` stands in running text. */
export function isPhrasing(node: Nodes): boolean {
  return phrasing.has(node.type)
}

/** `nodes` with running text in paragraphs, unless all of it is running text. */
export function inParagraphs(nodes: readonly RootContent[]): RootContent[] {
  if (nodes.every(isPhrasing)) return [...nodes]
  const result: RootContent[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (!isPhrasing(node)) result.push(node)
    else if (last?.type === 'paragraph' && last.data?.made)
      last.children.push(node as PhrasingContent)
    else result.push({type: 'paragraph', children: [node as PhrasingContent], data: {made: true}})
  }
  return result
}

declare module 'mdast' {
  interface ParagraphData {
    /** Made here, around text that stood beside blocks. */
    made?: boolean
  }
}

/** Text on one line, code and alternative texts included. */
export function textOf(node: Nodes | readonly Nodes[]): string {
  return allText(node, {includeHtml: false}).replace(/\s+/gu, ' ').trim()
}

/** A short name of a text that stays the same while its words do; case and punctuation do not count. */
export function identity(text: string): string {
  const folded =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return createHash('sha256').update(folded.join(' ')).digest('hex').slice(0, 8)
}

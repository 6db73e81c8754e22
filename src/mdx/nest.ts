/** Pairs tags into elements; a tag without its other half is text, and is said to be. */

import type {PhrasingContent, RootContent, Text} from 'mdast'
import type {MdxJsxFlowElement, MdxJsxTextElement} from 'mdast-util-mdx-jsx'
import type {Node, Parent} from 'unist'
import type {FindingDraft} from '../model/finding.ts'
import {tags} from './tags.ts'
import type {TagNode} from './tokens.ts'

/** Nodes whose children are text, not blocks. */
const lines = new Set('paragraph heading emphasis strong delete link tableCell'.split(' '))

/** Replace the `tag` nodes below `root` by elements. */
export function nest(root: Parent, text: string, findings: FindingDraft[]): void {
  const todo: Parent[] = [root]
  for (let parent = todo.pop(); parent; parent = todo.pop()) {
    for (const child of parent.children) if ('children' in child) todo.push(child as Parent)
    if (!parent.children.some((child) => child.type === 'tag')) continue
    parent.children = pair(parent.children, lines.has(parent.type), text, findings)
  }
  unravel(root)
}

interface Frame {
  open?: TagNode
  children: Node[]
}

function pair(nodes: Node[], inline: boolean, text: string, findings: FindingDraft[]): Node[] {
  const frames: [Frame, ...Frame[]] = [{children: []}]
  /** How many are open of each name: a stray end costs nothing. */
  const opened = new Map<string, number>()
  const top = (): Frame => frames.at(-1) ?? frames[0]

  for (const node of nodes) {
    if (node.type !== 'tag') {
      top().children.push(node)
      continue
    }
    const {tag} = node as TagNode
    if (tag.kind === 'open') {
      frames.push({open: node as TagNode, children: []})
      opened.set(tag.name, (opened.get(tag.name) ?? 0) + 1)
    } else if (tag.kind === 'void') {
      top().children.push(element(node as TagNode, [], node, inline))
    } else if ((opened.get(tag.name) ?? 0) === 0) {
      top().children.push(asText(node as TagNode, 'not-opened'))
    } else {
      while (top().open?.tag.name !== tag.name) giveUp()
      const {open, children} = frames.pop() as Frame
      opened.set(tag.name, (opened.get(tag.name) ?? 1) - 1)
      if (open) top().children.push(element(open, children, node, inline))
    }
  }
  while (frames.length > 1) giveUp()
  return frames[0].children

  function giveUp(): void {
    const {open, children} = frames.pop() as Frame
    if (!open) return
    opened.set(open.tag.name, (opened.get(open.tag.name) ?? 1) - 1)
    const target = top().children
    target.push(asText(open, 'not-closed'))
    for (const child of children) target.push(child)
  }

  function asText(node: TagNode, because: string): Node {
    const at = node.position?.start.offset ?? 0
    findings.push({rule: 'mdx/broken-tag', args: {tag: node.tag.name, because}, at})
    const value = text.slice(at, node.position?.end.offset ?? at)
    const result: Text = {type: 'text', value}
    if (node.position) result.position = node.position
    if (inline) return result
    const block: Node & {children: Node[]} = {type: 'paragraph', children: [result]}
    if (node.position) block.position = node.position
    return block
  }
}

function element({tag, position}: TagNode, children: Node[], last: Node, inline: boolean): Node {
  const place = position && last.position && {start: position.start, end: last.position.end}
  const result: Node =
    tag.name === 'br'
      ? {type: 'break'}
      : ({
          type: inline ? 'mdxJsxTextElement' : 'mdxJsxFlowElement',
          name: tag.name,
          attributes: tag.attributes,
          children
        } as Node)
  if (place) result.position = place
  if (tag.name !== 'br' || inline) return result
  const block: Node & {children: Node[]} = {type: 'paragraph', children: [result]}
  if (place) block.position = place
  return block
}

/** A paragraph of nothing but block elements is those elements, as in MDX. */
function unravel(root: Parent): void {
  const todo: Parent[] = [root]
  for (let parent = todo.pop(); parent; parent = todo.pop()) {
    if (!lines.has(parent.type))
      parent.children = parent.children.flatMap((child) => blocksOf(child as RootContent))
    for (const child of parent.children) if ('children' in child) todo.push(child as Parent)
  }
}

function blocksOf(node: RootContent): RootContent[] {
  if (node.type !== 'paragraph') return [node]
  const [first, ...rest] = node.children
  if (first && isBlock(first) && first.name === 'summary' && rest.length > 0) {
    const [next] = rest
    if (next?.type === 'text') next.value = next.value.trimStart()
    const body = rest.filter((child) => child.type !== 'text' || child.value !== '')
    return body.length > 0 ? [flow(first), ...blocksOf({...node, children: body})] : [flow(first)]
  }
  const shown = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  return shown.length > 0 && shown.every(isBlock) ? shown.map(flow) : [node]
}

function isBlock(node: PhrasingContent): node is MdxJsxTextElement {
  return node.type === 'mdxJsxTextElement' && tags.get(node.name ?? '')?.block === true
}

function flow(node: PhrasingContent): RootContent {
  return {...node, type: 'mdxJsxFlowElement'} as unknown as MdxJsxFlowElement
}

/** Headings, paragraphs, quotes, callouts, details, rules and figures. */

import type {Element} from 'hast'
import type {BlockContent, Heading, PhrasingContent, RootContent} from 'mdast'
import {plainText} from '../../mdx/index.ts'
import {type CalloutKind, calloutKinds} from '../../model/article.ts'
import {pushAll, pushReversed} from '../../model/long-lists.ts'
import {attribute, type Converter, type Handlers, isElement, isInline} from '../convert.ts'
import {collapse, isBlankText} from '../whitespace.ts'
import {footnoteName} from './footnote-name.ts'
import {around} from './inline.ts'

export const blockHandlers: Handlers = {
  aside,
  blockquote(node, {flow, at}) {
    const children = flow(node) as BlockContent[]
    return children.length > 0 ? [at(node, {type: 'blockquote', children})] : []
  },
  caption: strongLine,
  details(node, {all, wrap, at}) {
    const children = wrap(all(node)) as never[]
    const open = node.properties['open']
    const attributes =
      open === undefined || open === false
        ? []
        : [{type: 'mdxJsxAttribute' as const, name: 'open', value: null}]
    return [at(node, {type: 'mdxJsxFlowElement', name: 'details', attributes, children})]
  },
  figcaption(node, converter) {
    return converter.flow(node).map(function (block) {
      if (block.type !== 'paragraph') return block
      const wrapped = around(block.children, (children) => ({type: 'emphasis', children}))
      return {...block, children: wrapped as PhrasingContent[]}
    })
  },
  figure: (node, {flow}) => flow(node),
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  hr: (node, {at}) => [at(node, {type: 'thematicBreak'})],
  p: (node, {flow}) => flow(node),
  section: (node, converter) =>
    'dataFootnotes' in node.properties ? footnotes(node, converter) : converter.flow(node),
  summary(node, {all, at}) {
    const {line, blocks} = oneLine(all(node))
    const summary = {type: 'mdxJsxFlowElement', name: 'summary', attributes: [], children: line}
    return [at(node, summary as unknown as RootContent), ...blocks]
  }
}

function heading(node: Element, converter: Converter): RootContent[] {
  const depth = Number(node.tagName.slice(1)) as Heading['depth']
  const {line, blocks} = oneLine(converter.all(node))
  if (line.length === 0) return blocks
  const children = unbold(line)
  // Large pictures are no heading: nothing could be said of them in a table of contents.
  if (!children.some(says)) return [converter.at(node, {type: 'paragraph', children}), ...blocks]
  const result = converter.at(node, {type: 'heading', depth, children}) as Heading
  converter.headings.set(node, result)
  return [result, ...blocks]
}

/** Whether there are words in `node`; a link that shows its own address has none. */
function says(node: PhrasingContent): boolean {
  if (node.type === 'text') return node.value.trim() !== ''
  if (node.type === 'link' && node.url === plainText(node)) return false
  return 'children' in node ? node.children.some(says) : !['break', 'image'].includes(node.type)
}

/** A heading is bold by itself. */
function unbold(nodes: PhrasingContent[]): PhrasingContent[] {
  if (!nodes.every((node) => node.type === 'strong' || isBlankText(node))) return nodes
  return nodes.flatMap((node) => (node.type === 'strong' ? node.children : [node]))
}

/** The text of a heading or the like on one line, and the blocks that it cannot hold. */
function oneLine(nodes: readonly RootContent[]): {
  line: PhrasingContent[]
  blocks: RootContent[]
} {
  const line: PhrasingContent[] = []
  const blocks: RootContent[] = []
  let parts = false
  for (const node of nodes) {
    if (!isInline(node) && node.type !== 'paragraph' && node.type !== 'heading') {
      blocks.push(node)
      continue
    }
    if (line.length > 0 && (parts || !isInline(node))) line.push({type: 'text', value: ' '})
    parts = !isInline(node)
    if (isInline(node)) line.push(node)
    else pushAll(line, node.children)
  }
  const spaced = line.map((node) =>
    node.type === 'break' ? ({type: 'text', value: ' '} as const) : node
  )
  return {line: collapse(spaced).filter((node) => !isBlankText(node) || line.length > 1), blocks}
}

function aside(node: Element, converter: Converter): RootContent[] {
  const kind = attribute(node, 'dataCallout') as CalloutKind
  if (!calloutKinds.includes(kind)) return converter.flow(node)

  const first = node.children.find(
    (child) => child.type === 'element' || (child.type === 'text' && child.value.trim() !== '')
  )
  const titled = first && isElement(first, 'p') && 'dataCalloutTitle' in first.properties
  const {line, blocks} = titled ? oneLine(converter.all(first)) : {line: [], blocks: []}
  const rest = titled ? {...node, children: node.children.filter((child) => child !== first)} : node
  const children = [...blocks, ...converter.flow(rest)] as BlockContent[]
  return [converter.at(node, {type: 'callout', kind, title: unbold(line), children})]
}

function strongLine(node: Element, converter: Converter): RootContent[] {
  return converter.flow(node).map(function (block) {
    if (block.type !== 'paragraph') return block
    const wrapped = around(block.children, (children) => ({type: 'strong', children}))
    return {...block, children: wrapped as PhrasingContent[]}
  })
}

/** Notes, each under the name by which the text refers to it. */
function footnotes(node: Element, converter: Converter): RootContent[] {
  const items: Element[] = []
  const todo = node.children.toReversed()
  for (let next = todo.pop(); next; next = todo.pop()) {
    if (next.type !== 'element') continue
    if ('dataFootnote' in next.properties) items.push(next)
    else pushReversed(todo, next.children)
  }
  return items.map(function (item) {
    const identifier = footnoteName(attribute(item, 'dataFootnote'))
    const children = converter.flow(item) as BlockContent[]
    return converter.at(item, {type: 'footnoteDefinition', identifier, label: identifier, children})
  })
}

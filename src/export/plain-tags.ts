/** Spells the tags of articles by the conventions that every format has a word for: headings, callouts, pictures. */

import type {BlockContent, Heading, Paragraph, PhrasingContent, Root, RootContent} from 'mdast'
import type {MdxJsxFlowElement, MdxJsxTextElement} from 'mdast-util-mdx-jsx'
import type {Node, Parent} from 'unist'
import type {Args} from '../model/args.ts'
import type {CalloutKind, Callout as CalloutNode} from '../model/article.ts'
import {calloutKinds} from '../model/article.ts'
import type {NoteKind} from '../model/export-notes.ts'
import {table} from '../model/table.ts'

type Say = (kind: NoteKind, args: Args, at?: Node) => void
type Tag = MdxJsxFlowElement | MdxJsxTextElement

/** `body` without tags of its own; what is left of tags is HTML's: details, figures, tables, marks. */
export function plainTags(body: Root, say: Say): Root {
  return {...body, children: flow(body.children, 1, say)}
}

/** Blocks below a heading of `rank`. */
function flow<Content extends RootContent>(
  nodes: readonly Content[],
  rank: number,
  say: Say
): Content[] {
  const result: RootContent[] = []
  let above = rank
  let steps = 0
  for (const node of nodes) {
    if (node.type === 'heading') above = node.depth
    if (node.type === 'mdxJsxFlowElement' && node.name === 'Step') steps++
    for (const each of block(node, above, steps, say)) result.push(each)
  }
  return result as Content[]
}

function block(node: RootContent, rank: number, steps: number, say: Say): RootContent[] {
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
    const handler = handlers[node.name ?? '']
    if (handler) return handler(node, rank, steps, say)
  }
  if ('children' in node)
    return [
      {
        ...node,
        children: flow((node as Parent).children as RootContent[], rank, say)
      } as RootContent
    ]
  return [node]
}

type Handler = (node: Tag, rank: number, steps: number, say: Say) => RootContent[]

const handlers: Readonly<Record<string, Handler>> = table({
  Walkthrough: (node, rank, _, say) => headed(node, attribute(node, 'title'), rank, say),
  Choice: (node, rank, _, say) => flow(asBlocks(node), rank, say),
  Path: (node, rank, _, say) =>
    headed(node, `Option: ${attribute(node, 'title') || attribute(node, 'id')}`, rank, say),
  Step: (node, rank, steps, say) =>
    headed(node, `Step ${steps}: ${attribute(node, 'title')}`.replace(/: $/, ''), rank, say),
  Callout(node, rank, _, say) {
    const kind = attribute(node, 'type').toLowerCase() as CalloutKind
    const title = attribute(node, 'title')
    say('box', {tag: 'Callout'}, node)
    const callout: CalloutNode = {
      type: 'callout',
      kind: calloutKinds.includes(kind) ? kind : 'note',
      title: title === '' ? [] : [{type: 'text', value: title}],
      children: flow(asBlocks(node), rank, say) as BlockContent[]
    }
    return [at(node, callout)]
  },
  Checklist(node, rank, _, say) {
    const title = attribute(node, 'title')
    say('box', {tag: 'Checklist'}, node)
    const line: RootContent[] =
      title === '' ? [] : [paragraph([{type: 'strong', children: [{type: 'text', value: title}]}])]
    return [...line, ...flow(asBlocks(node), rank, say)]
  },
  Figure(node, _rank, _, say) {
    const caption = attribute(node, 'caption')
    say('box', {tag: 'Figure'}, node)
    const image = at(node, {
      type: 'image',
      url: attribute(node, 'src'),
      alt: attribute(node, 'alt'),
      title: attribute(node, 'title') || null
    })
    const picture = paragraph([image as PhrasingContent])
    if (caption === '') return [picture]
    const below = element('figcaption', [{type: 'text', value: caption}])
    return [element('figure', [picture, below])]
  },
  Badge(node, _rank, _, say) {
    say('box', {tag: 'Badge'}, node)
    const value = attribute(node, 'label')
    return value === '' ? [] : [at(node, {type: 'text', value})]
  }
})

function headed(node: Tag, title: string, rank: number, say: Say): RootContent[] {
  const blocks = asBlocks(node)
  if (title === '') return flow(blocks, rank, say)
  say('walkthrough', {tag: node.name ?? '', title}, node)
  const depth = Math.min(rank + 1, 6) as Heading['depth']
  const heading = at(node, {type: 'heading', depth, children: [{type: 'text', value: title}]})
  return [heading, ...flow(blocks, depth, say)]
}

/** What a tag holds; a line of text in it is a paragraph. */
function asBlocks(node: Tag): RootContent[] {
  const children = node.children as RootContent[]
  const [first] = children
  const isLine =
    first !== undefined &&
    /^(?:text|strong|emphasis|delete|link|image|inlineCode|break|mdxJsxTextElement|footnoteReference)$/.test(
      first.type
    )
  return isLine ? [paragraph(children as PhrasingContent[])] : children
}

export function attribute({attributes}: Tag, name: string): string {
  const found = attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name)
  return typeof found?.value === 'string' ? found.value : ''
}

function paragraph(children: PhrasingContent[]): Paragraph {
  return {type: 'paragraph', children}
}

function element(name: string, children: RootContent[]): MdxJsxFlowElement {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: [],
    children: children as MdxJsxFlowElement['children']
  }
}

function at<Content extends RootContent>(from: Node, node: Content): Content {
  return from.position ? {...node, position: from.position} : node
}

/** The last walk: everything that is not structure gets the form in which it is staged. */

import type {Code, Image, List, PhrasingContent, RootContent} from 'mdast'
import {tags} from '../../mdx/index.ts'
import type {Callout} from '../../model/article.ts'
import {attribute, flow, inline, inParagraphs, type Jsx, textOf} from '../tree.ts'
import type {Context} from './context.ts'
import {fillText, type Placeholders} from './fill.ts'
import {finishImage, finishLink, onlyImage} from './links.ts'
import {toChecklist} from './lists.ts'
import {mathsProblem, withFormulas} from './maths.ts'
import {onlyVideo} from './videos.ts'

/** Attributes that writers' tags have here beside those that writers know; whatever else they bear is dropped. */
const added: Readonly<Record<string, readonly string[]>> = {
  Path: ['index'],
  Step: ['n', 'of', 'first', 'mark', 'digest', 'label'],
  Walkthrough: ['path', 'steps']
}

export interface Finish {
  context: Context
  fill: Placeholders
  /** How often each checklist item's text was met before. */
  seen: Map<string, number>
  /** Origins of the players that the page can open. */
  players: Set<string>
}

/** Finish siblings `nodes`. Depth is bounded by the reader. */
export function finishAll(nodes: readonly RootContent[], state: Finish): RootContent[] {
  const found = withFormulas(nodes, (problem, node) => noFormula(problem, node, state))
  return found.flatMap((node) => finish(node, state))
}

function noFormula(because: string, node: RootContent, {context}: Finish): void {
  context.report('formula/not-shown', {because}, node)
}

function finish(node: RootContent, state: Finish): RootContent[] {
  const {context, fill} = state

  if (node.type === 'text') return fillText(node.value, fill)
  if (node.type === 'inlineCode') {
    return fill.has(node.value)
      ? [inline('FillCode', {text: node.value, names: fill.names.join('|')})]
      : [node]
  }
  if (node.type === 'code') return [finishCode(node, state)]
  if (node.type === 'image') return finishImage(node, 'Picture', context)
  if (node.type === 'html') return [{type: 'text', value: node.value}]
  if (node.type === 'callout') return [finishCallout(node, state)]
  if (node.type === 'link') {
    const children = finishAll(node.children, state) as PhrasingContent[]
    return finishLink(node, children, context, fill)
  }

  const image = onlyImage(node)
  if (image) return [{type: 'paragraph', children: finishImage(image, 'Figure', context)}]
  const video = onlyVideo(node)
  if (video) {
    state.players.add(new URL(video.player).origin)
    return [flow('Video', {...video, title: video.title || undefined})]
  }
  if (node.type === 'list') {
    const list = checklist(node, state)
    if (list) return finish(list, state)
  }
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
    return finishTag(node, state)
  }
  if ('children' in node) {
    const children = finishAll(node.children as RootContent[], state)
    return [{...node, children} as RootContent]
  }
  return [node]
}

function finishCode(node: Code, state: Finish): RootContent {
  const {fill} = state
  if (node.lang === 'math') {
    const problem = mathsProblem(node.value)
    if (problem === undefined) return flow('Formula', {text: node.value, display: 'yes'})
    noFormula(problem, node, state)
  }
  const title = /(?:^|\s)title=(?:"([^"]*)"|(\S+))/u.exec(node.meta ?? '')
  const name = title?.[1] ?? title?.[2]
  if (!fill.has(node.value) && !name) return node.meta ? {...node, meta: null} : node
  return flow('CodeBlock', {
    lang: node.lang ?? undefined,
    title: name,
    text: node.value,
    names: fill.names.join('|')
  })
}

function finishCallout(node: Callout, state: Finish): RootContent {
  const plain =
    node.title.every((each) => each.type === 'text') && !state.fill.has(textOf(node.title))
  const children = finishAll(node.children as RootContent[], state)
  const title = node.title.length > 0 && plain ? textOf(node.title) : undefined
  if (node.title.length > 0 && !plain) {
    // All of it is bold: what was bold before needs no marks of its own.
    const bare = node.title.flatMap((each) => (each.type === 'strong' ? each.children : [each]))
    const strong = finishAll(bare, state) as PhrasingContent[]
    children.unshift({type: 'paragraph', children: [{type: 'strong', children: strong}]})
  }
  return flow('Callout', {type: node.kind, title}, children)
}

function finishTag(node: Jsx, state: Finish): RootContent[] {
  const name = node.name ?? ''
  if (name === 'Figure' && !attribute(node, 'src')?.startsWith('/')) {
    const url = attribute(node, 'src') ?? ''
    const alt = attribute(node, 'alt') ?? ''
    const title = attribute(node, 'caption') ?? null
    const image: Image = {type: 'image', url, alt, title}
    if (node.position) image.position = node.position
    const made = finishImage(image, 'Figure', state.context)
    return node.type === 'mdxJsxFlowElement' ? [{type: 'paragraph', children: made}] : made
  }
  const known = tags.get(name)
  const ours = /^[A-Z]/u.test(name) && !known
  const kept = [
    'id',
    'dir',
    'lang',
    ...Object.keys(known?.attributes ?? {}),
    ...(added[name] ?? [])
  ]
  const attributes = node.attributes.filter(
    (each) =>
      each.type === 'mdxJsxAttribute' &&
      (each.value === null || each.value === undefined || typeof each.value === 'string') &&
      (ours || kept.includes(each.name))
  )
  const boxes = name === 'Checklist' ? boxesOf(node, state) : undefined
  const children = boxes ?? finishAll(node.children as RootContent[], state)
  const parts = node.type === 'mdxJsxFlowElement' ? inParagraphs(children) : children
  return [{...node, attributes, children: parts} as RootContent]
}

function checklist(node: List, {seen}: Finish): Jsx | undefined {
  return toChecklist(node, function (text) {
    const count = seen.get(text) ?? 0
    seen.set(text, count + 1)
    return count
  })
}

/** The boxes of the list that is all there is in the tag `node`, which stands for the list then. */
function boxesOf(node: Jsx, state: Finish): RootContent[] | undefined {
  const [only, ...others] = node.children as RootContent[]
  const list = only?.type === 'list' && others.length === 0 ? checklist(only, state) : undefined
  return list && finishAll(list.children as RootContent[], state)
}

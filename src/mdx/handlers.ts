/** How the nodes of an article are written, where plain Markdown does not say it. */

import type {Break, Link, Parents, Root, Text} from 'mdast'
import type {MdxJsxFlowElement, MdxJsxTextElement} from 'mdast-util-mdx-jsx'
import {
  defaultHandlers,
  type Handle,
  type Info,
  type Options,
  type State
} from 'mdast-util-to-markdown'
import type {Node} from 'unist'
import type {Callout} from '../model/article.ts'
import {indexOf} from '../model/long-lists.ts'
import {escapes, isPlain} from './escapes.ts'
import {tableParts} from './tags.ts'

declare module 'mdast' {
  interface TextData {
    /** Every character that could mean something is written as a character reference. */
    careful?: boolean
  }
}

export const options: Options = {
  bullet: '-',
  emphasis: '*',
  fences: true,
  incrementListMarker: true,
  listItemIndent: 'one',
  resourceLink: true,
  rule: '*',
  handlers: {
    break: hardBreak as Handle,
    callout: callout as Handle,
    link: Object.assign(link as Handle, {peek: linkPeek}),
    mdxJsxFlowElement: Object.assign(flowElement as Handle, {peek: () => '<'}),
    mdxJsxTextElement: Object.assign(textElement as Handle, {peek: () => '<'}),
    root: root as Handle,
    text: text as Handle
  },
  join: [
    function (_left, _right, parent) {
      const name = (parent as unknown as {name?: string}).name
      return name !== undefined && tableParts.has(name) ? 0 : undefined
    }
  ]
}

function root(node: Root, parent: Parents | undefined, state: State, info: Info): string {
  // In place of the patterns of the extensions, which escape more than needed.
  state.unsafe = [...escapes]
  return defaultHandlers.root(node, parent, state, info)
}

const marked = /[^\p{L}\p{M}\p{N} ]|^ | $/gu

function text(node: Text, _: Parents | undefined, state: State, info: Info): string {
  if (node.data?.careful)
    return node.value.replace(marked, (each) => `&#x${each.codePointAt(0)?.toString(16)};`)
  const after = info.after.charAt(0)
  if (isPlain(node.value) && !(info.before.endsWith(']') && node.value.startsWith('(')))
    if (after !== '\n' || !node.value.endsWith('\\')) return node.value
  const safe = state.safe(node.value, info)
  return node.value.split('_', crowd).length < crowd ? safe : safe.replace(/(?<!\\)_/g, '\\_')
}

/** Bare `_` in one text, or nodes in one line, from which on the site's parser takes quadratic time. */
const crowd = 1000

function hardBreak(_: Break, parent: Parents | undefined, state: State, info: Info): string {
  const within = (name: string): boolean => state.stack.includes(name as 'headingAtx')
  const isLong = (parent?.children.length ?? 0) > crowd
  const single =
    ['headingAtx', 'tableCell', 'label'].some(within) || (within('mdxJsxFlowElement') && !isLong)
  return single || info.after === '<' ? '<br />' : '\\\n'
}

const web = /^https?:\/\/[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:\/[A-Za-z0-9/._=%#?+:-]*)?$/
const mail = /^[A-Za-z0-9.-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]+$/

function link(node: Link, parent: Parents | undefined, state: State, info: Info): string {
  const bare = bareAddress(node)
  if (bare === undefined || !/(?:^|[\s(|])$/.test(info.before))
    return defaultHandlers.link(node, parent, state, info)

  const siblings: readonly Node[] = parent?.children ?? []
  const next = siblings[indexOf<Node>(siblings, node) + 1]
  const after = next?.type === 'text' ? (next as Text).value : info.after
  return /^(?:$|\s|[.,;:!?)]+(?:$|\s))/.test(after)
    ? bare
    : defaultHandlers.link(node, parent, state, info)
}

/** An address that is its own text needs no brackets. */
function bareAddress({children, title, url}: Link): string | undefined {
  const [child] = children
  if (children.length !== 1 || child?.type !== 'text' || title) return undefined
  const {value} = child
  if (url === value && web.test(value) && /[A-Za-z0-9/]$/.test(value)) return value
  return url === `mailto:${value}` && mail.test(value) ? value : undefined
}

function linkPeek(): string {
  return '['
}

function callout(node: Callout, _: Parents | undefined, state: State, info: Info): string {
  const exit = state.enter('blockquote')
  const tracker = state.createTracker(info)
  tracker.move('> ')
  tracker.shift(2)

  let value = `[!${node.kind.toUpperCase()}]`
  if (node.title.length > 0) {
    const leave = state.enter('headingAtx')
    const leaveText = state.enter('phrasing')
    const title = {type: 'paragraph' as const, children: node.title}
    const line = state.containerPhrasing(title, {...tracker.current(), before: ' ', after: '\n'})
    leaveText()
    leave()
    value += ` ${line}`
  }
  const blocks = {type: 'blockquote' as const, children: node.children}
  const body = state.containerFlow(blocks, tracker.current())
  if (body !== '') value += `${node.children[0]?.type === 'paragraph' ? '\n' : '\n\n'}${body}`

  exit()
  return state.indentLines(value, (line, _, blank) => `>${blank ? '' : ' '}${line}`)
}

function textElement(
  node: MdxJsxTextElement,
  _: Parents | undefined,
  state: State,
  info: Info
): string {
  if (node.children.length === 0) return `<${opening(node)} />`
  const start = `<${opening(node)}>`
  const tracker = state.createTracker(info)
  tracker.move(start)
  const inner = state.containerPhrasing(node, {...tracker.current(), before: '>', after: '<'})
  return `${start}${inner}</${node.name}>`
}

function flowElement(
  node: MdxJsxFlowElement,
  _: Parents | undefined,
  state: State,
  info: Info
): string {
  const [first] = node.children as Node[]
  if (!first) return `<${opening(node)} />`
  const start = `<${opening(node)}>`
  const end = `</${node.name}>`
  const tracker = state.createTracker(info)
  tracker.move(start)
  const exit = state.enter('mdxJsxFlowElement')

  if (!isFlow(first)) {
    const leave = state.enter('phrasing')
    const inner = state.containerPhrasing(node as never, {
      ...tracker.current(),
      before: '>',
      after: '<'
    })
    leave()
    exit()
    return `${start}${inner}${end}`
  }

  const inner = state.containerFlow(node as never, tracker.current())
  exit()
  if (tableParts.has(node.name ?? '')) return `${start}\n${inner}\n${end}`
  return `${start}${isLine(first) ? '\n' : '\n\n'}${inner}\n\n${end}`
}

function isFlow(node: Node): boolean {
  return /^(?:paragraph|heading|list|code|table|blockquote|callout|thematicBreak|mdxJsxFlowElement|footnoteDefinition)$/.test(
    node.type
  )
}

/** A tag and its text on one line: `<summary>Title</summary>`. */
function isLine(node: Node): boolean {
  if (node.type !== 'mdxJsxFlowElement') return false
  const [first] = (node as MdxJsxFlowElement).children as Node[]
  return first !== undefined && !isFlow(first)
}

function opening({name, attributes}: MdxJsxFlowElement | MdxJsxTextElement): string {
  const parts = attributes.map(function (attribute) {
    const key = attribute.type === 'mdxJsxAttribute' ? attribute.name : ''
    if (typeof attribute.value !== 'string') return key
    // Only what would be read as a reference is one.
    const value = attribute.value.replace(/&(?=[#A-Za-z])/g, '&amp;').replaceAll('"', '&quot;')
    return `${key}="${value}"`
  })
  return [name, ...parts].join(' ')
}

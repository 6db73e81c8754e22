/**
 * Brings a tree into the form in which it is written and read back the same.
 *
 * Markdown cannot say everything that a tree can (emphasis in emphasis, blank paragraphs, rows of
 * different lengths); no word, link or picture goes, only what nobody sees.
 */

import type {Paragraph, PhrasingContent, Root, RootContent, TableRow} from 'mdast'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import type {MdxJsxFlowElement} from 'mdast-util-mdx-jsx'
import type {Node, Parent} from 'unist'
import {greatest, pushAll, pushReversed} from '../model/long-lists.ts'
import {clean} from './clean.ts'
import {attributes, checkTag} from './elements.ts'
import {line} from './prepare-phrasing.ts'
import {tableParts, tags} from './tags.ts'

const transforms = gfmFromMarkdown().flatMap((extension) => extension.transforms ?? [])
const inline = new Set(
  `break delete emphasis footnoteReference image inlineCode link mdxJsxTextElement strong text`.split(
    ' '
  )
)
/** Deeper blocks are flattened: no article nests so, and their indentation is quadratic. */
const deepest = 60

/** Make a copy of `root` in the form that is written. Throws on nodes that no article may hold. */
export function prepare(root: Root): Root {
  const result: Root = {type: 'root', children: flow(root.children, 0)}
  if (!mentionsAddress(result)) return result
  linkify(result)
  return {type: 'root', children: flow(result.children, 0)}
}

function mentionsAddress(root: Root): boolean {
  const todo: Node[] = [root]
  for (let node = todo.pop(); node; node = todo.pop()) {
    const {type, value, title, children} = node as Node & {
      value?: string
      title?: unknown
      children?: Node[]
    }
    if (type === 'text' && /:\/\/|www\.|@/i.test(value ?? '')) return true
    if (children) pushAll(todo, children)
    if (type === 'callout') pushAll(todo, title as Node[])
  }
  return false
}

/** Text that reads as an address becomes a link when it is read. */
function linkify(root: Root): void {
  for (const transform of transforms) transform(root)
}

function flow(nodes: readonly Node[], depth: number): RootContent[] {
  const result: RootContent[] = []
  let run: PhrasingContent[] = []

  for (const node of nodes) {
    if (inline.has(node.type)) {
      run.push(node as PhrasingContent)
      continue
    }
    flush()
    for (const each of block(node as RootContent, depth)) result.push(each)
  }
  flush()
  return result

  function flush(): void {
    const children = anchored(line(run))
    const shown = children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
    // Elements alone on their line are blocks when they are read.
    if (shown.length > 0 && shown.every(isBlock))
      for (const each of shown) result.push({...each, type: 'mdxJsxFlowElement'} as RootContent)
    else if (children.length > 0) result.push({type: 'paragraph', children})
    run = []
  }
}

/**
 * MDX takes a paragraph of nothing but tags apart, and with it the blanks between them: there, marks that
 * only change how text looks give way to the text.
 */
function anchored(nodes: PhrasingContent[]): PhrasingContent[] {
  const onlyTags = nodes.every(
    (node) =>
      node.type === 'mdxJsxTextElement' ||
      node.type === 'break' ||
      (node.type === 'text' && node.value.trim() === '')
  )
  if (!onlyTags || nodes.every((node) => node.type !== 'mdxJsxTextElement' || isBlock(node)))
    return nodes
  const result = line(
    nodes.flatMap(function (node): PhrasingContent[] {
      if (node.type !== 'mdxJsxTextElement' || isBlock(node)) return [node]
      const [only, ...others] = node.children
      return node.name === 'kbd' && only?.type === 'text' && others.length === 0
        ? [{type: 'inlineCode', value: only.value}]
        : node.children
    })
  )
  return anchored(result)
}

function isBlock(node: PhrasingContent): boolean {
  if (node.type !== 'mdxJsxTextElement') return false
  return node.children.length === 0 || tags.get(node.name ?? '')?.block === true
}

function block(node: RootContent, depth: number): RootContent[] {
  if (depth > deepest && 'children' in node && node.type !== 'paragraph' && node.type !== 'heading')
    return flow(inline.has(node.children[0]?.type ?? '') ? node.children : flat(node), 0)

  switch (node.type) {
    case 'paragraph':
      return flow(node.children, depth)
    case 'heading': {
      const children = line(node.children, true)
      return children.length > 0 ? [{type: 'heading', depth: node.depth, children}] : []
    }
    case 'blockquote': {
      const children = flow(node.children, depth + 1) as never[]
      return children.length > 0 ? [{type: 'blockquote', children}] : []
    }
    case 'callout': {
      const children = flow(node.children, depth + 1) as never[]
      const title: Paragraph = {type: 'paragraph', children: line(node.title, true)}
      linkify({type: 'root', children: [title]})
      return [{type: 'callout', kind: node.kind, title: title.children, children}]
    }
    case 'list':
      return list(node, depth)
    case 'table':
      return table(node.children, node.align ?? [])
    case 'code': {
      const meta = info(node.meta)
      // The first word after a fence is the language: a title alone would be taken for one.
      const lang = word(node.lang) ?? (meta === null ? null : 'text')
      return [{type: 'code', lang, meta, value: clean(node.value).replace(/\r\n?/g, '\n')}]
    }
    case 'thematicBreak':
      return [{type: 'thematicBreak'}]
    case 'footnoteDefinition': {
      const children = flow(node.children, depth + 1) as never[]
      return [
        {type: 'footnoteDefinition', identifier: node.identifier, label: node.identifier, children}
      ]
    }
    case 'mdxJsxFlowElement':
      return [element(node, depth)]
    default:
      throw new TypeError(`Unexpected \`${node.type}\` in an article, expected Markdown or a tag`)
  }
}

function list(node: Extract<RootContent, {type: 'list'}>, depth: number): RootContent[] {
  const children = node.children.map(function (item) {
    const children = flow(item.children, depth + 1)
    // A checkbox without text is none.
    const checked = children[0]?.type === 'paragraph' ? (item.checked ?? null) : null
    return {type: 'listItem' as const, spread: false, checked, children: children as never[]}
  })
  if (children.length === 0) return []
  const ordered = node.ordered === true
  const start = ordered ? Math.min(node.start ?? 1, 999_999_999 - children.length) : null
  // Loose when an item holds several paragraphs or blocks other than lists.
  const spread = children.some(({children}) =>
    (children as RootContent[]).slice(1).some((child) => child.type !== 'list')
  )
  for (const item of children) item.spread = spread && item.children.length > 1
  return [{type: 'list', ordered, start, spread, children}]
}

function table(rows: readonly TableRow[], align: readonly unknown[]): RootContent[] {
  const width = greatest(
    rows.map((row) => row.children.length),
    0
  )
  if (width === 0) return []
  const known = new Set(['left', 'right', 'center'])
  return [
    {
      type: 'table',
      align: Array.from({length: width}, (_, index) =>
        known.has(align[index] as string) ? (align[index] as 'left') : null
      ),
      children: rows.map((row) => ({
        type: 'tableRow',
        children: Array.from({length: width}, (_, index) => ({
          type: 'tableCell',
          children: line(row.children[index]?.children ?? [])
        }))
      }))
    }
  ]
}

function element(node: MdxJsxFlowElement, depth: number): MdxJsxFlowElement {
  const name = checkTag(node)
  const blocks = flow(node.children as Node[], depth + 1)
  const [only, ...others] = blocks
  // `<summary>Title</summary>`: a single line of text needs no paragraph.
  const single =
    only?.type === 'paragraph' &&
    others.length === 0 &&
    node.children.every((child) => inline.has(child.type)) &&
    !only.children.some((child) => child.type === 'break')
  const children = single ? only.children : blocks
  if (tableParts.has(name) && single) throw new TypeError(`Unexpected text right in \`${name}\``)
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: attributes(node),
    children: children as never[]
  }
}

/** Everything inline below `node`, blocks parted by breaks. */
function flat(node: Node): Node[] {
  const result: Node[] = []
  const todo: Node[] = [node]
  for (let next = todo.pop(); next; next = todo.pop()) {
    if (inline.has(next.type)) result.push(next)
    else if (next.type === 'code') {
      const {value} = next as Node & {value: string}
      result.push({type: 'inlineCode', value} as Node)
    } else if ('children' in next) {
      if (result.length > 0 && result.at(-1)?.type !== 'break') result.push({type: 'break'})
      pushReversed(todo, (next as Parent).children)
    }
  }
  return [{type: 'paragraph', children: result} as Node]
}

function word(lang: string | null | undefined): string | null {
  return /^[\w+#.-]{1,40}$/.exec(lang ?? '')?.[0] ?? null
}

function info(meta: string | null | undefined): string | null {
  const result = clean(meta ?? '')
    .replace(/[`\s]+/g, ' ')
    .trim()
  return result === '' ? null : result
}

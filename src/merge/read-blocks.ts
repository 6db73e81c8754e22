/**
 * Parts the body of an article into its blocks, each with the very lines that it stands on.
 *
 * Items of lists, rows of tables and tags are blocks of their own, so that what stands in them can move, come
 * and go alone. What no tree tells of (definitions of links) is a block, too: every line belongs to one, or
 * is blank.
 */

import type {Heading, ListItem} from 'mdast'
import type {Node, Parent} from 'unist'
import {readMarkdown} from '../mdx/index.ts'
import {type Block, type BlockKind, type Container, stepSign, type Table} from './block.ts'
import {indentOf, withoutPrefix} from './prefix.ts'

/** A run of lines, before what is in them is looked at; lines count from 0, `to` is the last. */
interface Span {
  kind: BlockKind
  from: number
  to: number
  within: readonly Container[]
  /** Columns before its first line, where the tree tells. */
  column?: number
  tag?: Container
  node?: Node
}

const step = /^(step\s+)(\d{1,4})(?!\d)/i

/** Gives the table of a body, each read once. */
export type Reader = (body: string) => Table

export function readerOf(deep: boolean): Reader {
  const known = new Map<string, Table>()
  return function (body) {
    const table = known.get(body) ?? readBlocks(body, deep)
    known.set(body, table)
    return table
  }
}

/** Part `body`; unless `deep`, lists, quotes, tables and elements are blocks as a whole. */
export function readBlocks(body: string, deep = true): Table {
  const lines = body.split('\n')
  const spans: Span[] = []
  const read = readMarkdown(body)
  for (const node of read.body.children) collect(node, [], deep, lines, spans)
  const blocks: Block[] = []
  let at = 0
  for (const span of covering(spans, lines)) {
    blocks.push(blockOf(span, lines, lines.slice(at, span.from)))
    at = span.to + 1
  }
  return {blocks, tail: lines.slice(at), oddities: read.findings.length}
}

function collect(
  node: Node,
  within: readonly Container[],
  deep: boolean,
  lines: readonly string[],
  spans: Span[]
): void {
  const {position} = node
  if (!position) return
  const [from, to] = [position.start.line - 1, position.end.line - 1]
  const column = position.start.column - 1
  const children = 'children' in node ? (node as Parent).children : []
  const each = (inner: readonly Container[], nodes: readonly Node[] = children) => {
    for (const child of nodes) collect(child, inner, deep, lines, spans)
  }
  const leaf = (kind: BlockKind) => spans.push({kind, from, to, within, column, node})

  if (!deep && !leaves.has(node.type)) leaf('other')
  else if (node.type === 'list') each([...within, {kind: 'list'}])
  else if (node.type === 'listItem') {
    const item = itemOf(node as ListItem, lines)
    if (children[0]?.position?.start.line !== from + 1)
      spans.push({kind: 'paragraph', from, to: from, within: [...within, item]})
    each([...within, item])
  } else if (node.type === 'blockquote') each([...within, {kind: 'quote'}])
  else if (node.type === 'callout') {
    const inner = [...within, {kind: 'quote' as const}]
    spans.push({kind: 'callout', from, to: from, within: inner})
    each(
      inner,
      children.map((child) => below(child, from))
    )
  } else if (node.type === 'table') {
    const inner = [...within, {kind: 'table' as const}]
    spans.push({kind: 'delimiter', from: from + 1, to: from + 1, within: inner})
    each(inner)
  } else if (node.type === 'mdxJsxFlowElement' && children.some((child) => isBlock(child)))
    element(node as Parent, within, lines, spans, each)
  else leaf(leaves.get(node.type) ?? 'other')
}

const leaves = new Map<string, BlockKind>([
  ['code', 'code'],
  ['heading', 'heading'],
  ['mdxJsxFlowElement', 'element'],
  ['paragraph', 'paragraph'],
  ['tableRow', 'row'],
  ['thematicBreak', 'rule']
])

function isBlock({type}: Node): boolean {
  return (
    leaves.has(type) ||
    ['blockquote', 'callout', 'list', 'table', 'footnoteDefinition'].includes(type)
  )
}

/** A tag that begins, what is in it, and the tag that ends it; each where it has lines of its own. */
function element(
  node: Parent,
  within: readonly Container[],
  lines: readonly string[],
  spans: Span[],
  each: (inner: readonly Container[]) => void
): void {
  const {start, end} = node.position as NonNullable<Node['position']>
  const {name} = node as Parent & {name?: string}
  const tag: Container = {kind: 'tag', ...(name && {name})}
  const first = (node.children[0]?.position?.start.line ?? start.line) - 1
  const from = start.line - 1
  let to = from
  while (to + 1 < first && lines[to + 1]?.trim() !== '') to++
  spans.push({kind: 'open', from, to, within, tag, column: start.column - 1})
  each([...within, tag])
  spans.push({kind: 'close', from: end.line - 1, to: end.line - 1, within, tag})
}

/** What an item puts before its lines. */
function itemOf(node: ListItem, lines: readonly string[]): Container {
  const start = node.position?.start ?? {line: 1, column: 1}
  const line = lines[start.line - 1]?.slice(start.column - 1) ?? ''
  const [whole = '- ', sign = '-', space = ' '] = /^([-*+]|\d{1,9}[.)])([ \t]*)/.exec(line) ?? []
  const box = typeof node.checked === 'boolean' ? /^\[.\]/.exec(line.slice(whole.length))?.[0] : ''
  const width = space.length > 4 || space === '' ? sign.length + 1 : whole.length
  return {kind: 'item', marker: box ? `${sign} ${box}` : sign, width}
}

/** The first paragraph of a callout begins below its title. */
function below(node: Node, line: number): Node {
  const {position} = node
  if (!position || position.start.line - 1 !== line) return node
  return {...node, position: {...position, start: {line: line + 2, column: 0}}}
}

/** `spans` in order, those that share lines as one, and the lines that are in none. */
function covering(spans: readonly Span[], lines: readonly string[]): Span[] {
  const joined: Span[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = joined.at(-1)
    if (!last || span.from > last.to) joined.push({...span})
    else {
      const {from, within} = last
      joined[joined.length - 1] = {kind: 'other', from, to: Math.max(last.to, span.to), within}
    }
  }
  const all: Span[] = []
  let at = 0
  for (const span of [...joined, {from: lines.length, to: lines.length}]) {
    for (let line = at; line < span.from; line++) {
      if (/^[\s>]*$/.test(lines[line] ?? '')) continue
      const from = line
      while (line + 1 < span.from && lines[line + 1]?.trim() !== '') line++
      all.push({kind: 'other', from, to: line, within: []})
    }
    if ('kind' in span) all.push(span)
    at = span.to + 1
  }
  return all
}

function blockOf(span: Span, all: readonly string[], gap: readonly string[]): Block {
  const {kind, within, from, to, column, tag, node} = span
  const lines = all.slice(from, to + 1)
  const bare = withoutPrefix(lines, within, kind, column)
  const block: Block = {
    kind,
    within,
    line: from,
    lines,
    gap,
    text: bare.join('\n'),
    key: '',
    depth: 0,
    indent: indentOf(lines[0] ?? '', within, column)
  }
  if (tag) block.tag = tag
  if (node?.type === 'heading') {
    block.depth = (node as Heading).depth
    const title = headingText(node as Heading, bare)
    const match = step.exec(title)
    if (match) block.step = Number(match[2])
    block.text = match ? title.replace(step, `$1${stepSign}`) : title
  }
  block.key = keyOf(block)
  return block
}

export function keyOf({kind, text}: Pick<Block, 'kind' | 'text'>): string {
  const even = kind === 'code' ? text.trimEnd() : text.replace(/\s+/g, ' ').trim()
  return `${kind} ${even}`
}

/** The text of a heading as it was typed, without its signs. */
function headingText({depth}: Heading, bare: readonly string[]): string {
  const [first = '', ...rest] = bare
  if (rest.length > 0) return bare.slice(0, -1).join(' ').trim()
  return first
    .slice(depth)
    .replace(/[ \t]+#+[ \t]*$/, '')
    .trim()
}

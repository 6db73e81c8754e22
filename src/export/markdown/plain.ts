/** Spells what is left of tags in an article in plain Markdown. */

import type {
  BlockContent,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  TableCell,
  TableRow
} from 'mdast'
import {plainText} from '../../mdx/index.ts'
import {destination, source} from '../addresses.ts'
import type {Context} from '../context.ts'
import {attribute} from '../plain-tags.ts'
import {short} from '../short.ts'
import {isLine, sayMark, type Tag} from '../tags.ts'
import {shifted} from './raised.ts'

/** `body` without tags, its links and pictures with the addresses that they have in the target. */
export function plainMarkdown(body: Root, context: Context): Root {
  return {type: 'root', children: flow(body.children, context)}
}

function flow(nodes: readonly RootContent[], context: Context): RootContent[] {
  return nodes.flatMap((node) => one(node, context))
}

function one(node: RootContent, context: Context): RootContent[] {
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return tag(node, context)
    case 'link': {
      const children = flow(node.children, context) as PhrasingContent[]
      const url = hrefOf(node, context)
      return url === undefined ? children : [{...node, url, children} as RootContent]
    }
    case 'image': {
      const found = source(node, context)
      return found ? [{...node, url: 'url' in found ? found.url : found.name}] : []
    }
    case 'table':
      return [{...node, children: node.children.map((row) => tableRow(row, context))}]
    case 'callout':
      return [
        {
          ...node,
          title: flow(node.title, context) as PhrasingContent[],
          children: flow(node.children, context) as BlockContent[]
        }
      ]
    default:
      if (!('children' in node)) return [node]
      return [{...node, children: flow(node.children as RootContent[], context)} as RootContent]
  }
}

function hrefOf(node: Parameters<typeof destination>[0], context: Context): string | undefined {
  const found = destination(node, context)
  switch (found?.to) {
    case 'address':
      return found.url
    case 'file':
      return found.name
    case 'heading':
      return `#${context.slugOf.get(found.heading) ?? ''}`
    default:
      return undefined
  }
}

function tag(node: Tag, context: Context): RootContent[] {
  const children = () => flow(node.children as RootContent[], context)
  switch (node.name) {
    case 'details':
      return details(node, context)
    case 'summary':
      return [strongLine(children())]
    case 'figcaption':
      return [{type: 'paragraph', children: [{type: 'emphasis', children: lineOf(children())}]}]
    case 'figure':
      return children()
    case 'table':
      return [tableOf(node, context)]
    case 'sub':
    case 'sup':
      sayMark(node, context)
      return raise(node, node.name, context)
    default:
      sayMark(node, context)
      return children()
  }
}

/** Links and pictures in it stay as they are. */
function raise(node: Tag, name: 'sub' | 'sup', context: Context): RootContent[] {
  const children = flow(node.children as RootContent[], context)
  const isText = children.every(({type}) => type === 'text')
  return isText ? [{type: 'text', value: shifted(plainText(children), name)}] : children
}

function details(node: Tag, context: Context): RootContent[] {
  const children = node.children as RootContent[]
  const summary = children.find(
    (child): child is Tag & RootContent => 'name' in child && child.name === 'summary'
  )
  context.say('details', {title: short(summary ? plainText(summary as never) : '')}, node)
  return flow(children, context)
}

function strongLine(nodes: readonly RootContent[]): Paragraph {
  const children = lineOf(nodes).flatMap((node) =>
    node.type === 'strong' ? node.children : [node]
  )
  return {type: 'paragraph', children: [{type: 'strong', children}]}
}

/** The words of blocks on one line. */
function lineOf(nodes: readonly RootContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (const node of nodes) {
    const words = inCell(node)
    if (words.length === 0) continue
    const isBlock = !isPhrasing(node)
    if (isBlock && result.length > 0) result.push({type: 'text', value: ' '})
    for (const each of words) result.push(each)
  }
  return result
}

function isPhrasing(node: RootContent): node is PhrasingContent {
  return phrasing.test(node.type)
}

const phrasing = /^(?:text|strong|emphasis|delete|link|image|inlineCode|break|footnoteReference)$/

function inCell(node: RootContent): PhrasingContent[] {
  if (node.type === 'break') return [{type: 'text', value: ' '}]
  if (isPhrasing(node)) return [node]
  if (node.type === 'code')
    return [{type: 'inlineCode', value: node.value.replace(/\s*\n\s*/g, ' ')}]
  if (node.type === 'listItem') {
    const box = typeof node.checked === 'boolean' ? (node.checked ? '☑ ' : '☐ ') : '• '
    return [{type: 'text', value: box}, ...lineOf(node.children)]
  }
  if (node.type === 'callout') return lineOf([...node.title, ...node.children])
  return 'children' in node ? lineOf(node.children as RootContent[]) : []
}

function tableRow(row: TableRow, context: Context): TableRow {
  const children = row.children.map(function (cell): TableCell {
    const words = flow(cell.children, context)
    if (words.some(({type}) => type === 'break')) context.say('table-cells', {what: 'breaks'}, cell)
    return {...cell, children: lineOf(words)}
  })
  return {...row, children}
}

/** A table in tags as one of Markdown: merged cells stand once, and leave others empty. */
function tableOf(node: Tag, context: Context): RootContent {
  const rows: Tag[] = []
  collect(node, 'tr', rows)
  const grid: TableCell[][] = rows.map(() => [])
  let isMerged = false
  let holdsBlocks = false
  for (const [y, row] of rows.entries()) {
    const cells: Tag[] = []
    collect(row, 't[dh]', cells)
    let x = 0
    for (const cell of cells) {
      while (grid[y]?.[x]) x++
      const [wide, high] = ['colspan', 'rowspan'].map((name) =>
        Math.min(Math.max(Number(attribute(cell, name)) || 1, 1), 100)
      )
      isMerged ||= (wide ?? 1) > 1 || (high ?? 1) > 1
      holdsBlocks ||= !isLine(cell)
      const words = lineOf(flow(cell.children as RootContent[], context))
      for (let down = 0; down < (high ?? 1) && y + down < rows.length; down++)
        for (let right = 0; right < (wide ?? 1); right++) {
          const line = grid[y + down] as TableCell[]
          line[x + right] = {type: 'tableCell', children: down + right === 0 ? words : []}
        }
      x += wide ?? 1
    }
  }
  if (isMerged) context.say('table-cells', {what: 'merged cells'}, node)
  if (holdsBlocks) context.say('table-cells', {what: 'lists, code or several paragraphs'}, node)

  const isHeaded = (node.children as Tag[]).some(({name}) => name === 'thead')
  const lines = grid.map((cells) => ({
    type: 'tableRow' as const,
    children: Array.from(cells, (cell) => cell ?? {type: 'tableCell' as const, children: []})
  }))
  const head: TableRow = {type: 'tableRow', children: []}
  const shown = isHeaded ? lines : [head, ...lines]
  const width = Math.max(1, ...shown.map(({children}) => children.length))
  for (const {children} of shown)
    while (children.length < width) children.push({type: 'tableCell', children: []})
  return {type: 'table', align: [], children: shown}
}

function collect(node: Tag, name: string, into: Tag[]): void {
  for (const child of node.children as Tag[]) {
    if (child.type !== 'mdxJsxFlowElement' && child.type !== 'mdxJsxTextElement') continue
    if (new RegExp(`^${name}$`).test(child.name ?? '')) into.push(child)
    else if (/^t(?:able|body|foot|head)$/.test(child.name ?? '')) collect(child, name, into)
  }
}

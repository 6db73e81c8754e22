/** An article as a list of rows that can be compared: blocks in reading order, with their links and pictures. */

import type {Root} from 'mdast'

export interface Row {
  kind: string
  text: string
}

interface AnyNode {
  type: string
  children?: AnyNode[]
  [key: string]: unknown
}

/** Blocks whose words stand in one row. */
const lines = new Set(['heading', 'paragraph', 'tableCell', 'mdxJsxTextElement'])
const quiet = new Set(['root', 'list', 'tableRow', 'text'])

export function blocksOf(body: Root): Row[] {
  const rows: Row[] = []
  const todo: AnyNode[] = [body as unknown as AnyNode]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'code' || node.type === 'math') {
      rows.push({
        kind: `code ${node['lang'] ?? ''} ${node['meta'] ?? ''}`.trim(),
        text: String(node['value'])
      })
      continue
    }
    if (!quiet.has(node.type)) rows.push({kind: nameOf(node), text: ''})
    if (lines.has(node.type)) {
      const row = rows.at(-1) as Row
      row.text = wordsOf(node.children ?? [], rows)
      continue
    }
    const title = node['title']
    if (node.type === 'callout' && Array.isArray(title))
      (rows.at(-1) as Row).text = wordsOf(title as AnyNode[], rows)
    for (const child of (node.children ?? []).toReversed()) todo.push(child)
  }
  return rows
}

function nameOf(node: AnyNode): string {
  switch (node.type) {
    case 'heading':
      return `heading ${node['depth']}`
    case 'callout':
      return `callout ${node['kind']}`
    case 'listItem':
      return typeof node['checked'] === 'boolean' ? `task ${node['checked']}` : 'item'
    case 'table':
      return `table ${size(node)}`
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return `<${node['name']}${attributes(node)}>`
    case 'image':
      return `image ${node['url']} (${node['alt'] ?? ''})`
    default:
      return node.type
  }
}

function size({children: rows = []}: AnyNode): string {
  return `${rows.length}×${rows[0]?.children?.length ?? 0}`
}

function attributes(node: AnyNode): string {
  const all = (node['attributes'] ?? []) as Array<{name: string; value: unknown}>
  return all.map(({name, value}) => ` ${name}=${JSON.stringify(value)}`).join('')
}

/** The words of a line; links, pictures and marks of it become rows of their own. */
function wordsOf(nodes: readonly AnyNode[], rows: Row[]): string {
  const parts: string[] = []
  const todo = nodes.toReversed()
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (typeof node['value'] === 'string') parts.push(node['value'])
    if (node.type === 'break') parts.push(' ')
    if (node.type === 'link') rows.push({kind: `link ${node['url']}`, text: textOf(node)})
    else if (node.type === 'image') rows.push({kind: nameOf(node), text: ''})
    else if (/^(?:delete|emphasis|inlineCode|strong)$/.test(node.type))
      rows.push({kind: node.type, text: textOf(node)})
    for (const child of (node.children ?? []).toReversed()) todo.push(child)
  }
  return squeeze(parts.join(''))
}

function textOf(node: AnyNode): string {
  if (typeof node['value'] === 'string') return squeeze(node['value'])
  return squeeze((node.children ?? []).map(textOf).join(''))
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

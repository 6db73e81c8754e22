/** What an article holds, in lists that two articles can be compared by; nothing of how it is written. */

import type {Nodes} from 'mdast'
import {decoded} from '../../src/model/decoded.ts'
import {words} from '../../src/model/words.ts'

/** The kinds of things that are compared. */
export const kinds = ['words', 'links', 'images', 'headings', 'tables', 'code'] as const

/** In the order of the article. */
export type Contents = Record<(typeof kinds)[number], string[]>

const joining = new Set(
  'delete emphasis footnoteReference image inlineCode link mdxJsxTextElement strong text'.split(' ')
)
const cells = new Set(['td', 'th'])

/** Read `body`; pictures and attached files by their names, other links by their addresses. */
export function contentsOf(body: Nodes): Contents {
  const result: Contents = {words: [], links: [], images: [], headings: [], tables: [], code: []}
  const text: string[] = []
  const todo: Array<Nodes | string> = [body]

  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (typeof node === 'string') {
      text.push(node)
      continue
    }
    read(node)
    const joins = joining.has(node.type)
    const below: Array<Nodes | string> = 'children' in node ? [...node.children] : []
    if (node.type === 'callout') below.unshift(...node.title, '\n')
    if (!joins) todo.push('\n')
    for (const child of below.toReversed()) todo.push(child)
    if (!joins) todo.push('\n')
  }
  result.words = words(text.join(''))
  return result

  function read(node: Nodes): void {
    switch (node.type) {
      case 'code': {
        text.push(`\n${node.value}\n${/title="([^"]*)"/.exec(node.meta ?? '')?.[1] ?? ''}\n`)
        result.code.push(node.value.trim())
        break
      }
      case 'heading':
        result.headings.push(line(node))
        break
      case 'image':
        result.images.push(fileName(node.url))
        break
      case 'inlineCode':
      case 'text':
        text.push(node.value)
        break
      case 'link':
        result.links.push(/^https?:/.test(node.url) ? node.url : line(node))
        break
      case 'table':
        result.tables.push(...node.children.map(({children}) => children.map(line).join(' | ')))
        break
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        tag(node)
    }
  }

  function tag(node: Extract<Nodes, {type: 'mdxJsxFlowElement' | 'mdxJsxTextElement'}>): void {
    const value = (name: string) =>
      node.attributes.flatMap((each) =>
        'name' in each && each.name === name && typeof each.value === 'string' ? [each.value] : []
      )
    for (const shown of [...value('title'), ...value('label'), ...value('caption')])
      text.push('\n', shown, '\n')
    if (node.name === 'img' || node.name === 'Figure')
      result.images.push(...value('src').map(fileName))
    else if (node.name === 'a') result.links.push(...value('href'))
    else if (node.name === 'tr')
      result.tables.push((node.children as Nodes[]).flatMap((each) => rowCells(each)).join(' | '))
  }
}

/** The cells below `node`; some parsers put paragraphs between rows and cells. */
function rowCells(node: Nodes): string[] {
  if ('name' in node && cells.has(node.name ?? '')) return [line(node)]
  return 'children' in node ? (node.children as Nodes[]).flatMap(rowCells) : []
}

/** The words of `node`, in small letters. */
function line(node: Nodes): string {
  const inner = contentsOf({
    type: 'root',
    children: 'children' in node ? node.children : []
  } as Nodes)
  return inner.words.join(' ')
}

function fileName(address: string): string {
  const path = address.replace(/[?#].*$/, '').split('/')
  return decoded(path.at(-1) ?? '')
}

/** What is in `a` more often than in `b`, in order. */
export function missing(a: readonly string[], b: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const each of b) left.set(each, (left.get(each) ?? 0) + 1)
  return a.filter(function (each) {
    const count = left.get(each) ?? 0
    left.set(each, count - 1)
    return count <= 0
  })
}

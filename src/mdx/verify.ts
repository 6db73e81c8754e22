/** What the site's parser reads in a text, to be compared with what was meant. */

import type {Root} from 'mdast'
import {mdxToMdast} from 'satteri'
import type {Node} from 'unist'

interface AnyNode extends Node {
  name?: string | null
  value?: string
  url?: string
  alt?: string
  title?: unknown
  lang?: string | null
  depth?: number
  ordered?: boolean
  start?: number | null
  checked?: boolean | null
  kind?: string
  identifier?: string
  attributes?: Array<{name?: string; value?: unknown}>
  children?: AnyNode[]
}

/** Signatures of the top-level blocks that the site's parser reads; `undefined` where it reads none. */
export function readBack(mdx: string): string[] | undefined {
  try {
    return (mdxToMdast(mdx) as Root).children
      .filter((node) => (node as Node).type !== 'yaml')
      .map((node) => signature(node))
  } catch {
    return undefined // It says where, but nobody typed this text: it is written another way.
  }
}

/** Everything in `node` that means something, in order, as one string. */
export function signature(node: Node): string {
  const result: string[] = []
  // Deep trees end here as well, so a stack instead of recursion.
  const todo: Array<AnyNode | string> = [node as AnyNode]
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (typeof next === 'string') {
      result.push(next)
      continue
    }
    const [start, end] = ends(next)
    result.push(start)
    todo.push(end)
    const children = next.children ?? []
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index]
      if (child) todo.push(child)
    }
    if (next.type === 'callout')
      todo.push(
        ' ',
        {type: 'title', children: next.title as AnyNode[]},
        ` [!${next.kind?.toUpperCase()}] `
      )
  }
  return result.join('').replace(/\s+/gu, ' ').trim()
}

function ends(node: AnyNode): [string, string] {
  switch (node.type) {
    case 'text':
      return [node.value ?? '', '']
    case 'inlineCode':
      return [`⟨code ${node.value}⟩`, '']
    case 'code':
      return [` ⟨pre ${node.lang ?? ''} ${node.value}⟩ `, '']
    case 'break':
      return [' ', '']
    case 'link':
      // Which texts become links by themselves is seen differently, and changes nothing that is said.
      if (isBare(node)) return ['', '']
      return ['⟨a ', ` ${node.url} ${node.title ?? ''}⟩`]
    case 'image':
      return [`⟨img ${node.url} ${node.alt} ${node.title ?? ''}⟩`, '']
    case 'emphasis':
    case 'strong':
    case 'delete':
      return [`⟨${node.type} `, '⟩']
    case 'heading':
      return [` ⟨h${node.depth} `, '⟩ ']
    case 'list':
      return [node.ordered ? ` ⟨ol ${node.start ?? 1} ` : ' ⟨ul ', '⟩ ']
    case 'listItem':
      return [` ⟨li ${node.checked ?? ''} `, '⟩ ']
    case 'callout':
    case 'blockquote':
      return [' ⟨quote ', '⟩ ']
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement': {
      if (node.name === 'br') return [' ', '']
      const attributes = (node.attributes ?? []).map(({name, value}) => `${name}=${value}`)
      return [` ⟨${node.name} ${attributes.join(' ')} `, '⟩ ']
    }
    case 'footnoteReference':
      return [`⟨^${node.identifier}⟩`, '']
    case 'paragraph':
    case 'title':
    case 'root':
      return [' ', ' ']
    default:
      return [` ⟨${node.type} ${node.value ?? ''} `, '⟩ ']
  }
}

function isBare({url = '', title, children = []}: AnyNode): boolean {
  const [child, ...others] = children
  if (child?.type !== 'text' || others.length > 0 || title) return false
  return ['', 'mailto:', 'http://'].some((start) => `${start}${child.value}` === url)
}

/** Reads a written article as readers of the site see it, by the site's own parser. */

import type {Root} from 'mdast'
import {mdxToMdast} from 'satteri'
import type {Node} from 'unist'
import {type Piece, words} from '../model/words.ts'

export interface ReadArticle extends Piece {
  /** Addresses that are their own text: they are linked for convenience, and say nothing new. */
  bare: readonly string[]
}

interface AnyNode extends Node {
  name?: string | null
  value?: string
  url?: string
  meta?: string | null
  attributes?: Array<{name?: string; value?: unknown}>
  children?: AnyNode[]
}

/** Elements and marks that join words. */
const joining = new Set(
  'delete emphasis footnoteReference image inlineCode link strong text'.split(' ')
)
const joiningTags = new Set('Badge kbd mark sub sup u'.split(' '))
const shownAttributes = new Set(['caption', 'label', 'title'])
const marker = /^\[!(?:note|tip|important|warning|caution)\]/i

/** Read `mdx`, with or without front matter, which is not read. Throws where the parser does. */
export function readArticle(mdx: string): ReadArticle {
  const text: string[] = []
  const links: string[] = []
  const images: string[] = []
  const bare: string[] = []
  const todo: Array<AnyNode | string> = [mdxToMdast(mdx) as Root as AnyNode]
  let quote = false

  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (typeof node === 'string') {
      text.push(node)
      continue
    }
    if (node.type === 'yaml' || node.type === 'toml') continue
    const parts = !joining.has(node.type) && !joiningTags.has(node.name ?? '')
    if (parts) text.push('\n')
    if (parts) todo.push('\n')
    if (node.type === 'blockquote') quote = true
    else if (node.type !== 'paragraph' && node.type !== 'text') quote = false

    if (node.type === 'text') {
      const start = node.position?.start.offset ?? 0
      // The marker of a callout; an escaped one is text.
      const isMarker = quote && mdx.charAt(start) === '['
      text.push(isMarker ? (node.value ?? '').replace(marker, '') : (node.value ?? ''))
      quote = false
    } else if (node.type === 'inlineCode' || node.type === 'code') {
      text.push(node.value ?? '', codeTitle(node))
    } else if (node.type === 'link') {
      links.push(node.url ?? '')
      if (isBare(node)) bare.push(node.url ?? '')
    } else if (node.type === 'image') images.push(node.url ?? '')
    else if (node.attributes) readAttributes(node, text, images)

    for (const child of (node.children ?? []).toReversed()) todo.push(child)
  }

  return {text: text.join(''), links, images, bare}
}

function readAttributes(node: AnyNode, text: string[], images: string[]): void {
  for (const {name = '', value} of node.attributes ?? []) {
    if (typeof value !== 'string') continue
    if (shownAttributes.has(name)) text.push('\n', value, '\n')
    else if (name === 'src') images.push(value)
  }
}

function codeTitle({meta}: AnyNode): string {
  const title = /\btitle="([^"]*)"/.exec(meta ?? '')?.[1]
  return title === undefined ? '' : `\n${title}\n`
}

function isBare({url = '', children = []}: AnyNode): boolean {
  const shown = words(children.map((child) => child.value ?? '').join('')).join(' ')
  return ['', 'mailto ', 'http '].some((start) => `${start}${shown}` === words(url).join(' '))
}

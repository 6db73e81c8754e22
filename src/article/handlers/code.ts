/** Blocks of code. */

import type {Element, ElementContent} from 'hast'
import type {RootContent} from 'mdast'
import {pushAll, pushReversed} from '../../model/long-lists.ts'
import {attribute, type Converter, type Handlers, isElement} from '../convert.ts'
import {rawText} from './inline.ts'

export const codeHandlers: Handlers = {
  listing: code,
  plaintext: code,
  pre: code,
  textarea: (node) => {
    const value = rawText(node).trim()
    return value === '' ? [] : [{type: 'paragraph', children: [{type: 'text', value}]}]
  },
  xmp: code
}

function code(node: Element, converter: Converter): RootContent[] {
  const inner = node.children.find((child): child is Element => isElement(child, 'code'))
  const names = [inner, node].flatMap((each) => {
    const value = each?.properties['className']
    return Array.isArray(value) ? value.map(String) : []
  })
  const lang = names.find((name) => name.startsWith('language-'))?.slice('language-'.length)
  const said = (inner?.data as {meta?: unknown} | undefined)?.meta
  const title = attribute(node, 'title').replace(/\s+/g, ' ').trim()
  // Help centres have no other place for the title of a block of code.
  const meta = said === undefined && title !== '' ? titled(title, node, converter) : said
  // The line break after `<pre>` is the parser's to drop; those at the end show nothing.
  const value = rawText(node)
    .replace(/\r\n?/g, '\n')
    .replace(/^\n|\n+$/g, '')
  const pictures = keepPictures(node, converter)
  if (value === '') return pictures
  const result = converter.at(node, {
    type: 'code',
    lang: lang || null,
    meta: typeof meta === 'string' && meta !== '' ? meta : null,
    value
  })
  return [result, ...pictures]
}

/** What stands behind the language for a title; quotation marks would end it. */
function titled(title: string, node: Element, converter: Converter): string {
  const added = {text: title, links: [], images: []}
  converter.say({by: 'article-code-title', args: {title}, added}, node)
  return `title="${title.replaceAll('"', '”')}"`
}

/** Code holds neither links nor pictures: these are shown below it, the links are owned up to. */
function keepPictures(node: Element, converter: Converter): RootContent[] {
  const pictures: RootContent[] = []
  const links: string[] = []
  const todo: ElementContent[] = node.children.toReversed()
  for (let next = todo.pop(); next; next = todo.pop()) {
    if (next.type !== 'element') continue
    const {href} = next.properties
    if (next.tagName === 'img')
      pushAll(pictures, converter.wrap(converter.all({...node, children: [next]})))
    else if (next.tagName === 'a' && typeof href === 'string') links.push(href)
    pushReversed(todo, next.children)
  }
  if (links.length > 0)
    converter.say(
      {by: 'article-code', args: {links: links.length}, removed: {text: '', links, images: []}},
      node
    )
  return pictures
}

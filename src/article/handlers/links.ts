/** Links, pictures, and what is played or shown in place. */

import type {Element} from 'hast'
import type {PhrasingContent, RootContent} from 'mdast'
import {plainText, safeAddress} from '../../mdx/index.ts'
import {attribute, type Converter, type Handlers} from '../convert.ts'
import {around} from './inline.ts'

export const linkHandlers: Handlers = {
  a: link,
  audio: embed('src'),
  embed: embed('src'),
  iframe: embed('src'),
  image: picture,
  img: picture,
  object: embed('data'),
  source: embed('src'),
  video: embed('src')
}

function link(node: Element, converter: Converter): RootContent[] {
  const href = node.properties['href']
  const page = attribute(node, 'dataPage')
  const children = converter.all(node)
  if (typeof href !== 'string') {
    if (page !== '') lose(node, `page:${page}`, 'no-page', converter)
    return children
  }
  if (!safeAddress(href)) {
    converter.find(
      {
        rule: 'link/unsafe',
        args: {text: plainText(children).slice(0, 80), address: href.slice(0, 80)}
      },
      node
    )
    lose(node, href, 'unsafe', converter)
    return children
  }

  let linked = false
  const result = around(children, function (inner) {
    // One link stays one, though it held several blocks.
    if (linked) return {type: 'emphasis', children: inner}
    linked = true
    const said = attribute(node, 'title')
    const title = said === '' || said === href || said === plainText(inner) ? null : said
    return converter.at(node, {type: 'link', url: href.trim(), title, children: inner})
  })
  if (!linked) lose(node, href, 'no-text', converter)
  return linked ? unwrapEmphasis(result, children) : result
}

/** Blocks after the first lose the mark that stood for the link. */
function unwrapEmphasis(nodes: RootContent[], original: readonly RootContent[]): RootContent[] {
  if (original.length === nodes.length && nodes.length <= 1) return nodes
  let seen = false
  return nodes.flatMap(function (node): RootContent[] {
    if (node.type === 'paragraph') {
      node.children = node.children.flatMap(plain)
      return [node]
    }
    return plain(node as PhrasingContent)
  })

  function plain(node: PhrasingContent): PhrasingContent[] {
    if (node.type === 'link') seen = true
    return seen && node.type === 'emphasis' && !original.includes(node) ? node.children : [node]
  }
}

function picture(node: Element, converter: Converter): RootContent[] {
  const src = node.properties['src']
  if (typeof src !== 'string') return []
  if (src.trim() === '' || !safeAddress(src, 'image')) {
    const removed = {text: '', links: [], images: [src]}
    converter.say({by: 'article-picture', args: {because: 'unsafe'}, removed}, node)
    if (src.trim() !== '')
      converter.find(
        {
          rule: 'link/unsafe',
          args: {text: attribute(node, 'alt').slice(0, 80), address: src.slice(0, 80)}
        },
        node
      )
    return []
  }
  const alt = attribute(node, 'alt').replace(/\s+/g, ' ').trim()
  const title = attribute(node, 'title') || null
  return [converter.at(node, {type: 'image', url: src.trim(), title, alt})]
}

/** What is shown in place becomes a link to it, named by its title. */
function embed(name: 'src' | 'data') {
  return function (node: Element, converter: Converter): RootContent[] {
    const address = attribute(node, name).trim()
    const children = converter.wrap(converter.all(node))
    if (address === '') return children
    if (!safeAddress(address)) {
      converter.find(
        {
          rule: 'link/unsafe',
          args: {text: attribute(node, 'title').slice(0, 80), address: address.slice(0, 80)}
        },
        node
      )
      lose(node, address, 'unsafe', converter)
      return children
    }
    const label = attribute(node, 'title').trim() || address
    const added = {text: label, links: [], images: []}
    converter.say({by: 'article-embed', args: {element: node.tagName}, added}, node)
    const text: PhrasingContent[] = [{type: 'text', value: label}]
    const result = converter.at(node, {type: 'link', url: address, title: null, children: text})
    return [{type: 'paragraph', children: [result]}, ...children]
  }
}

function lose(node: Element, address: string, because: string, converter: Converter): void {
  const removed = {text: '', links: [address], images: []}
  converter.say({by: 'article-link', args: {because}, removed}, node)
}

/** Articles as the page that a reader sees, whatever they are written in. */

import type {Element, ElementContent, Root} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import {toHtml} from 'hast-util-to-html'
import type {Nodes, RootContent} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {type State, toHast} from 'mdast-util-to-hast'
import {gfm} from 'micromark-extension-gfm'
import {readMdx} from '../../src/mdx/index.ts'
import type {Callout} from '../../src/model/article.ts'

type Tag = Extract<Nodes, {type: 'mdxJsxFlowElement' | 'mdxJsxTextElement'}>

/** The page of Markdown with HTML in it. */
export function pageOfMarkdown(text: string): Root {
  const tree = fromMarkdown(text, {extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()]})
  const options = {allowDangerousHtml: true, allowDangerousCharacters: false}
  // Tags that open here and close there are one element only to an HTML parser.
  return fromHtml(toHtml(toHast(tree, options), options), {fragment: true})
}

/** The page of an article of ours. */
export function pageOfMdx(text: string): Root {
  const handlers = {callout, mdxJsxFlowElement: tag, mdxJsxTextElement: tag}
  const hast = toHast(readMdx(text, 'article.mdx').body, {handlers})
  return hast.type === 'root' ? hast : {type: 'root', children: [hast as Element]}
}

function callout(state: State, {kind, title, children}: Callout): Element {
  const head: ElementContent[] =
    title.length > 0 ? [element('h6', {dataTitle: ''}, inner(state, title))] : []
  return element('aside', {dataKind: kind}, [...head, ...inner(state, children)])
}

function tag(state: State, node: Tag): Element {
  const properties = Object.fromEntries(
    node.attributes.flatMap((each) =>
      'name' in each && typeof each.value === 'string' ? [[each.name, each.value]] : []
    )
  )
  const name = node.name === 'Figure' ? 'img' : (node.name ?? 'div')
  return element(name, properties, inner(state, node.children))
}

function inner(state: State, children: ReadonlyArray<Nodes>): ElementContent[] {
  return state.all({type: 'root', children: children as RootContent[]})
}

function element(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[]
): Element {
  return {type: 'element', tagName, properties, children}
}

/** A document as it came, and as the article that was made of it: both as trees of HTML. */

import type {Element, ElementContent, Root} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import {toHtml} from 'hast-util-to-html'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {frontmatterFromMarkdown} from 'mdast-util-frontmatter'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {type Handler, type Handlers, toHast} from 'mdast-util-to-hast'
import {frontmatter} from 'micromark-extension-frontmatter'
import {gfm} from 'micromark-extension-gfm'
import {readMdx, writeMdx} from '../../src/mdx/index.ts'
import type {Callout} from '../../src/model/article.ts'
import type {Config} from '../../src/model/config.ts'
import type {SourcePage} from '../../src/model/source-page.ts'
import {indexPages} from '../../src/pipeline/known/known.ts'
import {type Prepared, preparePage} from '../../src/pipeline/page/prepare.ts'

export interface View {
  tree: Root
  /** What `tree` was read from. */
  text: string
}

export interface Document {
  page: SourcePage
  before: View
  after: View
  prepared: Prepared
}

/** Bring `pages` in, and hold each against its article. */
export function* viewDocuments(
  pages: readonly SourcePage[],
  config: Config
): Generator<Document, void> {
  const known = indexPages(pages)
  for (const page of pages) {
    const prepared = preparePage(page, known, config)
    const {title, body} = prepared.article
    const mdx = writeMdx({id: page.id, title}, body)
    const tree = toHast(readMdx(mdx, page.file).body, {handlers}) as Root
    yield {page, before: sourceView(page), after: {tree, text: mdx}, prepared}
  }
}

function sourceView({format, body}: SourcePage): View {
  if (format === 'markdown') return {tree: ofMarkdown(body), text: body}
  if (format === 'text' || format === 'wiki') return {tree: ofLines(body), text: body}
  return {tree: fromHtml(body, {fragment: true}), text: body}
}

/** HTML in Markdown is part of the same tree, as on any site that shows it. */
function ofMarkdown(text: string): Root {
  const tree = fromMarkdown(text, {
    extensions: [gfm(), frontmatter()],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown()]
  })
  const html = toHtml(toHast(tree, {allowDangerousHtml: true}), {allowDangerousHtml: true})
  return fromHtml(html, {fragment: true})
}

function ofLines(text: string): Root {
  const children = text.split(/\r?\n/).map(
    (line): Element => ({
      type: 'element',
      tagName: 'p',
      properties: {},
      children: [{type: 'text', value: line}]
    })
  )
  return {type: 'root', children: children.filter((line) => /\S/.test(textIn(line)))}
}

function textIn({children: [only]}: Element): string {
  return only?.type === 'text' ? only.value : ''
}

const tag: Handler = function (state, node) {
  const properties = Object.fromEntries(
    (node.attributes as Array<{name?: string; value?: unknown}>).map(({name, value}) => [
      name ?? '',
      typeof value === 'string' ? value : true
    ])
  )
  const tagName = node.name ?? 'div'
  return {type: 'element', tagName, properties, children: state.all(node) as ElementContent[]}
}

const handlers: Handlers = {
  mdxJsxFlowElement: tag,
  mdxJsxTextElement: tag,
  callout(state, node: Callout) {
    const title = state.all({type: 'paragraph', children: node.title}) as ElementContent[]
    const strong: Element = {type: 'element', tagName: 'header', properties: {}, children: title}
    const children = [...(title.length > 0 ? [strong] : []), ...state.all(node)] as ElementContent[]
    return {type: 'element', tagName: 'aside', properties: {dataCallout: node.kind}, children}
  }
}

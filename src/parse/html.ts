/**
 * Reads HTML: whole documents and bodies, with whatever leaked into them.
 *
 * The parser is parse5, as browsers do it; the tree is built here without recursion, and shallow.
 */

import type {Element, ElementContent, Root, RootContent} from 'hast'
import {fromParse5} from 'hast-util-from-parse5'
import {type DefaultTreeAdapterTypes, parse as parseDocument, parseFragment} from 'parse5'
import type {Position} from 'unist'
import {pushAll} from '../model/long-lists.ts'
import type {Said} from '../model/record.ts'
import type {Cut} from '../model/text.ts'
import {type BrushScript, brushScript, codeIn} from './brush-script.ts'
import {escapeForeign} from './escape-foreign.ts'
import {limitDepth, maxDepth} from './limit-depth.ts'
import type {Parsed} from './parsed.ts'
import {fillPositions, type Place, placer} from './positions.ts'
import {type TypedTag, typedTag} from './typed-tags.ts'
import {withoutSpace} from './wiki-title.ts'

type Parse5Node = DefaultTreeAdapterTypes.Node
type Parse5Element = DefaultTreeAdapterTypes.Element

const isDocument =
  /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype|html|head|body)[\s>]/i

/** Elements of which no reader sees anything. */
export const unseen: ReadonlySet<string> = new Set([
  'noembed',
  'noframes',
  'script',
  'style',
  'template'
])

export function parseHtml(text: string): Parsed {
  const said: Said = {entries: [], findings: []}
  const {tree, title, typed} = readHtml(text)
  pushAll(said.entries, typed.map(typedTag))
  const deep = limitDepth(tree)
  if (deep)
    said.findings.push({
      rule: 'parse/too-deep',
      args: {depth: maxDepth},
      at: deep.position?.start.offset ?? 0
    })
  fillPositions(tree)
  return title ? {tree, title, ...said} : {tree, ...said}
}

export interface ReadHtml {
  tree: Root
  title?: string
  /** What looks like tags, but was typed as text: `<your-token>`. */
  typed: readonly TypedTag[]
}

/** The tree of `text`, changed by `cuts`, as it stands, of any depth. */
export function readHtml(text: string, cuts: readonly Cut[] = []): ReadHtml {
  const escaped = escapeForeign(text, cuts)
  const place = placer(text)
  const options = {sourceCodeLocationInfo: true, scriptingEnabled: false}
  const document = isDocument.test(escaped.text)
    ? parseDocument(escaped.text, options)
    : parseFragment(escaped.text, options)
  const start = document.nodeName === '#document' ? bodyOf(document) : document
  const tree: Root = {type: 'root', children: [], position: place(0, text.length)}
  build(start.childNodes, tree, {text, place}, (from, to) =>
    place(escaped.toSource(from), escaped.toSource(to))
  )

  const stated = document.nodeName === '#document' ? titleOf(document) : ''
  const title = withoutSpace(stated, text)
  const {typed} = escaped
  return title ? {tree, title, typed} : {tree, typed}
}

/** What was given, and places in it. */
interface Source {
  text: string
  place: Place
}

function build(from: readonly Parse5Node[], into: Root, source: Source, place: Place): void {
  const todo: Array<{from: readonly Parse5Node[]; into: Root | Element}> = [{from, into}]

  for (let next = todo.pop(); next; next = todo.pop()) {
    for (const node of next.from) {
      if (node.nodeName === '#text') {
        const {value, sourceCodeLocation} = node as DefaultTreeAdapterTypes.TextNode
        add(next.into, {type: 'text', value}, sourceCodeLocation, place)
      } else if ('tagName' in node && unseen.has(node.tagName)) {
        const script = brushScript(node)
        if (script) addCode(next.into, script, node, source, place)
      } else if ('tagName' in node) {
        const element = toElement(node)
        add(next.into, element, node.sourceCodeLocation, place)
        todo.push({from: node.childNodes, into: element})
      }
    }
  }
}

function add(
  parent: Root | Element,
  node: ElementContent,
  location: {startOffset: number; endOffset: number} | null | undefined,
  place: Place
): void {
  if (location) node.position = place(location.startOffset, location.endOffset) satisfies Position
  const children: RootContent[] = parent.children
  children.push(node)
}

/** As the pages of today have it. */
function addCode(
  parent: Root | Element,
  {parameters, start, end}: BrushScript,
  {sourceCodeLocation}: Parse5Element,
  source: Source,
  place: Place
): void {
  const properties = {className: ['syntaxhighlighter-pre'], dataSyntaxhighlighterParams: parameters}
  const pre: Element = {type: 'element', tagName: 'pre', properties, children: []}
  add(parent, pre, sourceCodeLocation, place)
  // As it was written: what was parsed is escaped, and a script is not read as markup.
  const range = place(start, end)
  const found = codeIn(source.text, range.start.offset ?? 0, range.end.offset ?? 0)
  const position = source.place(found.start, found.start + found.code.length)
  add(pre, {type: 'text', value: found.code, position}, undefined, place)
}

/** What our own trees mark footnotes, and places to be filled, with: only a parser may say so, and other editors do. */
const own = /^data-(?:footnote(?:s|-ref)?|include|list)$/

function toElement(node: Parse5Element): Element {
  const {tagName, namespaceURI} = node
  const attrs = node.attrs.filter(({name}) => !own.test(name))
  if (attrs.length === 0) return {type: 'element', tagName, properties: {}, children: []}
  // A template would want more than a plain element has; it is one here.
  const name = tagName === 'template' ? 'div' : tagName
  const alone = {
    nodeName: name,
    tagName: name,
    attrs,
    namespaceURI,
    childNodes: [],
    parentNode: null
  }
  return fromParse5(alone) as Element
}

/** An element with `attributes` as HTML means them: `class` is a list, `colspan` a number. */
export function makeElement(
  tagName: string,
  attributes: Readonly<Record<string, string>>
): Element {
  const attrs = Object.entries(attributes).map(([name, value]) => ({name, value}))
  const namespaceURI = 'http://www.w3.org/1999/xhtml' as Parse5Element['namespaceURI']
  return toElement({
    nodeName: tagName,
    tagName,
    attrs,
    namespaceURI,
    childNodes: [],
    parentNode: null
  })
}

function bodyOf(document: DefaultTreeAdapterTypes.Document): {childNodes: Parse5Node[]} {
  const html = document.childNodes.find((node) => node.nodeName === 'html') as Parse5Element
  const body = html.childNodes.find((node) => /^(?:body|frameset)$/.test(node.nodeName))
  return (body as Parse5Element | undefined) ?? {childNodes: []}
}

function titleOf(document: DefaultTreeAdapterTypes.Document): string {
  const html = document.childNodes.find((node) => node.nodeName === 'html') as Parse5Element
  const head = html.childNodes.find((node) => node.nodeName === 'head') as Parse5Element | undefined
  const title = head?.childNodes.find((node) => node.nodeName === 'title') as
    | Parse5Element
    | undefined
  const text = title?.childNodes.map((node) => ('value' in node ? node.value : '')).join('') ?? ''
  return text.replace(/\s+/g, ' ').trim()
}

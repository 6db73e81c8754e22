/** Turns a tree of Confluence's own elements into one of plain elements, by the tables of handlers. */

import type {Element, ElementContent, Root} from 'hast'
import type {PageParts} from '../../model/page-content.ts'
import {readable} from '../../model/readable.ts'
import type {Said} from '../../model/record.ts'
import type {FileFacts} from '../../model/source-page.ts'
import {parseHtml, unseen} from '../html.ts'
import {limitDepth, maxDepth} from '../limit-depth.ts'
import {parseMarkdown} from '../markdown.ts'
import type {Parsed} from '../parsed.ts'
import {fillPositions, placer, stamp} from '../positions.ts'
import {wikiToStorage} from '../wiki/to-storage.ts'
import {elements, unknownElement} from './elements.ts'
import {footnotes} from './macro-footnotes.ts'
import {macros} from './macros.ts'
import {blocks, type ForeignFormat, isElement, offsetOf, type State} from './state.ts'

export interface ConvertOptions {
  /** Files that are attached to the page. */
  files?: readonly FileFacts[]
  /** Reads a document of the new editor (JSON) as elements of storage format. */
  readAdf?: (json: string, at: Element, files: readonly FileFacts[], said: Said) => ElementContent[]
}

const parsers = {html: parseHtml, markdown: parseMarkdown}

/** Convert `tree` in place; what was said while it was made comes along. */
export function convertStorage(tree: Root, said: Said, options: ConvertOptions = {}): Parsed {
  // Handlers are recursive, and make at most two levels of one.
  const deep = limitDepth(tree)
  const {files = [], readAdf} = options
  const parts: PageParts = {excerpts: [], details: []}
  const state: State = {
    ...said,
    ...parts,
    all,
    read,
    readAdf: (json, at) => readAdf?.(json, at, files, said) ?? [],
    files,
    rank: 0,
    nested: 0,
    inLine: 0,
    tabRank: 0,
    notes: []
  }
  tree.children = all(tree.children as ElementContent[])
  tree.children.push(...footnotes(state))
  const deeper = limitDepth(tree) ?? deep
  if (deeper)
    said.findings.push({rule: 'parse/too-deep', args: {depth: maxDepth}, at: offsetOf(deeper)})
  fillPositions(tree)
  const {entries, findings} = said
  const hasParts = parts.excerpts.length > 0 || parts.details.length > 0
  return {tree, entries, findings: onePerKind(findings), ...(hasParts && {parts})}

  function all(nodes: readonly ElementContent[]): ElementContent[] {
    const result: ElementContent[] = []
    const alone = state.inLine === 0 ? macrosAlone(nodes) : new Set()
    let after = false
    for (const node of nodes) {
      const parts = after || standsApart(node)
      after = standsApart(node)
      const at = result.length
      const shown = one(node)
      for (const each of alone.has(node) ? inParagraph(shown) : shown) result.push(each)
      if (parts && touch(shownBefore(result, at), result[at]))
        result.splice(at, 0, {type: 'text', value: ' '})
    }
    return result
  }

  function one(node: ElementContent): ElementContent[] {
    if (node.type === 'text') return [node]
    if (node.type !== 'element' || unseen.has(node.tagName)) return []
    const row = elements.get(node.tagName)
    if (row) return row.handle(node, state)
    if (node.tagName.includes(':')) return unknownElement(node, state)
    node.children = all(node.children)
    return [node]
  }

  function read(format: ForeignFormat, body: string, at: Element): ElementContent[] {
    if (format === 'wiki') return readWiki(body, at)
    const {tree, entries, findings} = parsers[format](body)
    for (const entry of entries) said.entries.push({...entry, offset: offsetOf(at)})
    for (const finding of findings) said.findings.push({...finding, at: offsetOf(at)})
    limitDepth(tree, maxDepth / 2)
    return tree.children as ElementContent[]
  }

  function readWiki(body: string, at: Element): ElementContent[] {
    const {children, entries} = wikiToStorage(body, placer(body))
    stamp(children, at.position)
    for (const entry of entries) said.entries.push({...entry, offset: offsetOf(at)})
    said.findings.push({rule: 'leftover/wiki-markup', args: {}, at: offsetOf(at)})
    return all(children)
  }
}

const inLine = new Set(
  `a abbr b big br cite code del em font i img ins kbd mark q s samp small span strike strong sub sup time
  tt u ac:emoticon ac:hipchat-emoticon ac:inline-comment-marker ac:link ac:placeholder ri:user`.split(
    /\s+/
  )
)

/** Macros that stand below or above something, and in no line with words. */
function macrosAlone(nodes: readonly ElementContent[]): ReadonlySet<ElementContent> {
  const alone = new Set<ElementContent>()
  if (!nodes.some(isApartMacro)) return alone
  const seen = nodes.filter((each) => each.type !== 'text' || each.value.trim() !== '')
  if (seen.length === 1) return alone
  let run: ElementContent[] = []
  for (const node of seen) {
    if (!isElement(node) || inLine.has(node.tagName) || isApartMacro(node)) run.push(node)
    else flush()
  }
  flush()
  return alone

  function flush(): void {
    if (run.every(isApartMacro)) for (const each of run) alone.add(each)
    run = []
  }
}

/** What a macro shows is a paragraph of its own where it is but words. */
function inParagraph(nodes: ElementContent[]): ElementContent[] {
  const [first] = nodes
  if (!first || readable(nodes).text.trim() === '') return nodes
  const isLine = nodes.every((each) => !isElement(each) || !blocks.has(each.tagName))
  return isLine ? [{type: 'element', tagName: 'p', properties: {}, children: nodes}] : nodes
}

/** Macros, and words that the parser makes, stand apart from the words around them. */
function standsApart(node: ElementContent): boolean {
  if (node.type !== 'element') return false
  const {tagName, children} = node
  if (tagName === 'ac:link')
    return children.some((each) => isElement(each, 'ri:user', 'ri:content-entity'))
  if (/^(?:ac:placeholder|ri:user|time)$/.test(tagName)) return true
  return isApartMacro(node)
}

function isApartMacro(node: ElementContent): node is Element {
  if (!isElement(node, 'ac:structured-macro', 'ac:macro')) return false
  return macros.get(String(node.properties['ac:name']).trim().toLowerCase())?.inLine !== true
}

/** The node before `at` that says something: pictures, places and marks of footnotes part no words. */
function shownBefore(
  nodes: readonly ElementContent[],
  at: number,
  tries = 10
): ElementContent | undefined {
  const before = nodes[at - 1]
  const isMute =
    before?.type === 'element' &&
    /^(?:a|img|sup)$/.test(before.tagName) &&
    readable(before).text === ''
  return isMute && tries > 0 ? shownBefore(nodes, at - 1, tries - 1) : before
}

/** Whether the words of two nodes would become one. */
function touch(before: ElementContent | undefined, after: ElementContent | undefined): boolean {
  return (
    before !== undefined &&
    after !== undefined &&
    /[\p{L}\p{M}\p{N}]$/u.test(readable(before).text) &&
    /^[\p{L}\p{M}\p{N}]/u.test(readable(after).text)
  )
}

/** What is not known, or cannot be kept, is said once for each kind and page. */
function onePerKind(findings: Said['findings']): Said['findings'] {
  const seen = new Set<string>()
  return findings.filter(function ({rule, args}) {
    if (!/^leftover\/(?:macro|wiki-markup)$/.test(rule)) return true
    const key = `${rule} ${String(args['macro'] ?? '')}`
    return !seen.has(key) && seen.add(key)
  })
}

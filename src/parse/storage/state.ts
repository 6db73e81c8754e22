/** What the handlers of Confluence's elements work with. */

import type {Element, ElementContent, Properties} from 'hast'
import type {Args, FindingDraft} from '../../model/finding.ts'
import type {PageParts} from '../../model/page-content.ts'
import {readable} from '../../model/readable.ts'
import type {Said} from '../../model/record.ts'
import type {FileFacts} from '../../model/source-page.ts'
import type {Piece} from '../../model/words.ts'

/** Languages other than storage format in which a page can hold text. */
export type ForeignFormat = 'html' | 'markdown' | 'wiki'

export interface State extends Said, PageParts {
  /** Convert nodes, each by its handler. */
  all(nodes: readonly ElementContent[]): ElementContent[]
  /** Read text in another language that an element holds. */
  read(format: ForeignFormat, text: string, at: Element): ElementContent[]
  /** Read a document of the new editor, as elements that are not converted yet. */
  readAdf(json: string, at: Element): ElementContent[]
  /** Files that are attached to the page; empty where the source does not say. */
  files: readonly FileFacts[]
  /** Rank of the last heading, 0 before the first. */
  rank: number
  /** How many cells, items and boxes are open: no section of the page begins in there. */
  nested: number
  /** How many lines of text are open: paragraphs and headings. */
  inLine: number
  /** Rank of the headings of the tabs that are open, 0 outside of a group of them. */
  tabRank: number
  /** Bodies of the footnotes so far. */
  notes: Array<{at: Element; children: ElementContent[]}>
}

/** Turns one element into what stands in its place; nothing, if it shows nothing. */
export type Handle = (node: Element, state: State) => ElementContent[]

/** A macro, taken apart. */
export interface Macro {
  node: Element
  /** Lower-case name. */
  name: string
  /** Text of each parameter by its name; the one without a name is `''`. */
  parameters: ReadonlyMap<string, string>
  /** The parameters themselves: some hold elements. */
  holders: ReadonlyMap<string, Element>
  /** What is in its rich body. */
  body: readonly ElementContent[] | undefined
  /** Its body, where that is plain text. */
  plain: Element | undefined
}

export type HandleMacro = (macro: Macro, state: State) => ElementContent[]

/** What becomes of some elements or macros: the dispatch and the documentation alike. */
export interface Row<Handler> {
  /** Names, parted by blanks. */
  names: string
  /** One plain sentence for those who run a knowledge base. */
  becomes: string
  handle: Handler
  /** It stands in a line of text and joins its words. */
  inLine?: boolean
  /** The handler makes something of a body that is plain text; else that is kept as code. */
  takesText?: boolean
  /** The handler makes nothing of a body: one that is there all the same stands behind it. */
  bodiless?: boolean
}

/** Elements or macros of one kind. */
export interface Family<Handler> {
  title: string
  rows: ReadonlyArray<Row<Handler>>
}

export type ElementFamily = Family<Handle>
export type MacroFamily = Family<HandleMacro>

/** The rows of `families`, by name; the first one that bears a name has it. */
export function byName<Handler>(
  families: ReadonlyArray<Family<Handler>>
): ReadonlyMap<string, Row<Handler>> {
  const result = new Map<string, Row<Handler>>()
  for (const {rows} of families)
    for (const row of rows)
      for (const name of row.names.split(/\s+/)) if (!result.has(name)) result.set(name, row)
  return result
}

/** An attribute as text; empty where there is none. */
export function attribute(node: Element | undefined, name: string): string {
  const value = node?.properties[name]
  return value === undefined || value === null ? '' : String(value)
}

export function child(node: Element | undefined, ...names: string[]): Element | undefined {
  return node?.children.find(
    (each): each is Element => each.type === 'element' && names.includes(each.tagName)
  )
}

/** All text in `node`, as it stands. */
export function textOf(node: Element | undefined): string {
  if (!node) return ''
  return node.children
    .map((each) =>
      each.type === 'text' ? each.value : each.type === 'element' ? textOf(each) : ''
    )
    .join('')
}

/** Make an element in the place of `at`. */
export function make(
  at: Element,
  tagName: string,
  properties: Properties,
  children: readonly ElementContent[]
): Element {
  const element: Element = {type: 'element', tagName, properties, children: [...children]}
  if (at.position) element.position = at.position
  return element
}

export function makeText(at: Element, value: string): ElementContent {
  return at.position ? {type: 'text', value, position: at.position} : {type: 'text', value}
}

/** Convert what stands in a cell, an item or a box. */
export function inside<Result>(state: State, convert: () => Result): Result {
  state.nested++
  const result = convert()
  state.nested--
  return result
}

/** Convert what stands in a line of text. */
export function line(state: State, nodes: readonly ElementContent[]): ElementContent[] {
  state.inLine++
  const result = state.all(nodes)
  state.inLine--
  return result
}

/** Elements that stand for themselves, not in a line of text. */
export const blocks: ReadonlySet<string> = new Set(
  `aside blockquote details div dl figure h1 h2 h3 h4 h5 h6 hr ol p pre section table ul`.split(' ')
)

export function isElement(node: ElementContent, ...names: string[]): node is Element {
  return node.type === 'element' && (names.length === 0 || names.includes(node.tagName))
}

/** A container that parts what is in it from what is around it, if it holds blocks. */
export function container(at: Element, children: readonly ElementContent[]): ElementContent[] {
  if (children.length === 0) return []
  const parts = children.some((each) => each.type === 'element' && blocks.has(each.tagName))
  return parts ? [make(at, 'div', {}, children)] : [...children]
}

/** It stands for nothing but what it holds. */
export const unwrap: Handle = (node, state) => container(node, state.all(node.children))

/** What stands in a line of text needs no paragraph of its own. */
export function withoutParagraph(nodes: ElementContent[]): ElementContent[] {
  const [only, ...others] = nodes.filter((each) => each.type !== 'text' || each.value.trim() !== '')
  if (only?.type !== 'element' || others.length > 0) return nodes
  if (only.tagName === 'p') return only.children
  const isPlain = only.tagName === 'div' && Object.keys(only.properties).length === 0
  return isPlain ? withoutParagraph(only.children) : nodes
}

/** Say what was left out or made up. */
export function record(
  state: State,
  by: string,
  at: Element,
  args: Args,
  change: {removed?: readonly ElementContent[]; added?: readonly ElementContent[]} = {}
): void {
  const entry: Said['entries'][number] = {by: `storage-${by}`, offset: offsetOf(at), args}
  const removed = change.removed && readable(change.removed)
  const added = change.added && readable(change.added)
  if (removed && holds(removed)) entry.removed = removed
  if (added && holds(added)) entry.added = added
  state.entries.push(entry)
}

export function find(state: State, rule: FindingDraft['rule'], at: Element, args: Args): void {
  state.findings.push({rule, args, at: offsetOf(at)})
}

function holds(piece: Piece): boolean {
  return piece.text.trim() !== '' || piece.links.length > 0 || piece.images.length > 0
}

export function offsetOf(node: Element): number {
  return node.position?.start.offset ?? 0
}

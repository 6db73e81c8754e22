/** What the handlers of Confluence's elements work with. */

import type {Element, ElementContent, Properties} from 'hast'
import type {Args, FindingDraft} from '../../model/finding.ts'
import {readable} from '../../model/readable.ts'
import type {Said} from '../../model/record.ts'
import type {Piece} from '../../model/words.ts'

export interface State extends Said {
  /** Convert nodes, each by its handler. */
  all(nodes: readonly ElementContent[]): ElementContent[]
  /** Read HTML or Markdown that a macro holds as text. */
  read(format: 'html' | 'markdown', text: string, at: Element): ElementContent[]
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

const blocks = new Set(
  `aside blockquote details div dl figure h1 h2 h3 h4 h5 h6 hr ol p pre section table ul`.split(' ')
)

/** A container that parts what is in it from what is around it, if it holds blocks. */
export function container(at: Element, children: readonly ElementContent[]): ElementContent[] {
  if (children.length === 0) return []
  const parts = children.some((each) => each.type === 'element' && blocks.has(each.tagName))
  return parts ? [make(at, 'div', {}, children)] : [...children]
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

/** What a kind of defect says about itself. */

import type {Element, Nodes, Parents} from 'hast'
import type {FindingDraft} from '../../../src/model/finding.ts'
import type {RuleId} from '../../../src/model/rules/index.ts'
import type {Document, View} from '../views.ts'

export interface Kind {
  /** Row of the list of defects that real articles have. */
  row: number
  name: string
  /**
   * What is to become of it: `gone` (a machine can mend it with certainty), `settled` (mended, or reported where a
   * person must decide), `reported`, `kept` (it is none, and must stay), `elsewhere` (mended with what an import
   * knows of other pages and files).
   */
  aim: 'gone' | 'settled' | 'reported' | 'kept' | 'elsewhere'
  /** Each occurrence, as a few words that show it. */
  find(view: View, document: Document): string[]
  /** The same in the article, where it is told in another way. */
  findAfter?(view: View, document: Document): string[]
  /** Findings that report it. */
  rules?: readonly RuleId[]
  /** How many occurrences `finding` reports; one, if it does not say. */
  covers?(finding: FindingDraft): number
}

/** Every element below `tree`, in order, with what it stands in, the nearest first. */
export function* elements(
  tree: Parents,
  above: readonly Parents[] = []
): Generator<[Element, readonly Parents[]]> {
  const around = [tree, ...above]
  for (const child of tree.children) {
    if (child.type !== 'element') continue
    yield [child, around]
    yield* elements(child, around)
  }
}

/** The text of `node` as it stands, line breaks of `br` among it. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && node.tagName === 'br') return '\n'
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** The text of `node` on one line, without blanks at its ends. */
export function line(node: Nodes): string {
  return textOf(node)
    .replace(/[\s\u00A0\u200B]+/gu, ' ')
    .trim()
}

export function is(node: Nodes | undefined, names: string): node is Element {
  return node?.type === 'element' && names.split(' ').includes(node.tagName)
}

export function isIn(above: readonly Parents[], names: string): boolean {
  return above.some((each) => is(each, names))
}

/** Whether `node` shows something that is no text. */
export function shows(node: Nodes): boolean {
  if (is(node, 'img iframe video audio hr input object embed svg Video')) return true
  return 'children' in node && node.children.some(shows)
}

/** The children that a reader sees. */
export function seen(parent: Parents): Nodes[] {
  return (parent.children as Nodes[]).filter((child) => line(child) !== '' || shows(child))
}

export function rank(node: Nodes | undefined): number {
  return node?.type === 'element' ? Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0) : 0
}

export function attribute(node: Element, name: string): string {
  const value = node.properties[name]
  return Array.isArray(value) ? value.join(' ') : value == null ? '' : String(value)
}

/** The texts that a reader sees outside of code. */
export function* texts(tree: Parents): Generator<string> {
  for (const child of tree.children) {
    if (child.type === 'text') yield child.value
    else if (child.type === 'element' && !is(child, 'pre code kbd samp script style'))
      yield* texts(child)
  }
}

/** Elements that fit, shown by their text. */
export function pick(
  {tree}: View,
  wanted: (element: Element, above: readonly Parents[]) => boolean
): string[] {
  return [...elements(tree)].flatMap(([element, above]) =>
    wanted(element, above) ? [show(element)] : []
  )
}

export function show(node: Nodes): string {
  const said = line(node) || (node.type === 'element' ? attribute(node, 'src') : '')
  const name = node.type === 'element' ? `<${node.tagName}> ` : ''
  return `${name}${said.slice(0, 90)}`
}

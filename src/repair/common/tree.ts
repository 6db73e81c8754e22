/**
 * How repairs edit a tree: the moves that are easy to get wrong, once.
 *
 * - `rewrite(tree, visit)`: bottom-up; `visit(element, parent)` returns nothing (keep it) or the nodes that
 *   take its place (`[]` takes it out, `element.children` unwraps it). Linear, never glues words together.
 * - `takeOut(parent, start, count)`: the same for a run of siblings, by index; returns what was taken out.
 * - `joinTexts(nodes)`: neighbouring text nodes become one.
 * - `make(like, name, properties, children)`, `text(like, value)`: new nodes with the position of `like`.
 * - `textsOf(nodes)`: every text in them.
 * - `withoutBold(element)`: its children, `b` and `strong` unwrapped.
 * - `isElement(node, ...names)`, `isBlock(node)`, `isBlank(node)` (nothing that a reader sees, no `id`),
 *   `isHollow(node)` (nothing that a reader sees, but perhaps an `id`).
 * - `rankOf(node)`: 1–6 for headings, else 0. `headingsAbove(tree)`: element → texts of the headings above it.
 * - `indexIn(parent, child)`: its index, found fast where children are asked for in order.
 * - `walk(tree, visit)`: every element in order, with its parent and all its ancestors.
 */

import type {Element, ElementContent, Nodes, Parents, Root, RootContent, Text} from 'hast'
import {indexOf, pushAll, pushReversed} from '../../model/long-lists.ts'
import {partsWords, plain, readable} from '../../model/readable.ts'
import {once} from './shared.ts'

/** What stands between others in a parent. */
export type Child = RootContent

/** Elements that a reader sees though they hold no text. */
const shown = new Set(
  'audio canvas embed hr iframe img input math object picture svg video'.split(' ')
)

/** An element that a test by name let through; others may be elements too. */
export type Named = Element & {tagName: Lowercase<string>}

export function isElement(node: Nodes | undefined): node is Element
export function isElement(node: Nodes | undefined, ...names: readonly string[]): node is Named
export function isElement(node: Nodes | undefined, ...names: readonly string[]): boolean {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName))
}

/** Whether `node` is a block: it parts the words around it, and is no mere line break. */
export function isBlock(node: Nodes | undefined): node is Named {
  return node?.type === 'element' && node.tagName !== 'br' && partsWords(node.tagName)
}

/** Whether a reader sees nothing of `node`. Anchors count: an `id` or `name` is not blank. */
export function isBlank(node: Nodes): boolean {
  if (node.type === 'text') return !/[^\s\u00A0\u200B-\u200D\u2060\uFEFF]/.test(node.value)
  if (node.type === 'comment' || node.type === 'doctype') return true
  if (node.type === 'element') {
    if (shown.has(node.tagName)) return false
    if (node.properties['id'] !== undefined || node.properties['name'] !== undefined) return false
    if (node.tagName === 'a' && node.properties['dataPage'] !== undefined) return false
  }
  return 'children' in node && node.children.every(isBlank)
}

/** Whether a reader sees nothing of `node`, places to link to apart. */
export function isHollow(node: Nodes): boolean {
  if (node.type !== 'element') return isBlank(node)
  if (shown.has(node.tagName)) return false
  if (
    node.tagName === 'a' &&
    (node.properties['href'] ?? node.properties['dataPage']) !== undefined
  )
    return false
  return node.children.every(isHollow)
}

const ranks = new Map([1, 2, 3, 4, 5, 6].map((rank) => [`h${rank}`, rank]))

/** 1–6 for a heading, else 0. */
export function rankOf(node: Nodes | undefined): number {
  return node?.type === 'element' ? (ranks.get(node.tagName) ?? 0) : 0
}

/** Make an element where `like` is. */
export function make(
  like: Nodes,
  tagName: string,
  properties: Element['properties'] = {},
  children: ElementContent[] = []
): Element {
  const element: Element = {type: 'element', tagName, properties, children}
  if (like.position) element.position = like.position
  return element
}

/** Make a text where `like` is. */
export function text(like: Nodes, value: string): Text {
  return like.position ? {type: 'text', value, position: like.position} : {type: 'text', value}
}

/** Every text of `nodes`, in order. */
export function textsOf(nodes: readonly Nodes[]): Text[] {
  const result: Text[] = []
  const todo = nodes.toReversed()
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'text') result.push(node)
    else if ('children' in node) pushReversed<Nodes>(todo, node.children)
  }
  return result
}

/** What `element` holds, not in bold: the titles of boxes are bold by themselves. */
export function withoutBold({children}: Element): ElementContent[] {
  return children.flatMap((each) => (isElement(each, 'b', 'strong') ? each.children : [each]))
}

/** `nodes` with neighbouring texts joined and empty ones gone. */
export function joinTexts<Node extends Nodes>(nodes: readonly Node[]): Node[] {
  const result: Node[] = []

  for (const node of nodes) {
    const last = result.at(-1)
    if (node.type === 'text' && node.value === '') continue
    if (node.type === 'text' && last?.type === 'text') {
      const joined: Text = {type: 'text', value: last.value + node.value}
      if (last.position) {
        const end = node.position?.end ?? last.position.end
        joined.position = {start: last.position.start, end}
      }
      result[result.length - 1] = joined as Node
    } else {
      result.push(node)
    }
  }

  return result
}

/** Take `count` children of `parent` out from `start` on, and leave a break where words would meet. */
export function takeOut(parent: Parents, start: number, count = 1): Child[] {
  const children = parent.children as Child[]
  const gone = children.slice(start, start + count)
  const before = children[start - 1]
  const after = children[start + count]
  const around = outside(parent)
  const isGap = needsGap(before ?? around, gone, after ?? around)
  const gap = isGap && gone[0] ? [text(gone[0], '\n')] : []
  const near = joinTexts([...(before ? [before] : []), ...gap, ...(after ? [after] : [])])
  const from = before ? start - 1 : start
  children.splice(from, count + (before ? 1 : 0) + (after ? 1 : 0), ...near)
  return gone
}

/** The index of `child` in `parent`; fast where children are asked for in order. */
export function indexIn(parent: Parents, child: Nodes): number {
  return indexOf(parent.children as readonly Nodes[], child)
}

type Rewritten = readonly Child[] | undefined

/**
 * Rewrite the elements of `tree` from the inside out.
 * `visit` gets an element whose children are rewritten already, and may change it in place too.
 */
export function rewrite(
  tree: Parents,
  visit: (element: Element, parent: Parents) => Rewritten
): void {
  const children = tree.children as Child[]
  if (!children.some((child) => child.type === 'element')) return
  const result: Child[] = []
  let changed = false
  const around = outside(tree)

  for (const [index, child] of children.entries()) {
    if (child.type !== 'element') {
      result.push(child)
      continue
    }
    rewrite(child, visit)
    const instead = visit(child, tree)
    if (!instead) {
      result.push(child)
      continue
    }

    changed = true
    const gone = instead.length > 0 && !isBlock(child) ? [] : [child]
    const last = result.at(-1) ?? around
    const next = children[index + 1] ?? around
    if (needsGap(last, gone, instead[0] ?? next)) result.push(text(child, '\n'))
    pushAll(result, instead)
    if (instead.length > 0 && needsGap(instead.at(-1), gone, next)) result.push(text(child, '\n'))
  }

  if (changed) tree.children = joinTexts(result) as typeof tree.children
}

/** What stands at both ends of what `parent` holds: for all that is known, more words, if it is inline. */
function outside(parent: Parents): Child | undefined {
  return isElement(parent) && !isBlock(parent) ? {type: 'text', value: 'x'} : undefined
}

/** Whether words of `before` and `after` would run together where `gone` parted them. */
function needsGap(before: Child | undefined, gone: readonly Child[], after: Child | undefined) {
  if (!before || !after || isBlock(before) || isBlock(after)) return false
  if (!gone.some((node) => isBlock(node) || /\s/.test(readable(node).text))) return false
  return !/\s$/.test(readable(before).text) && !/^\s/.test(readable(after).text)
}

/**
 * Visit every element in order; `ancestors` begins with the root and ends with `parent`, and is theirs
 * only while `visit` runs.
 */
export function walk(
  tree: Parents,
  visit: (element: Element, parent: Parents, ancestors: readonly Parents[]) => void
): void {
  const ancestors: Parents[] = []
  below(tree)

  function below(parent: Parents): void {
    // Most elements hold texts only: nothing is made for them.
    if (!parent.children.some((child) => child.type === 'element')) return
    ancestors.push(parent)
    for (const child of parent.children.slice())
      if (child.type === 'element') {
        visit(child, parent, ancestors)
        below(child)
      }
    ancestors.pop()
  }
}

/** For every element, the texts of the headings above it, outermost first. */
export function headingsAbove(tree: Root): ReadonlyMap<Element, readonly string[]> {
  return once(tree, findHeadingsAbove)
}

function findHeadingsAbove(tree: Root): Map<Element, readonly string[]> {
  const result = new Map<Element, readonly string[]>()
  const open: Array<{rank: number; title: string}> = []
  let path: readonly string[] = []

  walk(tree, function (element) {
    const rank = rankOf(element)
    if (rank > 0) {
      while ((open.at(-1)?.rank ?? 0) >= rank) open.pop()
      path = open.map(({title}) => title)
      result.set(element, path)
      open.push({rank, title: plain(element)})
      path = open.map(({title}) => title)
    } else {
      result.set(element, path)
    }
  })

  return result
}

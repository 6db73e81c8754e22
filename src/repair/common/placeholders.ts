/** Places that the parser left for what only other pages know. */

import type {Element, ElementContent, Parents} from 'hast'
import {type Child, isBlank, isBlock, isElement, make, rankOf, rewrite, walk} from './tree.ts'

/** Gives what takes the place of a placeholder that stands under `level` others. */
export type Fill = (place: Element, level: number) => readonly ElementContent[]

/** Fill every placeholder that bears the attribute `name`; blocks part the paragraph that they are in. */
export function fillPlaceholders(tree: Parents, name: string, fill: Fill): void {
  const places = new Map<Element, number>()
  walk(tree, function (element, _, ancestors) {
    if (element.tagName === 'div' && element.properties[name] !== undefined)
      places.set(element, ancestors.length)
  })
  if (places.size === 0) return
  const filled = new Set<Child>()

  rewrite(tree, function (element, parent) {
    const level = places.get(element)
    if (level === undefined) return element.tagName === 'p' ? split(element, filled) : undefined
    const result = fill(element, level)
    if (!isInLine(element, parent)) return asBlock(result)
    const instead = unwrapped(result)
    for (const node of instead) if (isBlock(node)) filled.add(node)
    return instead
  })
}

/** Words that stand among blocks are a paragraph of their own. */
function asBlock(nodes: readonly ElementContent[]): readonly ElementContent[] {
  const [first] = nodes
  if (!first || nodes.every(isBlank) || nodes.some(isBlock)) return nodes
  return [make(first, 'p', {}, [...nodes])]
}

/** Whether `place` stands in a line of text. */
function isInLine(place: Element, parent: Parents): boolean {
  if (parent.type === 'element' && (!isBlock(parent) || parent.tagName === 'p')) return true
  if (parent.type === 'element' && rankOf(parent) > 0) return true
  const at = parent.children.indexOf(place)
  return [parent.children[at - 1], parent.children[at + 1]].some(
    (beside) => beside !== undefined && !isBlock(beside) && !isBlank(beside)
  )
}

/** A lone paragraph stands in a line of text without its bounds. */
function unwrapped(nodes: readonly ElementContent[]): readonly ElementContent[] {
  const seen = nodes.filter((node) => !isBlank(node))
  const [only] = seen
  return seen.length === 1 && isElement(only, 'p', 'div') ? unwrapped(only.children) : nodes
}

/** A paragraph in parts, so that the blocks which were put in stand between them. */
function split(paragraph: Element, filled: ReadonlySet<Child>): Child[] | undefined {
  if (!paragraph.children.some((child) => filled.has(child))) return
  const result: Child[] = []
  let part: ElementContent[] = []
  for (const child of paragraph.children) {
    if (!filled.has(child)) part.push(child)
    else {
      flush()
      result.push(child)
    }
  }
  flush()
  return result

  function flush(): void {
    if (!part.every(isBlank)) result.push({...paragraph, children: part})
    part = []
  }
}

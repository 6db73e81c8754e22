/** A titled part of a page that is no heading in the source: a tab, a step. */

import type {Element, ElementContent} from 'hast'
import {isElement, make, makeText, type State} from './state.ts'

/** The parts of one group: `convert` gives each of them, and is given the rank of their headings. */
export function group(state: State, convert: (rank: number) => ElementContent[]): ElementContent[] {
  const before = state.rank
  const result = convert(Math.min(Math.max(before + 1, 2), 6))
  state.rank = before
  return result
}

/**
 * A part with its title as a heading of `rank`, and the headings in it below that one; in cells, items and
 * boxes, which hold no headings, with a bold line.
 */
export function section(
  at: Element,
  title: string,
  rank: number,
  state: State,
  convert: () => ElementContent[]
): ElementContent[] {
  if (state.nested > 0) {
    const line = make(at, 'p', {}, [make(at, 'strong', {}, [makeText(at, title)])])
    return [line, ...convert()]
  }
  state.rank = rank
  const inner = convert()
  lower(inner, rank)
  return [make(at, `h${rank}`, {}, [makeText(at, title)]), ...inner]
}

/** Lead the headings of a part below `rank`; how they stand to each other stays. */
function lower(nodes: readonly ElementContent[], rank: number): void {
  const headings = headingsIn(nodes)
  const highest = Math.min(...headings.map(rankOf))
  const by = rank + 1 - highest
  if (by <= 0) return
  for (const heading of headings) heading.tagName = `h${Math.min(rankOf(heading) + by, 6)}`
}

function headingsIn(nodes: readonly ElementContent[]): Element[] {
  return nodes.flatMap(function (node) {
    if (!isElement(node)) return []
    if (/^h[1-6]$/.test(node.tagName)) return [node]
    return /^(?:div|section)$/.test(node.tagName) ? headingsIn(node.children) : []
  })
}

function rankOf({tagName}: Element): number {
  return Number(tagName.slice(1))
}

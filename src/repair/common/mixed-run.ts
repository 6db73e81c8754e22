/**
 * Finds steps that count on over headings and paragraphs, among the children of one parent.
 *
 * A heading without a number ends them unless it belongs to a step that is a heading: it stands below that in the
 * outline, or beside it and is no title.
 */

import type {Element, Parents} from 'hast'
import {plain} from '../../model/readable.ts'
import {isSectionName} from '../../model/section-name.ts'
import {isInstruction} from './action.ts'
import {labelAlone} from './callout-labels.ts'
import {cutLeading} from './leading.ts'
import {numberOf, readSteps} from './step-paragraphs.ts'
import type {Marker, Open} from './step-run.ts'
import {type Child, isBlank, isElement, make, rankOf} from './tree.ts'

export interface MixedRun extends Open {
  /** Headings between the steps, without a number. */
  between: Array<{node: Element; at: number}>
}

/** How deep a heading stands in the outline of the page. */
export type Depth = (heading: Element) => number

/** Whether a step among the children of `parent` may be typed as a heading: most pages have none. */
export function hasHeadings({children}: Parents): boolean {
  return (children as readonly Child[]).some(
    (node) => rankOf(node) > 0 && numberOf(node as Element) !== undefined
  )
}

/** The runs in `parent`, of one step and more, in order; `prefixes` gets what each item lost. */
export function mixedRuns(
  parent: Parents,
  depth: Depth,
  prefixes: WeakMap<Element, string>
): MixedRun[] {
  const runs: MixedRun[] = []
  let open: MixedRun | undefined
  let next = Number.NaN

  for (const [at, node] of (parent.children as readonly Child[]).entries()) {
    if (node.type !== 'element') continue
    const marker = readMarker(node, prefixes)
    if (!marker) {
      const parts = rankOf(node) > 0 && !isBlank(node) && !labelAlone(node)
      if (parts && open && belongs(node, open, depth)) open.between.push({node, at})
      else if (parts) open = undefined
      continue
    }
    if (open && marker.first !== next) open = undefined
    if (!open) {
      // A list that goes on with a number goes on from somewhere else.
      if (node.tagName === 'ol') continue
      open = {start: at, end: at, markers: [], between: []}
      runs.push(open)
    }
    open.markers.push({marker, node, at})
    open.end = at + 1
    next = marker.first + marker.items.length
  }
  for (const run of runs) run.between = run.between.filter(({at}) => at < run.end)
  return runs
}

function readMarker(node: Element, prefixes: WeakMap<Element, string>): Marker | undefined {
  if (rankOf(node) > 0) return readHeading(node, prefixes)
  return node.tagName === 'ol' ? readRest(node) : readSteps(node, numberOf, prefixes)
}

function readHeading(node: Element, prefixes: WeakMap<Element, string>): Marker | undefined {
  const found = numberOf(node)
  if (!found) return undefined
  const step = make(node, 'p', node.properties, structuredClone(node.children))
  cutLeading(step, found.prefix.length)
  const item = make(node, 'li', {}, [step])
  prefixes.set(item, found.prefix)
  return {first: found.number, items: [item]}
}

/** The steps of a list that was told to go on with a number. */
function readRest({properties, children}: Element): Marker | undefined {
  const first = Number(properties['start'] ?? 1)
  const items = children.filter((child): child is Element => isElement(child, 'li'))
  return first > 1 && items.length > 0 && !properties['reversed'] ? {first, items} : undefined
}

/** Whether `heading`, which bears no number, stands inside a step of `run`. */
function belongs(heading: Element, {markers}: MixedRun, depth: Depth): boolean {
  const step = markers.findLast(({node}) => rankOf(node) > 0)?.node
  if (!step || isSectionName(plain(heading))) return false
  const deeper = depth(heading) - depth(step)
  return deeper > 0 || (deeper === 0 && goesOn(heading))
}

/** Whether `heading` is no title: an instruction, a sentence, or what leads to the next block. */
export function goesOn(heading: Element): boolean {
  const text = plain(heading)
  return isInstruction(text) || /[.:\u3002\uFF1A]$/.test(text)
}

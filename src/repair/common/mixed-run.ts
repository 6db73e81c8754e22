/**
 * Finds steps that count on over headings and paragraphs, among the children of one parent.
 *
 * A heading without a number ends them when it is of a higher rank than theirs, or may head a section beside them.
 * Any other says more about the step above it.
 */

import type {Element, Parents} from 'hast'
import {plain} from '../../model/readable.ts'
import {isSectionName} from '../../model/section-name.ts'
import {isInstruction} from './action.ts'
import {labelAlone} from './callout-labels.ts'
import {cutLeading, isBold} from './leading.ts'
import {readStep} from './step-lines.ts'
import {numberOf, readSteps} from './step-paragraphs.ts'
import type {Marker, Open} from './step-run.ts'
import {type Child, isBlank, isElement, make, rankOf} from './tree.ts'

/** How a step is typed. A line in bold stands for a heading; of other lines headings may be made as well. */
type Form = 'heading' | 'line' | 'plain'

interface Typed {
  marker: Marker
  form: Form
  /** Of a heading; `belowAll` for all else. */
  rank: number
}

export interface MixedRun extends Open {
  markers: Array<Typed & Open['markers'][number]>
  /** Headings between the steps, without a number. */
  between: Array<{node: Element; at: number}>
  /** The highest rank of a step. */
  top: number
}

export const belowAll = 7

/** Whether a step among the children of `parent` may be typed as a heading: most pages have none. */
export function hasHeadings({children}: Parents): boolean {
  return (children as readonly Child[]).some(
    (node) =>
      (rankOf(node) > 0 || (isElement(node, 'p') && isBold(node))) && numberOf(node as Element)
  )
}

/** The runs in `parent`, of one step and more, in order; `prefixes` gets what each item lost. */
export function mixedRuns(parent: Parents, prefixes: WeakMap<Element, string>): MixedRun[] {
  const runs: MixedRun[] = []
  let open: MixedRun | undefined
  let next = Number.NaN

  for (const [at, node] of (parent.children as readonly Child[]).entries()) {
    if (node.type !== 'element') continue
    const typed = readTyped(node, parent, prefixes)
    if (!typed) {
      const parts = rankOf(node) > 0 && !isBlank(node) && !labelAlone(node)
      if (parts && open && belongs(node, open)) open.between.push({node, at})
      else if (parts) open = undefined
      continue
    }
    if (open && typed.marker.first !== next) open = undefined
    if (!open) {
      // A list that goes on with a number goes on from somewhere else.
      if (node.tagName === 'ol') continue
      open = {start: at, end: at, markers: [], between: [], top: belowAll}
      runs.push(open)
    }
    open.markers.push({...typed, node, at})
    open.end = at + 1
    open.top = Math.min(open.top, typed.rank)
    next = typed.marker.first + typed.marker.items.length
  }
  for (const run of runs) run.between = run.between.filter(({at}) => at < run.end)
  return runs
}

function readTyped(
  node: Element,
  parent: Parents,
  prefixes: WeakMap<Element, string>
): Typed | undefined {
  const rank = rankOf(node)
  if (rank > 0) {
    const marker = readHeading(node, prefixes)
    return marker && {marker, form: 'heading', rank}
  }
  const marker = isElement(node, 'ol') ? readRest(node) : readSteps(node, numberOf, prefixes)
  if (!marker) return undefined
  const isLine = node.tagName === 'p' && readStep(node, parent, belowAll) !== undefined
  const lineForm = isBold(node) ? 'heading' : 'line'
  return {marker, form: isLine ? lineForm : 'plain', rank: belowAll}
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

/** Whether `heading`, which bears no number, may stand inside a step of `run`. */
function belongs(heading: Element, {top}: MixedRun): boolean {
  const rank = rankOf(heading)
  if (isSectionName(plain(heading)) || (top < belowAll && rank < top)) return false
  return goesOn(heading) || (top < belowAll && rank > top)
}

/** Whether `heading` is no title: an instruction, a sentence, or what leads to the next block. */
export function goesOn(heading: Element): boolean {
  const text = plain(heading)
  return isInstruction(text) || /[.:\u3002\uFF1A]$/.test(text)
}

/**
 * Make ordered lists of steps whose numbers were typed by hand.
 *
 * Typed numbers cannot be followed one by one, and pictures between the steps belong to none of them.
 *
 * Paragraphs that begin “1.”, “2)” or “Step 3 –”, with numbers that count on from 0 or 1, become one list; so do
 * the lines of a paragraph. Pictures, notes and tables between two steps stay inside the upper one. A number that
 * does not count on ends the list and is reported. Numbered lines in bold with text under each are headings, not
 * steps, and stay.
 */

import type {Element, ElementContent} from 'hast'
import {plain} from '../model/readable.ts'
import {defineRepair} from './define-repair.ts'
import {cutLeading, isBold, leadingText, lines} from './leading.ts'
import {gatherRuns, type Marker} from './step-run.ts'
import {isElement, make} from './tree.ts'

const typed =
  /^\s*(?:(?:[Ss]tep|STEP)\s+(\d{1,3})(?:\s*[:.)\u2013\u2014-]\s*|\s+(?=\p{Lu}))|\(?(\d{1,3})(?:[.)](?:\s+|(?=\p{Lu}))|\s+[\u2013\u2014-]\s+))(?=\S)/u
const lettered = /^\s*\(?([a-z])\)\s+(?=\S)/

export const typedSteps = defineRepair(
  {
    id: 'typed-steps',
    summary: 'The numbers of the steps were typed by hand instead of using a numbered list.',
    defaults: {}
  },
  function (tree, {change, find}) {
    /** What was typed, by the item that lost it. */
    const prefixes = new WeakMap<Element, string>()

    const {runs, gaps} = gatherRuns(tree, {
      read: (node) => (isElement(node, 'p') ? readSteps(node, prefixes) : undefined),
      accept: (markers, items, first) => items.length > 1 && first <= 1 && !headings(markers)
    })

    for (const {list, first, count} of runs) {
      const gone = list.children.flatMap((item) =>
        isElement(item) ? [prefixes.get(item) ?? ''] : []
      )
      change({
        at: list,
        args: {first, steps: count},
        removed: {text: gone.join('\n'), links: [], images: []}
      })
    }
    for (const {before, after, node} of gaps)
      find('step/number-gap', {at: node, args: {before, after, text: plain(node).slice(0, 80)}})
  }
)

/** The steps that paragraph `node` holds: one, or one on each of its lines. */
function readSteps(node: Element, prefixes: WeakMap<Element, string>): Marker | undefined {
  const items: Element[] = []
  let first = 0
  const parts = lines(node.children)
  const numbers = parts.map((part) => numberOf(make(node, 'p', {}, part))?.number)
  const each =
    numbers.length > 1 && numbers.every((number, at) => number === (numbers[0] ?? 0) + at)

  for (const [at, part] of (each ? parts : [node.children]).entries()) {
    // Most paragraphs are no step: only those that are get copied.
    const found = numberOf(make(node, 'p', {}, part))
    if (!found) return undefined
    const step = make(node, 'p', node.properties, structuredClone(part as ElementContent[]))
    if (at === 0) first = found.number
    cutLeading(step, found.prefix.length)
    const item = make(node, 'li', {}, [step])
    prefixes.set(item, found.prefix)
    items.push(item)
  }
  return {first, items}
}

function numberOf(node: Element): {number: number; prefix: string} | undefined {
  const [prefix, step, number] = typed.exec(leadingText(node)) ?? []
  return prefix === undefined ? undefined : {number: Number(step ?? number), prefix}
}

/** Whether `markers` are in bold, each on a line of its own: that is how headings are typed. */
function headings(markers: readonly Element[]): boolean {
  return markers.every((marker) => isBold(marker) && lines(marker.children).length === 1)
}

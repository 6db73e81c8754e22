/**
 * Make ordered lists of steps whose numbers were typed by hand.
 *
 * Typed numbers cannot be followed one by one, and pictures between the steps belong to none of them.
 *
 * Paragraphs that begin “1.”, “2)”, “3 –” or “Step 4”, with numbers that count on from 0 or 1, become one list; so do
 * the lines of a paragraph, and instructions that begin “a)”; “Step 2.1” counts otherwise. Pictures, notes, tables and
 * lists of steps between two steps stay inside the upper one. A number that does not count on ends the list and is
 * reported. Where every number stands twice, nothing tells steps in a step from two texts side by side: they stay. Items of a list that begin with the very numbers that it shows lose
 * them, and a list of bullets whose items are numbered is one of numbers. Numbered lines in bold with text under each are headings, not
 * steps, and stay; so do numbered questions with their answers.
 */

import type {Element, Nodes, Root} from 'hast'
import {plain} from '../model/readable.ts'
import {isInstruction} from './common/action.ts'
import {cutLeading, isBold, leadingText, lines} from './common/leading.ts'
import {readStepNumber} from './common/step-numbers.ts'
import {numberOf, readSteps, type Typed} from './common/step-paragraphs.ts'
import {gatherRuns} from './common/step-run.ts'
import {isBlank, isElement, rewrite, walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const lettered = /^\s*\(?([a-z])[.)]\s+(?=\S)/

export const typedSteps = defineRepair(
  {
    id: 'typed-steps',
    summary: 'The numbers of the steps were typed by hand instead of using a numbered list.',
    defaults: {},
    // The list shows the numbers.
    frames: true
  },
  function (tree, {change, find}) {
    /** What was typed, by the item that lost it. */
    const prefixes = new WeakMap<Element, string>()

    const {runs, gaps} = gatherRuns(tree, {
      read: (node) => readSteps(node, numberOf, prefixes),
      accept: (markers, items, first, apart) =>
        items.length > 1 && first <= 1 && !headings(markers) && !(apart && markers.every(asks))
    })
    // After the numbers, in whose steps they may stand.
    const letters = gatherRuns(tree, {
      read: (node) => readSteps(node, letterOf, prefixes),
      accept: (_, items, first) => items.length > 1 && first === 1 && instruct(items)
    })

    const made = [...runs, ...letters.runs]
    for (const {list, first, count} of made) {
      const gone = list.children.flatMap((item) =>
        isElement(item) ? [prefixes.get(item) ?? ''] : []
      )
      change({
        at: list,
        args: {first, steps: count},
        removed: {text: gone.join('\n'), links: [], images: []}
      })
    }
    if (made.length > 0) unwrapLists(tree, new Set(made.map(({list}) => list)))
    walk(tree, function (list) {
      const gone = isElement(list, 'ol', 'ul') ? cutDoubled(list) : []
      if (gone.length === 0) return
      change({
        at: list,
        args: {steps: gone.length, from: list.tagName},
        removed: {text: gone.join('\n'), links: [], images: []}
      })
      list.tagName = 'ol'
    })
    for (const {before, after, node} of gaps)
      find('step/number-gap', {at: node, args: {before, after, text: plain(node).slice(0, 80)}})
  }
)

/** Take away lists around one of `made` that number nothing else. */
function unwrapLists(tree: Root, made: ReadonlySet<Nodes>): void {
  rewrite(tree, function (list) {
    const item = isElement(list, 'ol', 'ul') ? soleOf(list) : undefined
    const inner = isElement(item, 'li') ? soleOf(item) : undefined
    return inner && made.has(inner) ? [inner] : undefined
  })
}

/** The only thing that `element` holds, where no link leads to it and no number was set by hand. */
function soleOf({children, properties}: Element): Element | undefined {
  if (['id', 'start', 'value'].some((name) => properties[name] !== undefined)) return undefined
  const [first, second] = children.filter((child) => !isBlank(child))
  return isElement(first) && !second ? first : undefined
}

/** Take numbers off the items of `list` that the list shows by itself, or would if it were one of numbers. */
function cutDoubled(list: Element): string[] {
  const items = list.children.filter((child): child is Element => isElement(child, 'li'))
  const start = Number(list.properties['start'] ?? 1)
  if (items.length < 2 || list.properties['reversed']) return []
  const heads = items.map(headOf)
  const found = heads.map((head) => readStepNumber(leadingText(head)))
  if (!found.every((each, at) => each?.number === start + at)) return []
  return heads.map(function (head, at) {
    const prefix = found[at]?.prefix ?? ''
    cutLeading(head, prefix.length)
    return prefix
  })
}

/** What an item begins with: its first paragraph, or itself. */
function headOf(item: Element): Element {
  const first = item.children.find((child) => !isBlank(child))
  return isElement(first, 'p') ? first : item
}

function letterOf(node: Element): Typed | undefined {
  const [prefix, letter] = lettered.exec(leadingText(node)) ?? []
  return prefix && letter
    ? {number: letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1, prefix}
    : undefined
}

/** Whether most of `items` are instructions: letters also number what is to be chosen from. */
function instruct(items: readonly Element[]): boolean {
  return items.filter((item) => isInstruction(plain(item))).length * 3 >= items.length * 2
}

/** Whether `marker` is a question, to which an answer follows. */
function asks(marker: Element): boolean {
  return /[?\uFF1F]\s*$/.test(plain(marker))
}

/** Whether `markers` are in bold, each on a line of its own: that is how headings are typed. */
function headings(markers: readonly Element[]): boolean {
  return markers.every((marker) => isBold(marker) && lines(marker.children).length === 1)
}

/**
 * Make one list of steps that were typed half as headings, half as paragraphs.
 *
 * Some of the steps stand in the contents as if they were sections, others nowhere, and nobody can follow them one by one.
 *
 * Headings and paragraphs with numbers that count on from 0 or 1 become one list when they are instructions, or all
 * say “Step”. What stands between two steps belongs to the upper one; smaller headings there become paragraphs. A
 * procedure whose steps are all headings stays one, and so do numbered sections, questions, and headings that are
 * numbered by themselves while the steps below each begin anew.
 */

import type {Element, Parents} from 'hast'
import {smallest} from '../model/long-lists.ts'
import {plain} from '../model/readable.ts'
import {isSectionName} from '../model/section-name.ts'
import {isInstruction} from './common/action.ts'
import {belowAll, goesOn, hasHeadings, type MixedRun, mixedRuns} from './common/mixed-run.ts'
import {buildRun, holdersIn} from './common/step-run.ts'
import {type Child, headingsAbove, isBlank, isElement, make, rankOf} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const questions = /\bFAQs?\b|\b(?:asked|common) questions\b|^questions\b/i

export const halfHeadingSteps = defineRepair(
  {
    id: 'half-heading-steps',
    summary: 'The steps of a procedure are typed half as headings, half as paragraphs.',
    defaults: {},
    // The list shows the numbers.
    frames: true
  },
  function (tree, {change, page}) {
    if (questions.test(page.meta.title ?? '')) return
    const above = headingsAbove(tree)

    for (const parent of holdersIn(tree).filter(hasHeadings)) {
      const prefixes = new WeakMap<Element, string>()
      const runs = mixedRuns(parent, prefixes)
      const mixed = runs.filter((run) => isProcedure(run, prefixes) && !isAsked(run))
      if (mixed.length === 0) continue
      // From the last on, so that the places of the others stay.
      const made = withoutSections(parent, runs, mixed)
        .toReversed()
        .map((run) => ({run, ...makeList(parent.children as Child[], run)}))
      for (const {run, list, first, count} of made.toReversed()) {
        const headings = run.markers.filter(({form}) => form === 'heading').length
        const gone = itemsOf(run).map((item) => prefixes.get(item) ?? '')
        change({
          at: list,
          args: {first, steps: count, headings},
          removed: {text: gone.join('\n'), links: [], images: []}
        })
      }
    }

    function isAsked({markers: [first]}: MixedRun): boolean {
      return (first && above.get(first.node))?.some((title) => questions.test(title)) ?? false
    }
  }
)

function itemsOf({markers}: MixedRun): Element[] {
  return markers.flatMap(({marker}) => marker.items)
}

/** Whether `run` is one procedure, of headings and of paragraphs that no headings are made of. */
function isProcedure(run: MixedRun, prefixes: WeakMap<Element, string>): boolean {
  const {markers, between, top} = run
  const headings = markers.filter(({form}) => form === 'heading')
  if (headings.length === 0 || !markers.some(({form}) => form === 'plain')) return false
  const titles = headings.flatMap(({marker}) => marker.items.map(plain))
  const isWell =
    (markers[0]?.marker.first ?? 0) <= 1 &&
    !markers.some(({node}) => /[?\uFF1F]$/.test(plain(node))) &&
    !titles.some(isSectionName) &&
    between.every(({node}) => rankOf(node) >= top) &&
    // Titles below every step are those of sections.
    between.filter(({node}) => !goesOn(node)).length <= markers.length
  if (!isWell) return false

  const items = itemsOf(run)
  const said = items
    .flatMap((item) => prefixes.get(item) ?? [])
    .map((typed) => /\p{L}/u.test(typed))
  if (said.includes(true)) return !said.includes(false)
  return instruct(titles, 3 / 4) && instruct(items.map(plain), 2 / 3)
}

/** Whether `part` of `texts` at least are instructions. */
function instruct(texts: readonly string[], part: number): boolean {
  return texts.filter(isInstruction).length >= texts.length * part
}

/**
 * Those of `mixed` whose headings have no others beside them that are numbered, too, but not with them: the headings
 * then number sections, and go on from a paragraph by chance.
 */
function withoutSections(
  parent: Parents,
  runs: readonly MixedRun[],
  mixed: readonly MixedRun[]
): MixedRun[] {
  /** How often a heading of a higher rank was met, by rank. */
  const sections = new Array<number>(belowAll + 1).fill(0)
  const places = new Map<Child, string>()
  for (const node of parent.children as readonly Child[]) {
    const rank = rankOf(node) || belowAll
    for (let below = rank + 1; below <= belowAll; below++)
      sections[below] = (sections[below] ?? 0) + 1
    places.set(node, `${rank} ${sections[rank]}`)
  }
  const placesOf = ({markers}: MixedRun) =>
    markers.flatMap(({form, node}) => (form === 'heading' ? [places.get(node)] : []))
  const chosen = new Set(mixed)
  const apart = new Set(runs.flatMap((run) => (chosen.has(run) ? [] : placesOf(run))))
  return mixed.filter((run) => !placesOf(run).some((place) => apart.has(place)))
}

function makeList(children: Child[], run: MixedRun): ReturnType<typeof buildRun> {
  for (const {node, at} of run.between) {
    const words = goesOn(node) ? node.children : [make(node, 'strong', {}, node.children)]
    children[at] = make(node, 'p', node.properties, words)
  }
  return buildRun(children, {...run, end: endOf(children, run)})
}

/** Index after what stands below a last step that was a heading: as many blocks as below any other such step. */
function endOf(children: readonly Child[], {markers, end}: MixedRun): number {
  if (markers.at(-1)?.form !== 'heading') return end
  const held = markers.slice(0, -1).map(function ({at, form}, turn) {
    const inside = children.slice(at + 1, markers[turn + 1]?.at)
    return {form, blocks: inside.filter((child) => !isBlank(child)).length}
  })
  const alike = held.filter(({form}) => form === 'heading')
  let left = smallest((alike.length > 0 ? alike : held).map(({blocks}) => blocks))
  let until = end

  for (let at = end; at < children.length && left > 0; at++) {
    const child = children[at] as Child
    if (isBlank(child)) continue
    if (rankOf(child) > 0 || isElement(child, 'hr')) break
    until = at + 1
    left--
  }
  return until
}

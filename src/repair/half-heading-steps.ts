/**
 * Make one list of steps that were typed half as headings, half as paragraphs.
 *
 * Some of the steps stand in the contents as if they were sections, others nowhere, and nobody can follow them one by one.
 *
 * Headings and paragraphs with numbers that count on from 0 or 1 become one list when they are instructions, or all
 * say “Step”. What stands between two steps belongs to the upper one; smaller headings there become paragraphs. A
 * procedure whose steps are all headings stays one, and so do numbered sections and questions. Where the headings are
 * numbered by themselves, and the paragraphs below each begin anew, they stay, too.
 */

import type {Element, Parents} from 'hast'
import {smallest} from '../model/long-lists.ts'
import {plain} from '../model/readable.ts'
import {isSectionName} from '../model/section-name.ts'
import {isInstruction} from './common/action.ts'
import {goesOn, hasHeadings, type MixedRun, mixedRuns} from './common/mixed-run.ts'
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
      // Once a list is made, the numbers before and after it may count on around it: as often as headings have ranks.
      while (gather(parent));
    }

    /** Make the lists among the children of `parent`; returns whether there were any. */
    function gather(parent: Parents): boolean {
      const prefixes = new WeakMap<Element, string>()
      const runs = mixedRuns(parent, (heading) => above.get(heading)?.length ?? 0, prefixes)
      const mixed = runs.filter((run) => isProcedure(run, prefixes) && !isAsked(run))
      // From the last on, so that the places of the others stay.
      const made = withoutSections(parent, runs, mixed)
        .toReversed()
        .map((run) => ({run, ...makeList(parent.children as Child[], run)}))
      for (const {run, list, first, count} of made.toReversed()) {
        const headings = run.markers.filter(isHeading).length
        const gone = itemsOf(run).map((item) => prefixes.get(item) ?? '')
        change({
          at: list,
          args: {first, steps: count, headings},
          removed: {text: gone.join('\n'), links: [], images: []}
        })
      }
      return made.length > 0
    }

    function isAsked({markers: [first]}: MixedRun): boolean {
      return (first && above.get(first.node))?.some((title) => questions.test(title)) ?? false
    }
  }
)

function itemsOf({markers}: MixedRun): Element[] {
  return markers.flatMap(({marker}) => marker.items)
}

function isHeading({node}: MixedRun['markers'][number]): boolean {
  return rankOf(node) > 0
}

/** Whether `run` is one procedure, of headings and of paragraphs. */
function isProcedure(run: MixedRun, prefixes: WeakMap<Element, string>): boolean {
  const {markers, between} = run
  const headings = markers.filter(isHeading)
  if (headings.length === 0 || headings.length === markers.length) return false
  const titles = headings.flatMap(({marker}) => marker.items)
  const isWell =
    (markers[0]?.marker.first ?? 0) <= 1 &&
    !markers.some(({node}) => /[?\uFF1F]$/.test(plain(node))) &&
    !titles.some((item) => isSectionName(plain(item))) &&
    // Titles below every step are those of sections.
    between.filter(({node}) => !goesOn(node)).length <= markers.length
  if (!isWell) return false

  const items = itemsOf(run)
  const said = (item: Element) => /\p{L}/u.test(prefixes.get(item) ?? '')
  if (items.every(said)) return true
  return (
    instruct(titles, 3 / 4) &&
    // Headings that are instructions may say “Step” as well as the others.
    (items.every((item) => said(item) || titles.includes(item)) || instruct(items, 2 / 3))
  )
}

/** Whether `part` of `items` at least are instructions. */
function instruct(items: readonly Element[], part: number): boolean {
  return items.filter((item) => isInstruction(plain(item))).length >= items.length * part
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
  const sections = [0, 0, 0, 0, 0, 0, 0]
  const places = new Map<Child, string>()
  for (const node of parent.children as readonly Child[]) {
    const rank = rankOf(node)
    if (rank === 0) continue
    for (let below = rank + 1; below <= 6; below++) sections[below] = (sections[below] ?? 0) + 1
    places.set(node, `${rank} ${sections[rank]}`)
  }
  const placesOf = ({markers}: MixedRun) =>
    markers.flatMap((marker) => (isHeading(marker) ? [places.get(marker.node)] : []))
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
  const last = markers.at(-1)
  if (!last || !isHeading(last)) return end
  const held = markers.slice(0, -1).map(function (marker, turn) {
    const inside = children.slice(marker.at + 1, markers[turn + 1]?.at)
    return {marker, blocks: inside.filter((child) => !isBlank(child)).length}
  })
  const alike = held.filter(({marker}) => isHeading(marker))
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

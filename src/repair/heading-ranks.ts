/**
 * Give headings ranks that say what belongs to what.
 *
 * The article's title is rank 1, so its first heading is rank 2, and no rank is left out on the way
 * down. Where the page begins with its title, that heading stays for `article` to take.
 * Steps of one procedure are of one rank, though the source may have sunk some of them; they do not
 * belong to a section that only says what one needs beforehand.
 */

import type {Element, Root} from 'hast'
import {smallest} from '../model/long-lists.ts'
import {plain} from '../model/readable.ts'
import {isSectionName} from '../model/section-name.ts'
import {isBlank, isBlock, rankOf, walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

interface Heading {
  element: Element
  /** As the source has it, steps evened out. */
  rank: number
  /** The number of a step. */
  step: number | undefined
}

const stepTitle =
  /^\s*(?:step|schritt|étape|etape|paso|passo|stap|steg|trin|krok|шаг)\s*(\d{1,3})\b/iu
const beforehand =
  /^\W*(pre-?requisites?|pre-?conditions?|requirements?|before you (begin|start)|what you(’|')?(ll| will)? need|you (will )?need|overview|introduction|summary|about this (article|guide|page))\W*$/i

export const headingRanks = defineRepair(
  {
    id: 'heading-ranks',
    summary: 'Ranks of headings are left out, or do not say what belongs to what.',
    defaults: {}
  },
  function (tree, {change, page}) {
    const title = page.meta.title === undefined ? titleOf(tree) : undefined
    const headings: Heading[] = []
    walk(tree, function (element) {
      const rank = rankOf(element)
      if (rank === 0 || isBlank(element) || element === title) return
      const step = stepTitle.exec(plain(element))?.[1]
      headings.push({element, rank, step: step === undefined ? undefined : Number(step)})
    })

    evenOut(headings)

    const open: Array<{source: number; rank: number}> = []
    for (const {element, rank: source} of headings) {
      while ((open.at(-1)?.source ?? 0) >= source) open.pop()
      const rank = Math.min((open.at(-1)?.rank ?? 1) + 1, 6)
      open.push({source, rank})

      const to = `h${rank}`
      if (to === element.tagName) continue
      change({at: element, args: {from: element.tagName, to}})
      element.tagName = to
    }
  }
)

/** The heading of rank 1 that the page begins with and has no other of, unless it only names a section. */
function titleOf(tree: Root): Element | undefined {
  let first: Element | undefined
  let seen = 0
  walk(tree, function (element) {
    if (rankOf(element) === 1) seen++
    if (!isBlank(element) && !element.children.some(isBlock)) first ??= element
  })
  return rankOf(first) === 1 && seen === 1 && !isSectionName(plain(first ?? [])) ? first : undefined
}

/** Bring the steps of each procedure to one rank. */
function evenOut(headings: readonly Heading[]): void {
  const runs = stepRuns(headings)

  for (const run of runs) {
    const top = smallest(run.map(({rank}) => rank))
    const first = run[0] && headings.indexOf(run[0])
    const parent = headings
      .slice(0, first)
      .findLast(({rank, step}) => rank < top && step === undefined)
    const isBeforehand = parent !== undefined && beforehand.test(plain(parent.element))
    const rank = runs.length === 1 && isBeforehand ? parent.rank : top
    for (const heading of run) heading.rank = rank
  }
}

/** Steps that count on, one after the other, within one section. */
function stepRuns(headings: readonly Heading[]): Heading[][] {
  const runs: Heading[][] = []
  let run: Heading[] = []
  let top = 6

  for (const heading of headings) {
    const last = run.at(-1)
    if (heading.step === undefined) {
      if (heading.rank <= top) run = []
    } else if (last?.step !== undefined && heading.step === last.step + 1) {
      run.push(heading)
      top = Math.min(top, heading.rank)
    } else {
      run = [heading]
      runs.push(run)
      top = heading.rank
    }
  }

  return runs.filter(({length}) => length > 1)
}

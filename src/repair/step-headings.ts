/**
 * Give step headings one form, `Step 2: Title`, and one rank.
 *
 * The site makes a walkthrough of headings that say “Step” and a number; imported ones are typed in many ways, of
 * several ranks, or as plain lines.
 *
 * Headings, and short lines with text under each, that begin “Step 1 –”, “STEP 1.” or “Step one” with numbers that
 * count on are the steps of one procedure. Headings that begin with a bare number (“1. Create …”) are steps only when
 * nearly all go on as instructions: other numbered headings are sections. A heading of a higher rank ends a
 * procedure. Numbers that leave a gap are reported and stay, unless a paragraph bears the one that is missing.
 */

import type {Element, Parents} from 'hast'
import {insertAll, smallest} from '../model/long-lists.ts'
import {plain} from '../model/readable.ts'
import {noPiece, words} from '../model/words.ts'
import {isInstruction} from './common/action.ts'
import {cutLeading, isBold, leadingText, numberNamed, numberNames} from './common/leading.ts'
import {pictureEdges} from './common/picture-edges.ts'
import {numberOf} from './common/step-paragraphs.ts'
import {type Child, indexIn, isBlank, isElement, make, rankOf, text, walk} from './common/tree.ts'
import {defineRepair, type RepairContext} from './define-repair.ts'

interface Step {
  node: Element
  parent: Parents
  rank: number
  number: number
  /** Characters of what is typed before the title. */
  length: number
  /** It says “Step”; otherwise a bare number. */
  said: boolean
}

const withWord = new RegExp(
  `^\\s*step\\s*#?\\s*(\\d{1,3}|${numberNames.join('|')})(?:\\s*[:.)\\u2013\\u2014-]+\\s*|\\s+|$)`,
  'i'
)
const bare = /^\s*\(?(\d{1,2})[.):]\s*(?=\p{L})/u

export const stepHeadings = defineRepair(
  {
    id: 'step-headings',
    summary: 'The headings of the steps are typed in different ways.',
    defaults: {}
  },
  function (tree, context) {
    let run: Step[] = []
    let rank = 1
    /** The number that a paragraph after the last step bears. */
    let typed: number | undefined

    walk(tree, function (node, parent) {
      const own = rankOf(node)
      const last = run.at(-1)
      const step = readStep(
        node,
        parent,
        own || (last && !rankOf(last.node) ? last.rank : rank + 1)
      )

      if (own && !step) {
        const lowest = smallest(run.map((each) => each.rank))
        if (run.length > 0 && own <= lowest) close()
      } else if (step) {
        if (last && step.number !== last.number + 1) {
          const isGap = step.number > last.number && typed !== step.number - 1
          if (isGap && run.length > 1 && step.said === last.said && own)
            context.find('step/number-gap', {
              at: node,
              args: {before: last.number, after: step.number, text: plain(node).slice(0, 80)}
            })
          close()
        } else if (last && step.said !== last.said) close()
        run.push(step)
        typed = undefined
      } else if (node.tagName === 'p') typed = numberOf(node)?.number ?? typed
      if (own) rank = own
    })
    close()

    function close(): void {
      if (isProcedure(run)) for (const step of run) normalise(step, run, context)
      run = []
    }
  }
)

function readStep(node: Element, parent: Parents, rank: number): Step | undefined {
  const heading = rankOf(node) > 0
  if (!heading && node.tagName !== 'p') return undefined
  const start = leadingText(node)
  const [prefix, typed] =
    withWord.exec(start) ?? (heading || isBold(node) ? bare.exec(start) : null) ?? []
  if (prefix === undefined || typed === undefined) return undefined
  if (!heading && !isLine(node, parent)) return undefined
  const said = withWord.test(start)
  const number = numberNamed(typed)
  return {node, parent, rank, number, length: prefix.length, said}
}

/** Whether paragraph `node` is short, no sentence, and has something of its own under it. */
function isLine(node: Element, parent: Parents): boolean {
  const line = plain(node)
  if (
    line.length > 90 ||
    /[.,;:!?]$/.test(line.replace(withWord, '')) ||
    (line.replace(withWord, '') === '' && !isBold(node))
  )
    return false
  if (
    parent.type === 'element' &&
    ['li', 'td', 'th', 'blockquote', 'aside'].includes(parent.tagName)
  )
    return false
  const siblings = parent.children as readonly Child[]
  let at = indexIn(parent, node) + 1
  while (siblings[at] && isBlank(siblings[at] as Child)) at++
  const next = siblings[at]
  if (!isElement(next) || rankOf(next) > 0) return false
  return next.tagName !== 'p' || !withWord.test(leadingText(next))
}

function isProcedure(run: readonly Step[]): boolean {
  const [first] = run
  if (!first || run.length < 2 || first.number > 1) return false
  if (first.said) return true
  const titles = run.map(({node, length}) => leadingText(node).slice(length))
  return titles.filter(isInstruction).length >= Math.max(2, Math.ceil(titles.length * 0.75))
}

/** Give the heading of `step` its form, and the rank of its procedure. */
function normalise(step: Step, run: readonly Step[], {change}: RepairContext<object>): void {
  const {node, length, number} = step
  const from = node.tagName
  const to = `h${Math.min(6, Math.max(2, smallest(run.map(({rank}) => rank))))}`
  const before = leadingText(node)
  const title = before.slice(length).trim()
  const start = title === '' ? `Step ${number}` : `Step ${number}: `
  const same = before.startsWith(start) && length === start.length
  if (same && from === to) return

  if (from === 'p') putBelow(step)
  if (from === 'p' && isBold(node)) unwrapBold(node)
  if (!same) {
    cutLeading(node, length)
    node.children.unshift(text(node, start))
  }
  node.tagName = to
  const typed = before.slice(0, length)
  const reworded = words(typed).join(' ') !== words(start).join(' ')
  const owned = reworded
    ? {removed: {...noPiece, text: typed}, added: {...noPiece, text: start}}
    : {}
  change({at: node, args: {step: number, from, to}, ...owned})
}

/** Pictures at the end of a line that becomes a heading belong to the text under it. */
function putBelow({node, parent}: Step): void {
  const {rest, tail} = pictureEdges(node.children)
  const pictures = tail.filter((each) => !isBlank(each))
  if (rest.length === 0 || pictures.length === 0) return
  node.children = node.children.slice(0, -tail.length)
  const below = pictures.map((each) => make(each, 'p', {}, [each]))
  insertAll(parent.children, indexIn(parent, node) + 1, below)
}

function unwrapBold(node: Element): void {
  node.children = node.children.flatMap((child) =>
    isElement(child, 'b', 'strong') ? child.children : [child]
  )
}

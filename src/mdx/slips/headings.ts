/** Headings that were meant as steps or options, numbers that do not count on, ranks that are left out. */

import {distance} from 'fastest-levenshtein'
import type {Heading, RootContent} from 'mdast'
import {isOneSlip} from '../../model/suggest.ts'
import {optionTitle, stepTitle} from '../conventions.ts'
import {plainText} from '../plain-text.ts'
import {nodesOf, type Slip, siblingsOf, startOf, type Typed} from './nodes.ts'

const numbers = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
const spelled = new RegExp(`^step\\s+(${numbers.join('|')})(?![\\p{L}\\p{N}-])[\\s:.)–—-]*`, 'iu')
/** `Step2: …`, `Step #2: …`, `Step no. 2: …`. */
const written = /^steps?\s*(?:#|no\.?|nr\.?|\()?\s*(\d{1,3})\)?\s*(?:[:.)–—-]+\s*|$)/iu
/** A word and a number, as steps begin. */
const numbered = /^(\p{L}{3,6})\s+(\d{1,3})\s*(?:[:.)–—-]+\s*|$)/u
/** `Optoin A: …` */
const worded = /^(\p{L}{5,8})(?:\s+(?:\d{1,2}|\p{L}))?\s*[:–—]\s*/u
/** `Option A` without what tells its title. */
const untitled = /^option\s+(\d{1,2}|[a-z])(?:\s+(?=\S)|\s*$)/iu

interface Titled {
  node: Heading
  title: string
}

export function headingSlips({body}: Typed): Slip[] {
  const found: Slip[] = []
  for (const siblings of siblingsOf(body)) {
    const headings = siblings
      .filter((node): node is Heading => node.type === 'heading')
      .map((node) => ({node, title: plainText(node).trim()}))
    if (headings.length > 0) found.push(...stepSlips(headings), ...optionSlips(headings))
  }
  return [...found, ...rankSlips(body.children as RootContent[])]
}

/** The headings beside `headings[index]` of its rank, with none of a higher rank between. */
function beside(headings: readonly Titled[], index: number): Titled[] {
  return [-1, 1].flatMap(function (way) {
    const {node} = headings[index] as Titled
    for (let at = index + way; headings[at]; at += way) {
      const other = headings[at] as Titled
      if (other.node.depth < node.depth) return []
      if (other.node.depth === node.depth) return [other]
    }
    return []
  })
}

function stepSlips(headings: readonly Titled[]): Slip[] {
  const found: Slip[] = []
  for (const [index, {node, title}] of headings.entries()) {
    const near = beside(headings, index)
    if (stepTitle.test(title)) {
      const before = Number(
        stepTitle.exec(previous(headings, index)?.title ?? '')?.[1] ?? Number.NaN
      )
      const after = Number(stepTitle.exec(title)?.[1])
      if (after !== before + 1 && !Number.isNaN(before))
        found.push({
          rule: 'step/number-gap',
          args: {before, after, text: title.slice(0, 80)},
          at: startOf(node)
        })
      continue
    }
    const likely = likelyStep(
      title,
      near.some((each) => stepTitle.test(each.title))
    )
    if (likely !== undefined)
      found.push({
        rule: 'mdx/step-title',
        args: {title: title.slice(0, 80), likely},
        at: startOf(node)
      })
  }
  return found
}

/** The heading of the same rank before `headings[index]`, with none of a higher rank between. */
function previous(headings: readonly Titled[], index: number): Titled | undefined {
  const {node} = headings[index] as Titled
  const found = headings.slice(0, index).findLast((each) => each.node.depth <= node.depth)
  return found?.node.depth === node.depth ? found : undefined
}

/** What `title` has to begin with to be a step. */
function likelyStep(title: string, isAmongSteps: boolean): string | undefined {
  const word = spelled.exec(title)
  if (word)
    return `Step ${numbers.indexOf((word[1] ?? '').toLowerCase()) + 1}: ${rest(title, word[0])}`
  const number = written.exec(title)
  if (number && (isAmongSteps || /^step/i.test(title)))
    return `Step ${number[1]}: ${rest(title, number[0])}`
  const other = isAmongSteps ? numbered.exec(title) : null
  if (!other || !isOneSlip((other[1] ?? '').toLowerCase(), 'step')) return undefined
  return `Step ${other[2]}: ${rest(title, other[0])}`
}

function rest(title: string, start: string): string {
  const text = title.slice(start.length).trim()
  return text === '' ? '…' : text.slice(0, 60)
}

function optionSlips(headings: readonly Titled[]): Slip[] {
  return headings.flatMap(function ({node, title}, index): Slip[] {
    const near = beside(headings, index)
    const isAmongOptions = near.some((each) => optionTitle.test(each.title))
    const at = startOf(node)
    if (optionTitle.test(title)) {
      // A mistyped neighbour is told itself.
      if (isAmongOptions || near.some((each) => likelyOption(each.title, true))) return []
      return [{rule: 'mdx/option-alone', args: {title: title.slice(0, 80)}, at}]
    }
    const isOneOfMore = isAmongOptions || near.some((each) => untitled.test(each.title))
    const likely = likelyOption(title, isOneOfMore)
    return likely === undefined
      ? []
      : [{rule: 'mdx/option-title', args: {title: title.slice(0, 80), likely}, at}]
  })
}

function likelyOption(title: string, isOneOfMore: boolean): string | undefined {
  if (!isOneOfMore) return undefined
  const bare = untitled.exec(title)
  if (bare) return `Option ${bare[1]}: ${rest(title, bare[0])}`
  const other = worded.exec(title)
  if (!other || optionTitle.test(title) || distance((other[1] ?? '').toLowerCase(), 'option') > 2)
    return undefined
  return `Option: ${rest(title, other[0])}`
}

/** A heading far below the one before it: readers who hear the page, and its contents, lose the thread. */
function rankSlips(blocks: readonly RootContent[]): Slip[] {
  const found: Slip[] = []
  // Steps of an article that has nothing else begin at the third rank, by convention.
  let rank = 2
  for (const node of nodesOf({type: 'root', children: [...blocks]})) {
    if (node.type !== 'heading') continue
    const title = plainText(node).trim().slice(0, 80)
    const likely = node.depth === 1 ? 2 : rank + 1
    if (node.depth === 1 || node.depth > rank + 1)
      found.push({
        rule: 'mdx/heading-rank',
        args: {title, typed: '#'.repeat(node.depth), likely: '#'.repeat(likely)},
        at: startOf(node)
      })
    rank = Math.max(node.depth, 2)
  }
  return found
}

/**
 * Make a choice of sections that tell ways to reach the same end: “With the console”, “With the command line”.
 *
 * Read from top to bottom, such a page makes its reader do everything twice.
 *
 * Neighbouring sections of one rank are ways when each holds a procedure and their titles share a frame around one
 * part that varies (“Authentication using a key”, “Authentication using a certificate”), count as options or methods, or
 * when the second says of itself that it is an alternative. Their headings get the word “Option”. Where a later way points
 * back to an earlier one (“as described previously”), a link leads there.
 */

import GithubSlugger from 'github-slugger'
import type {Element, Nodes, Parents, Text} from 'hast'
import {plain} from '../model/readable.ts'
import {noPiece} from '../model/words.ts'
import {cutLeading, leadingText} from './common/leading.ts'
import {type Child, isElement, make, rankOf, text, walk} from './common/tree.ts'
import {defineRepair, type RepairContext} from './define-repair.ts'

interface Section {
  heading: Element
  title: string
  /** Index of the heading, and the index after its last node. */
  start: number
  end: number
  nodes: Child[]
}

const option =
  /^(?:option|method|way|alternative|approach|variant)\s*(?:\d{1,2}|[a-z](?![\p{L}]))\s*[:.)\u2013\u2014-]\s*/iu
const alternative =
  /^(?:as an alternative(?: to)?|alternatively\b|instead of (?:using )?|another way to\b|if you (?:prefer|would rather|do(?:n't| not) want)\b)/i
const done = /^option:/i
const back =
  /\bas (?:described|explained|shown|outlined|detailed) (?:previously|above|earlier|before|in the (?:previous|first) (?:section|option|method))\b/i

export const choiceOfPaths = defineRepair(
  {
    id: 'choice-of-paths',
    summary: 'Sections that tell different ways to the same end read as if all were needed.',
    defaults: {}
  },
  function (tree, context) {
    const parents: Parents[] = [tree]
    walk(tree, function (element) {
      if (/^(?:article|body|div|main|section)$/.test(element.tagName)) parents.push(element)
    })

    for (const parent of parents)
      for (const ways of choices(parent.children as Child[])) {
        for (const way of ways) name(way, context)
        for (const [at, way] of ways.entries())
          if (at > 0) pointBack(way, ways[at - 1] as Section, context)
      }
  }
)

/** Runs of neighbouring sections that are ways to the same end, at every rank. */
function choices(children: readonly Child[]): Section[][] {
  const result: Section[][] = []
  const runs = new Map<number, {run: Section[]; end: number}>()

  for (const section of sections(children)) {
    const rank = rankOf(section.heading)
    const open = runs.get(rank)
    const last = open?.end === section.start ? open.run.at(-1) : undefined
    if (open && last && areWays(last, section)) {
      open.run.push(section)
      open.end = section.end
      continue
    }
    if (open) result.push(open.run)
    runs.set(rank, {run: hasProcedure(section.nodes) ? [section] : [], end: section.end})
  }
  for (const {run} of runs.values()) result.push(run)
  return result.filter((run) => run.length > 1)
}

/** The sections among `children`, in order. */
function sections(children: readonly Child[]): Section[] {
  const result: Section[] = []
  const open: Section[] = []

  for (const [at, heading] of children.entries()) {
    const rank = rankOf(heading)
    if (rank === 0 || !isElement(heading)) continue
    while (rankOf(open.at(-1)?.heading) >= rank) close(at)
    const section = {heading, title: plain(heading), start: at, end: children.length, nodes: []}
    result.push(section)
    open.push(section)
  }
  while (open.length > 0) close(children.length)
  return result

  function close(end: number): void {
    const section = open.pop()
    if (!section) return
    section.end = end
    section.nodes = children.slice(section.start + 1, end)
  }
}

function areWays(a: Section, b: Section): boolean {
  if (!hasProcedure(b.nodes)) return false
  if (done.test(a.title) && done.test(b.title)) return true
  if (option.test(a.title) && option.test(b.title)) return true
  const first = b.nodes.find((node) => isElement(node, 'p'))
  if (first && alternative.test(plain(first))) return true
  return shareFrame(a.title, b.title)
}

/** Whether two titles are the same up to a word of means (“using”), and differ after it. */
function shareFrame(a: string, b: string): boolean {
  const left = a.toLowerCase().split(/\s+/)
  const right = b.toLowerCase().split(/\s+/)
  let start = 0
  while (start < left.length && left[start] === right[start]) start++
  if (start === left.length || start === right.length) return false
  while (/^(?:an?|the|your)$/.test(left[start - 1] ?? '')) start--
  // “For” and “in” name readers and places as well, so they tell nothing.
  return /^(?:using|with|via|through)$/.test(left[start - 1] ?? '')
}

/** Whether `nodes` hold steps. */
function hasProcedure(nodes: readonly Nodes[]): boolean {
  let steps = 0
  const root = {type: 'root' as const, children: nodes as Child[]}
  walk(root, function (element) {
    if (element.tagName === 'ol')
      steps += element.children.filter((item) => isElement(item, 'li')).length
    else if (rankOf(element) > 0 && /^step \d/i.test(plain(element))) steps++
  })
  return steps > 1
}

/** Say in the heading of `way` that it is one of several. */
function name(way: Section, {change}: RepairContext<object>): void {
  const {heading, title} = way
  if (done.test(title)) return
  const typed = option.exec(leadingText(heading))?.[0] ?? ''
  const rest = leadingText(heading).slice(typed.length).trim()
  if (typed !== '' && rest !== '') cutLeading(heading, typed.length)
  heading.children.unshift(text(heading, 'Option: '))
  const removed = typed !== '' && rest !== '' ? {removed: {...noPiece, text: typed}} : {}
  change({at: heading, args: {title}, ...removed, added: {...noPiece, text: 'Option'}})
}

/**
 * Link the words with which `way` points back to `target`, once.
 * After a procedure of its own they may mean that one.
 */
function pointBack(way: Section, target: Section, {change}: RepairContext<object>): void {
  for (const node of way.nodes) {
    if (!isElement(node)) continue
    const found = findText(node)
    if (found === 'linked') return
    if (found) {
      link(found, target, change)
      return
    }
    if (hasProcedure([node])) return
  }
}

function link(
  {parent, child, match}: Found,
  {heading, title}: Section,
  change: RepairContext<object>['change']
): void {
  heading.properties['id'] ??= new GithubSlugger().slug(plain(heading))
  const href = `#${heading.properties['id']}`
  const anchor = make(child, 'a', {href}, [text(child, match[0])])
  const before = text(child, child.value.slice(0, match.index))
  const after = text(child, child.value.slice(match.index + match[0].length))
  const parts = [before, anchor, after].filter((part) => part.type !== 'text' || part.value !== '')
  parent.children.splice(parent.children.indexOf(child), 1, ...parts)
  change({at: anchor, args: {to: title, words: match[0]}, added: {...noPiece, links: [href]}})
}

interface Found {
  parent: Element
  child: Text
  match: RegExpExecArray
}

/** The first text in `node` that points back; `linked` if it does so already. */
function findText(node: Element): Found | 'linked' | undefined {
  const todo: Element[] = [node]
  for (let parent = todo.pop(); parent; parent = todo.pop()) {
    if (parent.tagName === 'pre') continue
    for (const child of parent.children) {
      const match = child.type === 'text' ? back.exec(child.value) : null
      if (match && parent.tagName === 'a') return 'linked'
      if (match && child.type === 'text') return {parent, child, match}
    }
    for (const child of parent.children.toReversed()) if (isElement(child)) todo.push(child)
  }
  return undefined
}

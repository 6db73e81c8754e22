/**
 * Gathers siblings that are numbered by hand into ordered lists: what typed steps, lists that were split and
 * tables of steps have in common.
 *
 * Numbers that count on make a procedure; what stands between two of them belongs to the step above. A
 * heading, or a number that does not count on, ends it. What follows the last step stays outside, save for
 * pictures right after it, the list or table that a step ending in a colon announces, and the code or the
 * captioned picture that the other steps have, too.
 */

import type {Element, ElementContent, Nodes, Parents, Root} from 'hast'
import {pushAll} from '../../model/long-lists.ts'
import {plain} from '../../model/readable.ts'
import {labelAlone} from './callout-labels.ts'
import {type Child, isBlank, isBlock, isElement, isHollow, make, rankOf, walk} from './tree.ts'

/** A block that holds one step or several that count on. */
export interface Marker {
  first: number
  /** The items that it stands for, as `li`; at least one. */
  items: Element[]
}

export interface Run {
  list: Element
  first: number
  count: number
  /** What the run was made of, in order. */
  markers: Element[]
}

/** A number that is not the next one, in the same section. */
export interface Gap {
  before: number
  after: number
  node: Element
}

export interface Reader {
  read(node: Element): Marker | undefined
  /** Whether the markers are a procedure; `first` is its first number, `apart` whether others stand between them. */
  accept(
    markers: readonly Element[],
    items: readonly Element[],
    first: number,
    apart: boolean
  ): boolean
}

/** Markers that count on, among the children of one parent. */
export interface Open {
  start: number
  /** Index after its last marker. */
  end: number
  markers: Array<{node: Element; marker: Marker; at: number}>
}

/** Gather the runs in every element of `tree` that holds blocks. */
export function gatherRuns(tree: Root, reader: Reader): {runs: Run[]; gaps: Gap[]} {
  const runs: Run[] = []
  const gaps: Gap[] = []

  for (const parent of holdersIn(tree)) {
    const found = gatherIn(parent, reader)
    pushAll(runs, found.runs)
    pushAll(gaps, found.gaps)
  }
  return {runs, gaps}
}

const holders = new Set(
  'article aside blockquote body dd details div figure li main section td th'.split(' ')
)

/** Every element of `tree` that holds blocks, outer ones first. */
export function holdersIn(tree: Root): Parents[] {
  const parents: Parents[] = [tree]
  walk(tree, function (element) {
    if (holders.has(element.tagName)) parents.push(element)
  })
  return parents
}

/** Steps within steps within steps: deeper ones are left for what else they may be. */
const deepest = 8

/** Once a list is made, the numbers before and after it may count on around it. */
function gatherIn(parent: Parents, reader: Reader): {runs: Run[]; gaps: Gap[]} {
  const children = parent.children as Child[]
  const first = findRuns(children, reader)
  const runs: Run[][] = []
  let found = first.found

  for (let depth = 0; depth < deepest; depth++) {
    const taken = found.filter((run) => isAccepted(children, run, reader))
    // From the last on, so that the places of the others stay.
    const made = taken.toReversed().map((run) => buildRun(children, run))
    runs.unshift(made.reverse())
    if (taken.length === 0 || taken.length === found.length) break
    found = findRuns(children, reader).found
  }
  return {runs: runs.flat(), gaps: first.gaps}
}

/** The runs among `children` in order, of one marker and more. */
function findRuns(children: readonly Child[], {read}: Reader): {found: Open[]; gaps: Gap[]} {
  const gaps: Gap[] = []
  const sections: Open[][] = [[]]
  let open: Open | undefined
  let next = Number.NaN

  for (const [at, node] of children.entries()) {
    if (node.type !== 'element') continue
    // “Note” over a note does not end a procedure; it becomes a callout.
    if (rankOf(node) > 0 && !labelAlone(node)) {
      open = undefined
      sections.push([])
      continue
    }
    const marker = read(node)
    if (!marker) continue

    if (!open || marker.first !== next) {
      if (open && open.markers.length > 1 && marker.first > next)
        gaps.push({before: next - 1, after: marker.first, node})
      open = {start: at, end: at + 1, markers: []}
      sections.at(-1)?.push(open)
    }
    open.markers.push({node, marker, at})
    open.end = at + 1
    next = marker.first + marker.items.length
  }
  return {found: sections.filter((runs) => !areTwins(runs)).flat(), gaps}
}

/** Whether every number of a section stands twice: of two texts side by side, or of steps in a step. */
function areTwins(runs: readonly Open[]): boolean {
  const numbers = runs.flatMap(({markers}) => markers.map(({marker}) => marker))
  const [first] = numbers
  return (
    first !== undefined &&
    numbers.length > 2 &&
    numbers.length % 2 === 0 &&
    numbers.every(
      (each, at) => each.items.length === 1 && each.first === first.first + Math.floor(at / 2)
    )
  )
}

function isAccepted(children: readonly Child[], {start, end, markers}: Open, {accept}: Reader) {
  return accept(
    markers.map(({node}) => node),
    markers.flatMap(({marker}) => marker.items),
    markers[0]?.marker.first ?? 1,
    children.slice(start, end).filter((each) => !isBlank(each)).length > markers.length
  )
}

/** Put the list that `run` is in the place of its markers, and of what belongs to them, in `children`. */
export function buildRun(children: Child[], {start, end, markers}: Open): Run {
  const items: Element[] = []
  const last = markers.at(-1)
  const held = last && usual(children, markers)
  const until = belongsAfter(children, end, last?.marker, held)
  const between = children.slice(start, until)
  const [first] = markers
  let turn = 0
  /** What stands bare between the steps, as a paragraph. */
  let bare: Element | undefined

  for (const [index, node] of between.entries()) {
    const marker = markers[turn]
    if (marker && marker.at === start + index) {
      pushAll(items, marker.marker.items)
      turn++
      bare = undefined
    } else if (isBlock(node)) {
      bare = undefined
      if (!isBlank(node)) items.at(-1)?.children.push(node)
    } else if (isHollow(node) && !isBlank(node) && !bare) {
      // A place to link to is no paragraph.
      items.at(-1)?.children.push(node as ElementContent)
    } else if (bare) {
      bare.children.push(node as ElementContent)
    } else if (!isBlank(node)) {
      bare = make(node, 'p', {}, [node as ElementContent])
      items.at(-1)?.children.push(bare)
    }
  }

  const list = make(first?.node ?? (children[start] as Child), 'ol', {}, items)
  if (first && first.marker.first !== 1) list.properties['start'] = first.marker.first
  children.splice(start, until - start, list)
  return {
    list,
    first: first?.marker.first ?? 1,
    count: items.length,
    markers: markers.map(({node}) => node)
  }
}

/** Index after what follows the last step and still belongs to it. */
function belongsAfter(
  children: readonly Child[],
  end: number,
  last: Marker | undefined,
  held: ReadonlySet<string> = new Set()
): number {
  let until = end
  const due = new Set(held)
  let announced = /:\s*$/.test(plain(last?.items.at(-1) ?? []))

  for (let at = end; at < children.length; at++) {
    const node = children[at] as Child
    if (isBlank(node)) continue
    const announces = announced && isElement(node, 'ul', 'table', 'pre')
    const isDue = due.delete(kindOf(node))
    if (!announces && !isDue && !isPicture(node)) break
    if (announces) announced = false
    until = at + 1
  }
  return until
}

/** What most steps hold and the last one does not: code, or a picture with its caption. */
function usual(children: readonly Child[], markers: Open['markers']): Set<string> {
  const others = markers.slice(0, -1)
  const held = markers.map(function ({at, marker}, turn) {
    const until = markers[turn + 1]?.at ?? at + 1
    const inside = marker.items.flatMap((item) => item.children)
    return new Set([...inside, ...children.slice(at + 1, until)].map(kindOf))
  })
  const result = new Set<string>()
  for (const kind of ['pre', 'figure']) {
    const count = held.slice(0, -1).filter((kinds) => kinds.has(kind)).length
    if (count > 1 && count * 2 > others.length && !held.at(-1)?.has(kind)) result.add(kind)
  }
  return result
}

/** The name of a block of code, or of a picture with a caption. */
function kindOf(node: Nodes): string {
  if (isElement(node, 'pre')) return 'pre'
  return isElement(node, 'figure') && plain(node) !== '' ? 'figure' : ''
}

/** Whether `node` shows pictures and nothing else. */
function isPicture(node: Child): boolean {
  if (!isElement(node, 'p', 'figure', 'img', 'div', 'a', 'span')) return false
  if (plain(node) !== '') return false
  return node.tagName === 'img' || node.children.some((child) => isPicture(child as Child))
}

/** Paragraphs in one, parted by two line breaks or more. */

import type {Element, ElementContent} from 'hast'
import {pushAll} from '../../model/long-lists.ts'
import {pictureEdges} from './picture-edges.ts'
import {isBlank, isElement, isHollow} from './tree.ts'

/** The parts of `nodes` between pairs of line breaks, where a reader sees something in them. */
export function partsOf(nodes: readonly ElementContent[]): ElementContent[][] {
  if (!mayHoldBreaks(nodes)) return [[...nodes]]
  const parts = joinHollow(partAtBreaks(lifted(nodes)).filter((part) => !part.every(isBlank)))
  return parts.length > 1 ? parts.map((part) => trimmed(part, true, true)) : parts
}

/** `parts` with places to link to, which are no paragraph, in the part below them. */
function joinHollow(parts: readonly ElementContent[][]): ElementContent[][] {
  const result: ElementContent[][] = []
  let waiting: ElementContent[] = []
  for (const part of parts) {
    if (part.every(isHollow)) waiting = [...waiting, ...part]
    else {
      result.push([...waiting, ...part])
      waiting = []
    }
  }
  if (waiting.length > 0) result.push([...(result.pop() ?? []), ...waiting])
  return result
}

/** Whether there are two line breaks at least, so that most paragraphs are left alone. */
function mayHoldBreaks(nodes: readonly ElementContent[]): boolean {
  let found = 0
  const todo = [...nodes]
  for (let node = todo.pop(); node && found < 2; node = todo.pop())
    if (isElement(node, 'br')) found++
    else if (node.type === 'element') pushAll(todo, node.children)
  return found > 1
}

const inline =
  'a abbr b big cite code del em font i ins kbd mark s small strike strong sub sup u'.split(' ')

const codes = ['code', 'kbd', 'samp']

/** What may be parted: a link may not, as it would be two. */
const parted = ['b', 'del', 'em', 'i', 's', 'strike', 'strong', 'u']

/** `nodes` with the line breaks at the edges of emphasis beside it. */
function lifted(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap(function (node) {
    if (node.type !== 'element' || !inline.includes(node.tagName)) return [node]
    const inner = lifted(node.children)
    if (inner.every(isBlank)) {
      const anchor = isBlank(node) ? [] : [{...node, children: []}]
      return count(inner) > 0 ? [...anchor, ...inner] : [node]
    }
    // Blanks in code are meant.
    if (codes.includes(node.tagName)) return [node]
    const start = inner.findIndex((each) => !isBlank(each))
    const end = inner.findLastIndex((each) => !isBlank(each)) + 1
    const lead = inner.slice(0, start)
    const tail = inner.slice(end)
    const [from, to] = [count(lead) > 0 ? start : 0, count(tail) > 0 ? end : inner.length]
    return [...inner.slice(0, from), {...node, children: inner.slice(from, to)}, ...inner.slice(to)]
  })
}

/** `nodes` in parts, where two breaks or more follow each other; emphasis around them is parted, too. */
function partAtBreaks(nodes: readonly ElementContent[]): ElementContent[][] {
  const parts: ElementContent[][] = [[]]
  let breaks: ElementContent[] = []

  for (const node of nodes) {
    if (isElement(node, 'br')) breaks.push(node)
    else if (breaks.length > 0 && isBlank(node)) breaks.push(node)
    else {
      if (count(breaks) > 1) parts.push([])
      else pushAll(parts.at(-1) ?? [], breaks)
      breaks = []
      const inner = isElement(node, ...parted) ? partAtBreaks(node.children) : []
      const pieces = inner.length > 1 ? piecesOf(node as Element, inner) : [node]
      for (const [at, piece] of pieces.entries()) {
        if (at > 0) parts.push([])
        if (piece) pushAll(parts.at(-1) ?? [], inner.length > 1 ? besidePictures(piece) : [piece])
      }
    }
  }
  if (count(breaks) < 2) pushAll(parts.at(-1) ?? [], breaks)
  return parts
}

/** `element` around each of `parts`, nothing around one without words; its id stays with the first. */
function piecesOf(
  element: Element,
  parts: readonly ElementContent[][]
): Array<Element | undefined> {
  const {id: _, ...properties} = element.properties
  let isFirst = true
  return parts.map(function (children, at) {
    if (children.every(isBlank)) return undefined
    const piece = {
      ...element,
      ...(!isFirst && {properties}),
      children: trimmed(children, at > 0, at < parts.length - 1)
    }
    isFirst = false
    return piece
  })
}

/** Pictures that emphasis begins or ends with once it is parted stand beside it. */
function besidePictures(piece: ElementContent): ElementContent[] {
  if (piece.type !== 'element') return [piece]
  const {lead, rest, tail} = pictureEdges(piece.children)
  if (lead.length + tail.length === 0) return [piece]
  return [...lead, ...(rest.length > 0 ? [{...piece, children: rest}] : []), ...tail]
}

/** Without blanks at the edges that stand beside the end of a paragraph now. */
function trimmed(nodes: readonly ElementContent[], start: boolean, end: boolean): ElementContent[] {
  return nodes
    .map(function (node, at) {
      if (node.type !== 'text') return node
      let {value} = node
      if (start && at === 0) value = value.trimStart()
      if (end && at === nodes.length - 1) value = value.trimEnd()
      return {...node, value}
    })
    .filter((node) => node.type !== 'text' || node.value !== '')
}

function count(nodes: readonly ElementContent[]): number {
  return nodes.filter((node) => isElement(node, 'br')).length
}

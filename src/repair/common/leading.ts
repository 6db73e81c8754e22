/** What a block begins with, read and cut across inline elements (`<b>Note</b>: …`, `<b>1.</b> …`). */

import type {Element, ElementContent} from 'hast'
import {pushReversed} from '../../model/long-lists.ts'
import {isBlock, isElement} from './tree.ts'

/** The text of `node` as it stands, without what its blocks hold; pictures end what can be led in. */
export function leadingText(node: Element): string {
  let result = ''
  const todo: ElementContent[] = node.children.toReversed()

  for (let next = todo.pop(); next; next = todo.pop()) {
    if (next.type === 'text') result += next.value
    else if (next.type !== 'element') continue
    else if (next.tagName === 'br') result += '\n'
    else if (ends(next)) break
    else pushReversed(todo, next.children)
  }
  return result
}

function ends(node: Element): boolean {
  return ['img', 'input'].includes(node.tagName) || isBlock(node)
}

/** Take the first `count` characters of `leadingText` out of `node`, and inline elements that it empties. */
export function cutLeading(node: Element, count: number): void {
  cut(node, count)
}

function cut(node: Element, count: number): number {
  let left = count
  const children: ElementContent[] = []

  for (const child of node.children) {
    if (left === 0 || (child.type !== 'text' && child.type !== 'element')) children.push(child)
    else if (child.type === 'text') {
      const taken = Math.min(left, child.value.length)
      left -= taken
      if (taken < child.value.length) children.push({...child, value: child.value.slice(taken)})
    } else if (child.tagName === 'br') left--
    else {
      const before = left
      left = cut(child, left)
      if (left === before || child.children.length > 0) children.push(child)
    }
  }

  node.children = children
  return left
}

/** Cut blanks, `br` included, off the start of `node`. */
export function trimLeading(node: Element): void {
  cutLeading(node, leadingText(node).length - leadingText(node).trimStart().length)
}

/** Whether all text of `node` is in bold. */
export function isBold(node: Element): boolean {
  const seen = node.children.filter(
    (child) => (child.type !== 'text' || child.value.trim() !== '') && !isAnchor(child)
  )
  return (
    seen.length > 0 &&
    seen.every((child) => isElement(child, 'b', 'strong', 'br') || isBoldInside(child)) &&
    !seen.every((child) => isElement(child, 'br'))
  )
}

/** Underlined or slanted, and bold all through. */
function isBoldInside(node: ElementContent): boolean {
  return isElement(node, 'em', 'i', 'u') && isBold(node)
}

/** A place to link to, with nothing in it. */
function isAnchor(node: ElementContent): boolean {
  return isElement(node, 'span', 'a') && node.children.length === 0
}

/** `nodes` parted where a `br` stands between them; an inline element that holds a `br` is not parted. */
export function lines(nodes: readonly ElementContent[]): ElementContent[][] {
  const result: ElementContent[][] = [[]]
  for (const node of nodes)
    if (isElement(node, 'br')) result.push([])
    else result.at(-1)?.push(node)
  return result.filter((line) =>
    line.some((node) => node.type !== 'text' || node.value.trim() !== '')
  )
}

/** Numbers as they are written out, from zero on. */
export const numberNames =
  'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** The number that `typed` says, in digits or written out. */
export function numberNamed(typed: string): number {
  return /\d/.test(typed) ? Number(typed) : numberNames.indexOf(typed.toLowerCase())
}

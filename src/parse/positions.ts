/** Puts true places on nodes: offsets, lines and columns of the text that was given. */

import type {ElementContent, Nodes} from 'hast'
import type {Point, Position} from 'unist'
import {locator} from '../model/text.ts'

export type Place = (start: number, end: number) => Position

/** Make a function that gives the position of a range of `text`. */
export function placer(text: string): Place {
  const locate = locator(text)

  return (start, end) => ({start: point(start), end: point(Math.max(start, end))})

  function point(offset: number): Point {
    return {...locate(offset), offset}
  }
}

/** Nodes without a place get that of what they hold, else that of what stands before them. */
export function fillPositions(tree: Nodes): void {
  const order: Nodes[] = []
  const todo: Nodes[] = [tree]
  for (let node = todo.pop(); node; node = todo.pop()) {
    order.push(node)
    if ('children' in node) for (const child of node.children) todo.push(child)
  }

  for (const node of order.toReversed()) {
    if (node.position || !('children' in node)) continue
    const first = node.children.find((child) => child.position)?.position
    const last = node.children.findLast((child) => child.position)?.position
    if (first && last) node.position = {start: first.start, end: last.end}
  }

  for (const node of order) {
    if (!('children' in node)) continue
    let before = node.position?.start
    for (const child of node.children) {
      if (!child.position && before) child.position = {start: before, end: before}
      before = child.position?.end ?? before
    }
  }
}

/** Put `position` on every node of `nodes`, which come from somewhere else. */
export function stamp(nodes: readonly ElementContent[], position: Position | undefined): void {
  const todo: Nodes[] = [...nodes]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (position) node.position = position
    else delete node.position
    if ('children' in node) for (const child of node.children) todo.push(child)
  }
}

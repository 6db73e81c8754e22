/** Pictures at the ends of a heading or of emphasis, which need not stand in it. */

import type {ElementContent} from 'hast'
import {isBlank, isElement} from './tree.ts'

export interface PictureEdges {
  lead: ElementContent[]
  /** What stands between the pictures. */
  rest: ElementContent[]
  tail: ElementContent[]
}

/** The pictures at both ends of `nodes`, with what parts them. */
export function pictureEdges(nodes: readonly ElementContent[]): PictureEdges {
  const first = nodes.findIndex((node) => !isBlank(node) && !isPicture(node))
  const last = nodes.findLastIndex((node) => !isBlank(node) && !isPicture(node))
  if (first === -1)
    return nodes.some(isPicture)
      ? {lead: [...nodes], rest: [], tail: []}
      : {lead: [], rest: [...nodes], tail: []}
  const lead = nodes.slice(0, first)
  const tail = nodes.slice(last + 1)
  const [from, to] = [
    lead.some(isPicture) ? first : 0,
    tail.some(isPicture) ? last + 1 : nodes.length
  ]
  return {lead: nodes.slice(0, from), rest: nodes.slice(from, to), tail: nodes.slice(to)}
}

/** Whether `node` shows a picture and nothing else; an icon is as high as its line. */
function isPicture(node: ElementContent): boolean {
  if (isElement(node, 'img')) return true
  return (
    isElement(node, 'a', 'span') &&
    node.children.some(isPicture) &&
    node.children.every((child) => isBlank(child) || isPicture(child))
  )
}

/**
 * Unwrap boxes that say nothing: `div` around `div` around a paragraph.
 *
 * Editors, themes and chats wrap every few blocks, or each of them. Steps that stand in boxes of their own are no run of
 * steps to whoever looks at what stands side by side, and a heading in a box is the heading of nothing.
 *
 * A box that holds text only, or a picture, is a paragraph. One that tells the language or the direction of its text
 * stays, and so do footnotes. A place to link to stays one.
 */

import type {Element, ElementContent} from 'hast'
import {type Child, isBlank, isBlock, isElement, make, rewrite} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const boxes = ['article', 'body', 'center', 'div', 'main', 'section']
const told = ['dataFootnotes', 'dataInclude', 'dataList', 'lang']

export const plainBoxes = defineRepair(
  {
    id: 'plain-boxes',
    summary: 'Boxes that say nothing are wrapped around blocks.',
    defaults: {}
  },
  function (tree, {change}) {
    let first: Element | undefined
    let count = 0

    rewrite(tree, function (box, parent) {
      if (!isElement(box, ...boxes) || told.some((name) => box.properties[name] !== undefined))
        return
      if (/^(?:rtl|auto)$/i.test(String(box.properties['dir'] ?? ''))) return
      // Words side by side with these would run into them.
      if (parent.type === 'element' && (!isBlock(parent) || isElement(parent, 'p', ...lines)))
        return
      first ??= box
      count++
      return unwrapped(box)
    })

    if (first) change({at: first, args: {count}})
  }
)

/** Blocks that hold lines only. */
const lines = 'h1 h2 h3 h4 h5 h6 pre dt summary caption figcaption'.split(' ')

function unwrapped(box: Element): Child[] {
  const {id} = box.properties
  const result: ElementContent[] = id === undefined ? [] : [make(box, 'span', {id})]
  let line: Element | undefined

  for (const child of box.children) {
    if (isBlock(child)) {
      line = undefined
      result.push(child)
    } else if (line) line.children.push(child)
    else if (isBlank(child)) result.push(child)
    else {
      line = make(child, 'p', {}, [child])
      result.push(line)
    }
  }
  return result
}

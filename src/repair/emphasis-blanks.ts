/**
 * Move blanks and line breaks at the edges of bold, italic or linked text out of it.
 *
 * `<strong>Save </strong>` is no bold text in Markdown, and `<strong>Save<br></strong>` neither. A blank at
 * the end of a link, before a closing quote or a full stop, is left from a broken line: it goes.
 */

import type {Element, Parents} from 'hast'
import {pushAll} from '../model/long-lists.ts'
import {readable} from '../model/readable.ts'
import {type Child, isElement, joinTexts, text} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const names = ['a', 'b', 'del', 'em', 'i', 's', 'strike', 'strong']

export const emphasisBlanks = defineRepair(
  {
    id: 'emphasis-blanks',
    summary: 'Bold, italic or linked text begins or ends with a blank.',
    defaults: {}
  },
  function (tree, {change}) {
    mend(tree)

    function mend(parent: Parents): void {
      const children = parent.children as Child[]
      const result: Child[] = []
      let changed = false

      for (const [index, child] of children.entries()) {
        if (isElement(child)) mend(child)
        if (!isElement(child, ...names) || isAnchor(child)) {
          result.push(child)
          continue
        }
        const before = edge(child, 'start')
        const after = edge(child, 'end')
        if (before.length + after.length > 0) {
          change({at: child, args: {element: child.tagName}})
          changed = true
        }
        if (!isNeedless(child, result.at(-1), before, openings)) pushAll(result, before)
        if (child.children.length > 0) result.push(child)
        if (!isNeedless(child, children[index + 1], after, closings)) pushAll(result, after)
      }
      if (changed) parent.children = joinTexts(result) as typeof parent.children
    }
  }
)

const openings = /[\s'"“‘«([]$/
const closings = /^[\s'"”’»)\].,;:!?…]/

/** Whether the blanks at an edge of a link part it from nothing but a quote or a full stop. */
function isNeedless(
  {tagName}: Element,
  neighbour: Child | undefined,
  blanks: readonly Child[],
  marks: RegExp
): boolean {
  if (tagName !== 'a' || !neighbour || blanks.some((node) => node.type !== 'text')) return false
  return marks.test(readable(neighbour).text)
}

/** An empty `a` is a place to link to. */
function isAnchor({tagName, children}: Element): boolean {
  return tagName === 'a' && children.length === 0
}

/** Take the blanks and breaks off one edge of `element`. */
function edge(element: Element, side: 'start' | 'end'): Child[] {
  const {children} = element
  const out: Child[] = []

  for (;;) {
    const child = side === 'start' ? children[0] : children.at(-1)
    if (isElement(child, 'br')) {
      out.push(child)
    } else if (child?.type === 'text') {
      const rest = side === 'start' ? child.value.trimStart() : child.value.trimEnd()
      const blank =
        side === 'start'
          ? child.value.slice(0, child.value.length - rest.length)
          : child.value.slice(rest.length)
      if (blank) out.push(text(child, blank))
      child.value = rest
      if (rest) break
    } else {
      break
    }
    if (side === 'start') children.shift()
    else children.pop()
  }

  return side === 'start' ? out : out.reverse()
}

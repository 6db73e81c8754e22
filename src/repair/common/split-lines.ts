/** Parts paragraphs whose lines are lines of a help centre: whoever copied them made one paragraph of many. */

import type {Element, ElementContent, Parents, Root} from 'hast'
import {isFrameLine} from '../../model/help-centre-words.ts'
import {rankInTail} from './help-centre-tail.ts'
import {type Child, isBlank, isElement, make, text, textsOf, walk} from './tree.ts'

/** Make paragraphs of the lines of those that hold a line of a help centre; returns how to undo it, if any did. */
export function splitLines(tree: Root): (() => void) | undefined {
  const former: Array<{parent: Parents; children: Child[]}> = []
  const found: Array<{paragraph: Element; parent: Parents}> = []
  walk(tree, function (element, parent) {
    if (isElement(element, 'p') && holdsFrameLine(element)) found.push({paragraph: element, parent})
  })

  for (const {paragraph, parent} of found) {
    const children = parent.children as Child[]
    former.push({parent, children: children.slice()})
    const lines = linesOf(paragraph).map((line) => make(line[0] ?? paragraph, 'p', {}, line))
    children.splice(children.indexOf(paragraph), 1, ...lines)
  }
  if (former.length === 0) return undefined
  return function () {
    for (const {parent, children} of former.toReversed())
      parent.children = children as typeof parent.children
  }
}

function holdsFrameLine(paragraph: Element): boolean {
  const lines = linesOf(paragraph)
  if (lines.length < 2) return false
  return lines.some(function (line) {
    const shown = textsOf(line)
      .map(({value}) => value)
      .join('')
      .trim()
    return isFrameLine(shown) || rankInTail(shown) > 0
  })
}

/** What stands between line breaks, typed or marked. */
function linesOf(paragraph: Element): ElementContent[][] {
  const result: ElementContent[][] = [[]]
  for (const child of paragraph.children) {
    if (isElement(child, 'br')) result.push([])
    else if (child.type === 'text')
      for (const [at, value] of child.value.split('\n').entries()) {
        if (at > 0) result.push([])
        if (value !== '') result.at(-1)?.push(text(child, value))
      }
    else result.at(-1)?.push(child)
  }
  return result.filter((line) => !line.every(isBlank))
}

/**
 * Unwrap bold or underlined text that fills a heading.
 *
 * A heading stands out by itself; the wrapper only shows as asterisks in Markdown, and an underlined one as a link.
 */

import type {Element} from 'hast'
import {insertAll} from '../model/long-lists.ts'
import {isBlank, isElement, make, rankOf, rewrite} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

export const boldHeadings = defineRepair(
  {
    id: 'bold-headings',
    summary: 'A heading is set in bold on top of being a heading.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (heading) {
      if (rankOf(heading) === 0 && heading.tagName !== 'summary' && !isTitle(heading)) return

      if (unwrapBold(heading)) change({at: heading})
      return
    })
  }
)

/** The title of a box, which is bold as well. */
function isTitle({tagName, properties}: Element): boolean {
  return tagName === 'p' && 'dataCalloutTitle' in properties
}

/** Take the bold elements off that hold all of `heading`; their ids stay. Returns whether there were any. */
export function unwrapBold(heading: Element): boolean {
  let found = false
  for (let bold = onlyBold(heading); bold; bold = onlyBold(heading)) {
    const {id} = bold.properties
    const anchor = id === undefined ? [] : [make(bold, 'span', {id})]
    if (id !== undefined && heading.properties['id'] === undefined) heading.properties['id'] = id
    else heading.children.unshift(...anchor)
    insertAll(heading.children, heading.children.indexOf(bold), bold.children, 1)
    found = true
  }
  const only = onlyChild(heading)
  return (isElement(only, 'em', 'i') && unwrapBold(only)) || found
}

/** The bold or underlined element that holds all that is seen of `heading`. */
function onlyBold(heading: Element): Element | undefined {
  const only = onlyChild(heading)
  return isElement(only, 'b', 'strong', 'u') ? only : undefined
}

function onlyChild(element: Element): Element['children'][number] | undefined {
  const [only, ...others] = element.children.filter((child) => !isBlank(child) && !isAnchor(child))
  return others.length === 0 ? only : undefined
}

function isAnchor(node: Element['children'][number]): boolean {
  return isElement(node, 'span', 'a') && node.children.length === 0
}

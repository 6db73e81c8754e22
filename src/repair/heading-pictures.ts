/**
 * Move pictures out of headings and out of emphasis.
 *
 * A picture in a heading is missing from the contents, or makes a line of them too high; one in bold text makes asterisks
 * around it in Markdown. A picture that is all of a heading heads nothing.
 *
 * A picture goes below the heading that it stands in, or beside the emphasis that it begins or ends. One that stands
 * between words of a heading is an icon that the words need, and stays; so does a picture between bold words.
 */

import type {Element, ElementContent} from 'hast'
import {pictureEdges} from './common/picture-edges.ts'
import {type Child, isBlank, isElement, isHollow, make, rankOf, rewrite} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const emphasis = ['b', 'del', 'em', 'i', 's', 'strike', 'strong', 'u']

export const headingPictures = defineRepair(
  {
    id: 'heading-pictures',
    summary: 'A picture stands in a heading, or in bold.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (element, parent): Child[] | undefined {
      const isHeading = rankOf(element) > 0
      if (!isHeading && !isElement(element, ...emphasis)) return
      const {lead, rest, tail} = pictureEdges(element.children)
      if (lead.length + tail.length === 0) return
      // What encloses it is looked at next, and moves them on.
      change({at: element, args: {element: element.tagName}})
      const kept = rest.every(isHollow)
        ? [...anchor(element), ...rest]
        : [{...element, children: rest}]
      if (!isHeading) return [...lead, ...kept, ...tail]
      if (isElement(parent, 'p')) return undefined
      return [...kept, ...[...lead, ...tail].filter((each) => !isBlank(each)).map(asParagraph)]
    })
  }
)

function anchor(element: Element): Element[] {
  const {id} = element.properties
  return id === undefined ? [] : [make(element, 'span', {id})]
}

function asParagraph(node: ElementContent): Element {
  return make(node, 'p', {}, [node])
}

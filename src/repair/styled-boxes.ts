/**
 * Make callouts of boxes that only a style sheet tells from other text.
 *
 * Help centres mark a note by a class: `callout-warning`, `blockquote-tip`. Without their style sheet
 * nothing is left of it. What Confluence makes is mended by `view-boxes`.
 */

import type {Element} from 'hast'
import {classesOf, hasClass} from './common/classes.ts'
import {isBlank, isElement, make, rewrite, withoutBold} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const kinds: Readonly<Record<string, string>> = {
  caution: 'caution',
  danger: 'warning',
  error: 'warning',
  hint: 'tip',
  important: 'important',
  info: 'note',
  information: 'note',
  note: 'note',
  success: 'tip',
  tip: 'tip',
  warn: 'warning',
  warning: 'warning'
}

/** Names that say what a box is, with something that says that it is one, or on their own. */
const boxed =
  /^(?:callout|alert|admonition|notice|notification|message|box|panel|blockquote|infobox)[-_]{1,2}([a-z]+)$/i
const alone = /^(caution|danger|important|info|note|tip|warning)(?:[-_]?box)?$/i

export const styledBoxes = defineRepair(
  {
    id: 'styled-boxes',
    summary: 'A note or a warning is one by its looks only.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (element) {
      if (!isElement(element, 'aside', 'blockquote', 'div', 'p', 'section') || isBlank(element))
        return
      const kind = kindOf(element)
      if (!kind || element.properties['dataCallout'] !== undefined) return

      change({at: element, args: {kind}})
      return [callout(element, kind)]
    })
  }
)

function kindOf(element: Element): string | undefined {
  const classes = classesOf(element)
  for (const name of classes) {
    const kind = kinds[(boxed.exec(name)?.[1] ?? alone.exec(name)?.[1] ?? '').toLowerCase()]
    if (kind) return kind
  }
  return undefined
}

function callout(box: Element, kind: string): Element {
  if (box.tagName === 'p')
    return make(box, 'aside', {dataCallout: kind}, [{...box, properties: {}}])

  const title = box.children.find((child) => hasClass(child, 'title'))
  const rest = box.children.filter((child) => child !== title)
  const head = isElement(title)
    ? [make(title, 'p', {dataCalloutTitle: ''}, withoutBold(title))]
    : []
  const {id} = box.properties
  return make(box, 'aside', {dataCallout: kind, ...(id === undefined ? {} : {id})}, [
    ...head,
    ...rest
  ])
}

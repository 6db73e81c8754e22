/**
 * Make callouts of boxes that only a style sheet tells from other text, and details of what unfolds.
 *
 * Help centres and Confluence's rendered pages mark a note by a class: `callout-warning`,
 * `blockquote-tip`, `confluence-information-macro-note`. Without their style sheet nothing is left of it.
 */

import type {Element, ElementContent} from 'hast'
import {plain} from '../model/readable.ts'
import {defineRepair} from './define-repair.ts'
import {isBlank, isElement, make, rewrite} from './tree.ts'

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
const confluence = /^confluence-information-macro-(information|note|tip|warning)$/

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
      if (classesOf(element).includes('expand-container')) {
        change({at: element, args: {kind: 'details'}})
        return [details(element)]
      }
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
    const wiki = confluence.exec(name)?.[1]
    // What Confluence calls a note is yellow, and means “take care”.
    if (wiki) return wiki === 'note' ? 'caution' : kinds[wiki]
    const kind = kinds[(boxed.exec(name)?.[1] ?? alone.exec(name)?.[1] ?? '').toLowerCase()]
    if (kind) return kind
  }
  const isPanel =
    classes.includes('panel') && !classes.includes('code') && !classes.includes('preformatted')
  return isPanel && element.children.some((child) => hasClass(child, 'panelContent'))
    ? 'note'
    : undefined
}

function callout(box: Element, kind: string): Element {
  if (box.tagName === 'p')
    return make(box, 'aside', {dataCallout: kind}, [{...box, properties: {}}])

  const title = box.children.find((child) => hasClass(child, 'title', 'panelHeader'))
  const rest = box.children.filter((child) => child !== title)
  const head = isElement(title) ? [make(title, 'p', {dataCalloutTitle: ''}, unbold(title))] : []
  const {id} = box.properties
  return make(box, 'aside', {dataCallout: kind, ...(id === undefined ? {} : {id})}, [
    ...head,
    ...rest
  ])
}

function details(box: Element): Element {
  const control = box.children.find((child) => hasClass(child, 'expand-control'))
  const rest = box.children.filter((child) => child !== control)
  const isSaid = isElement(control) && plain(control) !== ''
  const summary = isSaid ? [make(control, 'summary', {}, unbold(control))] : []
  return make(box, 'details', {}, [...summary, ...rest])
}

function unbold({children}: Element): ElementContent[] {
  return children.flatMap((child) => (isElement(child, 'b', 'strong') ? child.children : [child]))
}

function hasClass(node: ElementContent, ...names: readonly string[]): boolean {
  return isElement(node) && classesOf(node).some((name) => names.includes(name))
}

function classesOf({properties}: Element): string[] {
  const {className} = properties
  return Array.isArray(className) ? className.map(String) : []
}

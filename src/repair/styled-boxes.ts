/**
 * Make callouts of boxes that only a style sheet tells from other text.
 *
 * Help centres mark a note by a class: `callout-warning`, `blockquote-tip`. Without their style sheet
 * nothing is left of it. A box of another name (`blockquote-prereq`) that begins with a heading is a note
 * under that title. What Confluence makes is mended by `view-boxes`.
 */

import type {Element} from 'hast'
import {plain} from '../model/readable.ts'
import {table} from '../model/table.ts'
import {boldLabelOf, labelAlone, labelOf, signs} from './common/callout-labels.ts'
import {asBlocks} from './common/cells.ts'
import {classesOf} from './common/classes.ts'
import {isBlank, isBlock, isElement, make, rankOf, rewrite, withoutBold} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const kinds: Readonly<Record<string, string>> = table({
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
})

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
      if (
        !isElement(element, 'aside', 'blockquote', 'div', 'figure', 'p', 'section') ||
        isBlank(element)
      )
        return
      const mark = markOf(element)
      const kind = mark?.kind ?? kindOf(element) ?? framedKind(element) ?? plainKind(element)
      if (!kind || element.properties['dataCallout'] !== undefined) return

      const icon = mark?.line ?? iconOf(element)
      const own = (icon && !mark && signs.get(bareIcon(icon))) || kind
      change({at: element, args: {kind: own}, ...(icon && {removed: icon})})
      return [callout(icon ? without(element, icon) : element, own)]
    })
  }
)

function kindOf(element: Element): string | undefined {
  const classes = classesOf(element)
  for (const name of classes) {
    const kind = kinds[(boxed.exec(name)?.[1] ?? alone.exec(name)?.[1] ?? '').toLowerCase()]
    if (kind) return kind
  }
  // Frames of themes are boxes, too (`panel-body`); nobody quotes under a class of its own.
  const isQuote = isElement(element, 'blockquote')
  return isQuote && isTitled(element) && classes.some((name) => boxed.test(name))
    ? 'note'
    : undefined
}

/** A heading with something below it opens no section of the article: it names the box that it stands in. */
function isTitled({children}: Element): boolean {
  const [first, ...rest] = children.filter((child) => !isBlank(child))
  return rankOf(first) > 0 && rest.length > 0 && rest.every((child) => rankOf(child) === 0)
}

/** A box of a class that says no more than that it is one. */
const plainBox = /^(?:callout|admonition|alert|notice|info-?box|message-?box)$/i

function plainKind(element: Element): string | undefined {
  if (element.tagName === 'p') return undefined
  return classesOf(element).some((name) => plainBox.test(name)) ? 'note' : undefined
}

/** A ground or a border of its own, around words that begin with a label. */
const frame =
  /\bbackground(?:-color)?:\s*(?!\s*(?:transparent|none|inherit|initial|white\b|#fff(?:fff)?\b|rgb\(255, ?255, ?255\)))\S|\bborder(?:-left|-top)?:\s*(?!0|none)\S/i

function framedKind(element: Element): string | undefined {
  if (!frame.test(String(element.properties['style'] ?? ''))) return undefined
  const first = element.tagName === 'p' ? element : asBlocks(element).find((each) => !isBlank(each))
  if (!isElement(first) || !isBlock(first)) return undefined
  const more =
    element.tagName !== 'p' && asBlocks(element).filter((each) => !isBlank(each)).length > 1
  const label = labelOf(first) ?? boldLabelOf(first) ?? (more ? labelAlone(first, true) : undefined)
  return label?.kind
}

/** `![info]` as the first line of a quotation: how some help centres write their boxes in Markdown. */
function markOf(element: Element): {kind: string; line: Element} | undefined {
  if (element.tagName !== 'blockquote') return undefined
  const line = element.children.find((child) => !isBlank(child))
  const named = isElement(line, 'p') ? /^!\[([a-z]+)\]$/i.exec(plain(line))?.[1] : undefined
  const kind = kinds[named?.toLowerCase() ?? '']
  return kind && isElement(line) ? {kind, line} : undefined
}

/** What a box begins with, where that is one sign in an element of its own. */
function iconOf(box: Element): Element | undefined {
  const first = box.children.find((child) => !isBlank(child))
  if (!isElement(first, 'div', 'p', 'span') || box.tagName === 'p') return undefined
  return /^(?:\p{So}|\p{Emoji_Presentation}|[\u203C\u2049\u2139])\uFE0F?$/u.test(plain(first))
    ? first
    : undefined
}

function bareIcon(icon: Element): string {
  return plain(icon).replace('\uFE0F', '')
}

function without(box: Element, icon: Element): Element {
  return {...box, children: box.children.filter((child) => child !== icon)}
}

/** `title`, `callout__title`, `admonition-title`, `alert-heading`. */
const titled = /^(?:[a-z]+[-_]{1,2})?(?:title|heading)$/i

function callout(box: Element, kind: string): Element {
  if (box.tagName === 'p')
    return make(box, 'aside', {dataCallout: kind}, [{...box, properties: {}}])

  const title = box.children.find(
    (child) =>
      isElement(child, 'p', 'div', 'strong', 'b', 'span', 'header') &&
      classesOf(child).some((name) => titled.test(name))
  )
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

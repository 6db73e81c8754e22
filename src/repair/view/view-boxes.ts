/**
 * Make callouts of the boxes of Confluence’s rendered pages.
 *
 * They are told by their classes only: information macros of every version, panels, panels of the new
 * editor. As in the storage format, a note is yellow and means “take care”.
 */

import type {Element, ElementContent} from 'hast'
import {plain} from '../../model/readable.ts'
import {table} from '../../model/table.ts'
import {attribute, classesOf, findClass, hasClass} from '../common/classes.ts'
import {isBlank, isElement, make, rewrite, text, withoutBold} from '../common/tree.ts'
import {defineRepair} from '../define-repair.ts'

const kinds: Readonly<Record<string, string>> = table({
  error: 'warning',
  hint: 'tip',
  info: 'note',
  information: 'note',
  note: 'caution',
  success: 'tip',
  tip: 'tip',
  warning: 'warning'
})

/** What panels of the new editor are called; there, a note is purple. */
const panels: Readonly<Record<string, string>> = table({
  error: 'warning',
  info: 'note',
  note: 'important',
  success: 'tip',
  tip: 'tip',
  warning: 'caution'
})

const macro = /^confluence-information-macro-(?!icon$|body$)([a-z]+)$/
const oldMacro = /^(info|note|tip|warning)Macro$/

export const viewBoxes = defineRepair(
  {
    id: 'view-boxes',
    summary: 'A box of Confluence is one by its looks only.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (element) {
      if (!isElement(element, 'div', 'table')) return
      const found = boxOf(element)
      if (!found) return

      const {kind, title, body, gone} = found
      change({at: element, args: {kind}, ...(gone ? {removed: gone} : {})})
      const isSaid = title !== undefined && plain(title) !== ''
      if (!isSaid && body.every(isBlank)) return body
      const head = isSaid ? [make(title, 'p', {dataCalloutTitle: ''}, withoutBold(title))] : []
      const {id} = element.properties
      const properties = {dataCallout: kind, ...(id === undefined ? {} : {id})}
      return [make(element, 'aside', properties, [...head, ...body])]
    })
  }
)

interface Box {
  kind: string
  title?: Element | undefined
  body: ElementContent[]
  /** What stands for its kind, and is no part of its text. */
  gone?: Element | undefined
}

function boxOf(element: Element): Box | undefined {
  const classes = classesOf(element)
  const {children} = element
  const said = classes.map((name) => macro.exec(name)?.[1]).find((each) => each !== undefined)
  if (said) return filled(element, kinds[said] ?? 'note')

  const old = classes.map((name) => oldMacro.exec(name)?.[1]).find((each) => each !== undefined)
  if (old && element.tagName === 'table') return fromTable(element, kinds[old] ?? 'note')
  // What was around such a table.
  if (hasClass(element, 'panelMacro') && children.some((each) => isElement(each, 'aside'))) return

  const type = attribute(element, 'dataPanelType')
  if (type) return newPanel(element, panels[type] ?? 'note')
  if (!classes.includes('panel') || classes.includes('code') || classes.includes('preformatted'))
    return
  return children.some((each) => hasClass(each, 'panelContent'))
    ? filled(element, 'note')
    : undefined
}

/** A box with its title and body in elements of their own. */
function filled({children}: Element, kind: string): Box {
  const title = children.find((each) => hasClass(each, 'title', 'panelHeader')) as
    | Element
    | undefined
  const body = children.flatMap(function (each) {
    if (each === title) return []
    const holds = hasClass(each, 'confluence-information-macro-body', 'panelContent')
    return holds ? (each as Element).children : [each]
  })
  return {kind, title, body}
}

/** A panel with its icon, which may be a character that someone chose. */
function newPanel(element: Element, kind: string): Box {
  const isIcon = (each: ElementContent) =>
    hasClass(each, 'ak-editor-panel__icon', 'panel-icon') || isNamed(each, 'dataPanelIcon')
  const icon = element.children.find(isIcon) as Element | undefined
  const content = findClass(element, 'ak-editor-panel__content', 'panel-content')
  const rest = element.children.filter((each) => each !== icon)
  const body = content ? content.children : rest
  const sign = icon ? plain(icon) : ''
  return {kind, title: icon && sign ? make(icon, 'p', {}, [text(icon, sign)]) : undefined, body}
}

function isNamed(node: ElementContent, name: string): boolean {
  return isElement(node) && (node as Element).properties[name] !== undefined
}

/** The table that such boxes were until version 5: an icon beside the text. */
function fromTable(table: Element, kind: string): Box | undefined {
  const cells: Element[] = []
  const todo: ElementContent[] = table.children.toReversed()
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (isElement(node, 'td', 'th')) cells.push(node)
    else if (isElement(node)) for (const each of node.children.toReversed()) todo.push(each)
  }
  const [icon, body, ...more] = cells
  if (!icon || !body || more.length > 0 || /[\p{L}\p{N}]/u.test(plain(icon))) return undefined
  const [first, second, ...rest] = body.children
  return isElement(first, 'b', 'strong') && isElement(second, 'br')
    ? {kind, title: first, body: rest, gone: icon}
    : {kind, body: body.children, gone: icon}
}

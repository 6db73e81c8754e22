/** `ac:adf-extension`: content of the new editor that storage format can only wrap. */

import type {Element} from 'hast'
import type {CalloutKind} from '../../model/article.ts'
import {attribute, child, container, type Handle, make, textOf} from './state.ts'

const panels: Readonly<Record<string, CalloutKind>> = {
  error: 'warning',
  success: 'tip',
  tip: 'tip',
  warning: 'caution'
}

/** The content is used; the copy in HTML for older programs only where there is no content. */
export const adfExtension: Handle = function (node, state) {
  const inner = child(node, 'ac:adf-node')
  const fallback = child(node, 'ac:adf-fallback')
  if (!inner) return state.all(fallback?.children ?? node.children)
  const shown = adfNode(inner, state)
  return shown.length > 0 ? shown : state.all(fallback?.children ?? [])
}

export const adfNode: Handle = function (node, state) {
  const body = state.all(content(node))
  if (attribute(node, 'type') !== 'panel' || body.length === 0) return container(node, body)
  const kind = panels[adfAttribute(node, 'panel-type')] ?? 'note'
  return [make(node, 'aside', {dataCallout: kind}, body)]
}

function content(node: Element): Element['children'] {
  const holder = child(node, 'ac:adf-content')
  if (holder) return holder.children
  return node.children.filter(
    (each) => each.type !== 'element' || !/^ac:adf-(?:attribute|fallback)$/.test(each.tagName)
  )
}

function adfAttribute(node: Element, key: string): string {
  const found = node.children.find(
    (each): each is Element =>
      each.type === 'element' &&
      each.tagName === 'ac:adf-attribute' &&
      attribute(each, 'key') === key
  )
  return textOf(found).trim()
}

/** Content of the new editor that storage format can only wrap: `ac:adf-…`, and `fab:…` of its first version. */

import type {Element, ElementContent} from 'hast'
import type {CalloutKind} from '../../model/article.ts'
import {emoji} from '../../model/emoticons.ts'
import {isPictureName} from '../../model/file-kinds.ts'
import {table} from '../../model/table.ts'
import {named} from './links.ts'
import {
  attribute,
  child,
  container,
  type ElementFamily,
  find,
  type Handle,
  inside,
  isElement,
  make,
  makeText,
  record,
  type State,
  textOf,
  unwrap
} from './state.ts'

const panels: Readonly<Record<string, CalloutKind>> = table({
  error: 'warning',
  success: 'tip',
  tip: 'tip',
  warning: 'caution'
})

/** Macros of apps, and blocks that several pages share. */
const macroTypes = /^(?:(?:(?:multi-)?bodied-|inline-)?extension|(?:bodied-)?sync-block)$/

/** The content is used; the copy in HTML for older programs only where there is no content. */
const adfExtension: Handle = function (node, state) {
  const inner = child(node, 'ac:adf-node')
  const fallback = child(node, 'ac:adf-fallback')?.children ?? []
  if (!inner) return state.all(fallback.length > 0 ? fallback : node.children)
  if (macroTypes.test(typeOf(inner)))
    return macroOf(inner, child(inner, 'ac:adf-content')?.children ?? fallback, state)
  const shown = adfNode(inner, state)
  if (shown.length > 0 || fallback.length > 0) return shown.length > 0 ? shown : state.all(fallback)
  find(state, 'leftover/macro', inner, {macro: typeOf(inner)})
  record(state, 'unknown-element', inner, {element: typeOf(inner)})
  return []
}

const adfNode: Handle = function (node, state) {
  const type = typeOf(node)
  if (macroTypes.test(type)) return macroOf(node, content(node), state)
  switch (type) {
    case 'panel':
      return panel(node, state)
    case 'decision-list':
      return decisions(node, state)
    case 'expand':
    case 'nested-expand':
      return expand(node, state)
    default:
      return container(node, state.all(content(node)))
  }
}

function typeOf(node: Element): string {
  return attribute(node, 'type').toLowerCase().replaceAll('_', '-')
}

/** The macro that `node` is, as storage format writes those of Confluence itself. */
function macroOf(node: Element, body: Element['children'], state: State): ElementContent[] {
  const key = adfAttribute(node, 'extension-key')
  // Apps give `app/environment/static/macro`.
  const name = key.slice(key.lastIndexOf('/') + 1) || typeOf(node).replace(/^bodied-/, '')
  const given = adfChild(node, 'parameters')
  const bodies = body.some((each) => each.type !== 'text' || each.value.trim() !== '')
    ? [make(node, 'ac:rich-text-body', {}, body)]
    : []
  const parts = [...parameters(given), ...bodies]
  return state.all([make(node, 'ac:structured-macro', {'ac:name': name}, parts)])
}

/** Parameters that are text; those that hold others only part them. */
function parameters(node: Element | undefined): Element[] {
  return (node?.children ?? []).flatMap(function (each) {
    if (!isElement(each, 'ac:adf-parameter')) return []
    const inner = parameters(each)
    if (inner.length > 0) return inner
    const name = attribute(each, 'key')
    return [make(each, 'ac:parameter', {'ac:name': name}, [makeText(each, textOf(each))])]
  })
}

function panel(node: Element, state: State): ElementContent[] {
  const body = inside(state, () => state.all(content(node)))
  if (body.length === 0) return []
  const kind = panels[adfAttribute(node, 'panel-type')] ?? 'note'
  const icon = adfAttribute(node, 'panel-icon-text') || adfAttribute(node, 'panel-icon')
  const sign = icon ? emoji(icon, adfAttribute(node, 'panel-icon-id'), []) : ''
  const title = /[\p{L}\p{N}]/u.test(sign) || !sign ? [] : [makeText(node, sign)]
  const first = title.length > 0 ? [make(node, 'p', {dataCalloutTitle: ''}, title)] : []
  if (sign) record(state, 'panel', node, {}, {added: title})
  return [make(node, 'aside', {dataCallout: kind}, [...first, ...body])]
}

function decisions(node: Element, state: State): ElementContent[] {
  const items = content(node).filter((each) => isElement(each))
  const rows = items.map((item) =>
    make(
      item,
      'li',
      {},
      inside(state, () => state.all(content(item)))
    )
  )
  return rows.length > 0 ? [make(node, 'ul', {}, rows)] : []
}

function expand(node: Element, state: State): ElementContent[] {
  const words = [makeText(node, adfAttribute(node, 'title') || 'Details')]
  record(state, 'expand', node, {}, {added: words})
  const body = inside(state, () => state.all(content(node)))
  return [make(node, 'details', {}, [make(node, 'summary', {}, words), ...body])]
}

function content(node: Element): Element['children'] {
  const holder = child(node, 'ac:adf-content')
  if (holder) return holder.children
  return node.children.filter(
    (each) => each.type !== 'element' || !/^ac:adf-(?:attribute|fallback)$/.test(each.tagName)
  )
}

function adfAttribute(node: Element, key: string): string {
  return textOf(adfChild(node, key)).trim()
}

function adfChild(node: Element, key: string): Element | undefined {
  return node.children.find(
    (each): each is Element =>
      isElement(each, 'ac:adf-attribute') && attribute(each, 'key').replaceAll('_', '-') === key
  )
}

/** A document of the new editor as JSON. */
const wholeDocument: Handle = function (node, state) {
  const shown = state.all(state.readAdf(textOf(node), node))
  if (shown.length === 0) find(state, 'leftover/macro', node, {macro: node.tagName})
  record(state, 'adf', node, {}, {added: shown})
  return shown
}

/** A file by its id in the media store: its name is in `files`, or it is not known. */
const media: Handle = function (node, state) {
  const id = attribute(node, 'media-id')
  const known = state.files.find(({fileId}) => fileId !== undefined && fileId === id)
  const name = known?.name ?? attribute(node, 'file-name')
  if (!name) {
    find(state, 'leftover/macro', node, {macro: node.tagName})
    return state.all(node.children)
  }
  const isPicture = /^image/.test(known?.mediaType ?? attribute(node, 'file-mime-type'))
  const shown =
    isPicture || isPictureName(name)
      ? [make(node, 'img', {src: name, alt: '', dataAttachment: name}, [])]
      : [make(node, 'a', {href: name, dataAttachment: name}, [makeText(node, name)])]
  record(state, 'media', node, {}, {added: shown})
  return [make(node, 'p', {}, shown), ...state.all(node.children)]
}

export const adfElements: ElementFamily = {
  title: 'Content of the new editor',
  rows: [
    {
      names: 'ac:adf-extension',
      handle: adfExtension,
      becomes:
        'What is in it; the copy for older programs only where there is nothing else, so that no text stands there twice.'
    },
    {
      names: 'ac:adf-node',
      handle: adfNode,
      becomes:
        'A panel becomes a callout (the character that is its icon is its title), decisions a list, an expand a part to unfold, a macro of an app what that macro becomes; anything else what is in it. Where nothing is in it, that is a finding.'
    },
    {
      names: 'ac:adf-content ac:adf-fallback ac:adf-leaf',
      handle: unwrap,
      becomes: 'What is in it.'
    },
    {
      names:
        'ac:adf-attribute ac:adf-parameter ac:adf-fragment-mark ac:adf-fragment-mark-detail ac:adf-mark',
      handle: () => [],
      becomes: 'Nothing of their own: ids, settings and borders that no reader reads.'
    },
    {
      names: 'fab:adf',
      handle: wholeDocument,
      becomes:
        'Read as a document of the new editor; one that is broken stays as code, with a finding.'
    },
    {
      names: 'fab:media',
      handle: media,
      becomes: 'A picture or a link to the file, where its name is known; else a finding.'
    },
    {
      names: 'fab:mention',
      handle: (node, state) => named(state.all(node.children)),
      becomes: 'The name that the page shows, without “@”.'
    },
    {
      names: 'fab:link fab:display-text fab:media-group fab:media-single',
      handle: unwrap,
      becomes: 'What is in it.'
    }
  ]
}

/** `ac:link`: links to pages, files, places in a page, and people. */

import type {Element, ElementContent, Properties} from 'hast'
import {
  attribute,
  child,
  find,
  type Handle,
  make,
  makeText,
  record,
  type State,
  textOf
} from './state.ts'

/** What a link leads to. */
interface Target {
  /** What shows where the link has no text of its own. */
  text: string
  /** Properties of the `a`; none where it leads nowhere that readers can go. */
  properties: Properties | undefined
}

export const link: Handle = function (node, state) {
  const resource = node.children.find(
    (each): each is Element => each.type === 'element' && each.tagName.startsWith('ri:')
  )
  const rich = child(node, 'ac:link-body')
  const plain = child(node, 'ac:plain-text-link-body')
  const own = rich ? state.all(rich.children) : plain ? texts(plain) : state.all(others(node))
  const target = targetOf(node, resource)
  const isPerson = resource?.tagName === 'ri:user'
  const empty = own.length === 0 || (!rich && textOf(plain ?? node).trim() === '' && !hasImage(own))
  const children = empty ? [makeText(node, target.text)] : own

  if (isPerson && empty) record(state, 'person', node, {}, {added: children})
  if (target.properties) return [make(node, 'a', target.properties, children)]
  if (!isPerson) find(state, 'link/unresolved', node, {title: target.text || textOf(node).trim()})
  return children
}

/** Where `resource` is, for a link, a macro or a picture. */
function targetOf(node: Element, resource: Element | undefined): Target {
  const anchor = attribute(node, 'ac:anchor')
  const hash = anchor ? `#${anchor}` : ''

  switch (resource?.tagName) {
    case undefined:
      return {text: anchor, properties: anchor ? {href: hash} : undefined}
    case 'ri:page':
    case 'ri:blog-post': {
      const title = attribute(resource, 'ri:content-title')
      const space = attribute(resource, 'ri:space-key')
      const properties: Properties = {dataPage: title}
      if (space) properties['dataSpace'] = space
      if (anchor) properties['dataAnchor'] = anchor
      // Without a title it is the page itself.
      if (!title) return {text: anchor, properties: anchor ? {href: hash} : undefined}
      return {text: title, properties}
    }
    case 'ri:attachment': {
      const file = attribute(resource, 'ri:filename')
      return {text: file, properties: {href: file, dataAttachment: file}}
    }
    case 'ri:url': {
      const url = attribute(resource, 'ri:value')
      return {text: url, properties: url ? {href: url} : undefined}
    }
    case 'ri:content-entity': {
      const id = attribute(resource, 'ri:content-id')
      return {text: id, properties: {href: `/wiki/pages/viewpage.action?pageId=${id}${hash}`}}
    }
    case 'ri:user':
      return {text: 'a person', properties: undefined}
    case 'ri:space':
      return {text: attribute(resource, 'ri:space-key'), properties: undefined}
    case 'ri:shortcut':
      return {text: attribute(resource, 'ri:parameter'), properties: undefined}
    default:
      return {text: '', properties: undefined}
  }
}

/** The text of a plain body: as it stands, without the blanks of its markup. */
export function texts(node: Element): ElementContent[] {
  return node.children.filter((each) => each.type === 'text')
}

function others(node: Element): ElementContent[] {
  return node.children.filter(
    (each) => each.type !== 'element' || !/^ri:|^ac:(?:tooltip|link-body|plain)/.test(each.tagName)
  )
}

function hasImage(nodes: readonly ElementContent[]): boolean {
  return nodes.some(
    (each) => each.type === 'element' && (each.tagName === 'img' || hasImage(each.children))
  )
}

/** A link to the resource in the parameter of a macro; nothing where there is none. */
export function linkTo(at: Element, holder: Element | undefined, state: State): ElementContent[] {
  const inner = child(holder, 'ac:link')
  if (inner) return link(inner, state)
  const resource = holder?.children.find(
    (each): each is Element => each.type === 'element' && each.tagName.startsWith('ri:')
  )
  const target = resource ? targetOf(at, resource) : undefined
  if (!target?.properties) return []
  return [make(at, 'a', target.properties, [makeText(at, target.text)])]
}

/** `ac:link`: links to pages, files, places in a page, and people. */

import type {Element, ElementContent, Properties} from 'hast'
import {withoutAt} from '../../model/mention.ts'
import {plain} from '../../model/readable.ts'
import {
  attribute,
  child,
  type ElementFamily,
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
  /** Nobody but us says so: the source does not show it. */
  made?: boolean
  /** Properties of the `a`; none where it leads nowhere that readers can go. */
  properties: Properties | undefined
}

const link: Handle = function (node, state) {
  const resource = node.children.find(
    (each): each is Element => each.type === 'element' && each.tagName.startsWith('ri:')
  )
  const rich = child(node, 'ac:link-body')
  const typed = child(node, 'ac:plain-text-link-body')
  const own = rich ? state.all(rich.children) : typed ? texts(typed) : state.all(others(node))
  const target = targetOf(node, resource)
  const isPerson = resource?.tagName === 'ri:user'
  const empty = own.length === 0 || (!rich && textOf(typed ?? node).trim() === '' && !hasImage(own))
  const words = isPerson ? named(own) : own
  const children = empty ? [makeText(node, target.text)] : words

  if (empty && target.made) record(state, isPerson ? 'person' : 'link', node, {}, {added: children})
  if (target.properties) return [make(node, 'a', target.properties, children)]
  // A link without a target leads to the page that it stands on.
  if (resource && !isPerson && resource.tagName !== 'ri:page') {
    const shortcut = attribute(resource, 'ri:key')
    const page = plain(children).slice(0, 80)
    find(state, 'link/unresolved', node, {page, ...(shortcut && {shortcut})})
  }
  return children
}

/** The words of a mention. */
export function named(nodes: readonly ElementContent[]): ElementContent[] {
  const [first, ...rest] = nodes
  if (first?.type !== 'text') return [...nodes]
  return [{...first, value: withoutAt(first.value)}, ...rest]
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
      const file = fileName(resource)
      return {text: file, properties: {href: file, dataAttachment: file, ...holderOf(resource)}}
    }
    case 'ri:url': {
      const url = attribute(resource, 'ri:value')
      return {text: url, properties: url ? {href: url} : undefined}
    }
    case 'ri:content-entity': {
      const id = attribute(resource, 'ri:content-id')
      const href = `/wiki/pages/viewpage.action?pageId=${id}${hash}`
      return {text: 'a linked page', made: true, properties: {href}}
    }
    case 'ri:user':
      return {text: 'a person', made: true, properties: undefined}
    case 'ri:space': {
      const key = attribute(resource, 'ri:space-key')
      return {text: key, properties: key ? {href: `/wiki/spaces/${key}`} : undefined}
    }
    case 'ri:shortcut':
      return {text: attribute(resource, 'ri:parameter'), properties: undefined}
    default:
      return {text: '', properties: undefined}
  }
}

/** The name of a file; a line break in an attribute is a blank to XML. */
export function fileName(file: Element | undefined): string {
  return attribute(file, 'ri:filename').replace(/\s+/g, ' ')
}

/** The page that a file is attached to, where that is another one. */
export function holderOf(file: Element | undefined): Properties {
  const page = child(file, 'ri:page', 'ri:blog-post')
  if (!page) return {}
  const space = attribute(page, 'ri:space-key')
  return {
    dataAttachmentPage: attribute(page, 'ri:content-title'),
    ...(space && {dataAttachmentSpace: space})
  }
}

/** The text of a plain body: as it stands, without the blanks of its markup. */
function texts(node: Element): ElementContent[] {
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

/** A resource that stands alone: its address is all there is to see. */
const bareLink: Handle = function (node) {
  const url = attribute(node, 'ri:value')
  return url ? [make(node, 'a', {href: url}, [makeText(node, url)])] : []
}

const unwrap: Handle = (node, state) => state.all(node.children)

export const linkElements: ElementFamily = {
  title: 'Links',
  rows: [
    {
      names: 'ac:link',
      handle: link,
      becomes:
        'A link to the article, heading, file or address that is meant. Without words of its own it shows the title of its target. A page that was not imported is a finding, and the words stay. A person is shown by the name in the link, without “@”; where it has none, as “a person”.'
    },
    {
      names: 'ac:link-body ac:plain-text-link-body',
      handle: unwrap,
      becomes: 'The words of the link.'
    },
    {
      names: 'ri:url',
      handle: bareLink,
      becomes: 'Where it stands alone, a link that shows its address.'
    },
    {
      names: 'ri:page ri:blog-post ri:attachment ri:space ri:shortcut ri:content-entity ac:tooltip',
      handle: unwrap,
      becomes: 'Nothing of its own: it says where the link or picture around it leads.'
    }
  ]
}

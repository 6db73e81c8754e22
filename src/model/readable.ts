/**
 * What a reader of a hast tree sees, as plain data: the measure by which repairs are balanced.
 *
 * Confluence's own elements, where they leaked into HTML, are read as Confluence would show them.
 * Conservation has a reader of its own (`conserve/`), on purpose: the two must agree without sharing code.
 */

import type {Element, Nodes} from 'hast'
import {pushReversed} from './long-lists.ts'
import type {Piece} from './words.ts'

/** Elements that part words; all others join them. */
const blocks = new Set(
  `address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset
  figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html iframe legend li listing main menu nav
  ol optgroup option p plaintext pre search section summary table tbody td tfoot th thead tr ul video
  xmp ac:layout ac:layout-cell ac:layout-section ac:plain-text-body ac:rich-text-body ac:task
  ac:task-body ac:task-list`.split(/\s+/)
)

/** Elements whose text no reader sees. */
const hidden = new Set(
  `head noembed noframes script style template title ac:adf-attribute ac:adf-fallback ac:placeholder
  ac:task-id ac:task-status ac:task-uuid`.split(/\s+/)
)

/** Attribute that holds the address, for what is shown or played in place. */
const embeds: Readonly<Record<string, string>> = {
  audio: 'src',
  embed: 'src',
  iframe: 'src',
  object: 'data',
  source: 'src',
  video: 'src'
}

/**
 * Read `nodes` as a reader would: text with a line break where blocks part it, link targets and pictures.
 * A link to a page that is not resolved yet (`data-page`) has the target `page:Title`.
 */
export function readable(nodes: Nodes | readonly Nodes[]): Piece {
  const text: string[] = []
  const links: string[] = []
  const images: string[] = []
  // A stack instead of recursion: trees may be deep.
  const todo: Array<Nodes | '\n'> = Array.isArray(nodes) ? nodes.toReversed() : [nodes as Nodes]

  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (node === '\n') text.push('\n')
    else if (node.type === 'text') text.push(node.value)
    else if (node.type === 'comment') text.push(characterData(node.value))
    else if (node.type === 'root') pushReversed(todo, node.children)
    else if (node.type === 'element' && !isHidden(node)) {
      readAddress(node)
      const parts = blocks.has(node.tagName)
      if (parts) {
        text.push('\n')
        todo.push('\n')
      }
      for (let index = node.children.length - 1; index >= 0; index--) {
        const child = node.children[index]
        if (child) todo.push(child)
      }
    }
  }

  return {text: text.join(''), links, images}

  function readAddress(element: Element): void {
    const {tagName, properties} = element
    const address = properties[embeds[tagName] ?? 'href']

    if (tagName === 'img') {
      if (typeof properties['src'] === 'string') images.push(properties['src'])
    } else if (tagName === 'ac:image') {
      const target = confluenceTarget(element)
      if (target) images.push(target.address)
    } else if (tagName === 'ac:link') {
      const target = confluenceTarget(element)
      if (target) links.push(target.address)
      if (target && !target.hasBody) text.push(target.title)
    } else if (typeof address === 'string' && (tagName === 'a' || tagName in embeds)) {
      links.push(address)
    } else if (tagName === 'a' && typeof properties['dataPage'] === 'string') {
      links.push(`page:${properties['dataPage']}`)
    }
  }
}

/** Whether elements of this name part the words around them. */
export function partsWords(tagName: string): boolean {
  return blocks.has(tagName)
}

/** The text of `nodes` on one line. */
export function plain(nodes: Nodes | readonly Nodes[]): string {
  return readable(nodes).text.replace(/\s+/gu, ' ').trim()
}

/** The text of a CDATA section, which an HTML parser takes for a comment; empty for true comments. */
export function characterData(comment: string): string {
  return comment.startsWith('[CDATA[') ? comment.slice(7).replace(/\]\]$/, '') : ''
}

export interface ConfluenceTarget {
  /** `page:Title`, a file name, a URL or `#anchor`. */
  address: string
  /** What is shown where the link has no text of its own. */
  title: string
  /** The `ri:` element; absent for a link within the page. */
  element?: Element
  hasBody: boolean
}

/** Where an `ac:link` or `ac:image` leads, wherever an HTML parser has put its parts. */
export function confluenceTarget(owner: Element): ConfluenceTarget | undefined {
  const anchor = owner.properties['ac:anchor']
  let found: {address: string; title: string; element?: Element} | undefined
  let hasBody = false
  const todo: Nodes[] = owner.children.toReversed()

  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type !== 'element') continue
    if (/^ac:(plain-text-)?link-body$/.test(node.tagName)) hasBody ||= plain(node) !== ''
    const name = node.properties[names[node.tagName] ?? '']
    if (!found && typeof name === 'string') {
      const isPage = node.tagName === 'ri:page' || node.tagName === 'ri:blog-post'
      found = {address: isPage ? `page:${name}` : name, title: name, element: node}
    }
    pushReversed(todo, node.children)
  }

  if (!found && typeof anchor === 'string') found = {address: `#${anchor}`, title: anchor}
  return found && {...found, hasBody}
}

/** Attribute that names the target. */
const names: Readonly<Record<string, string>> = {
  'ri:attachment': 'ri:filename',
  'ri:blog-post': 'ri:content-title',
  'ri:page': 'ri:content-title',
  'ri:url': 'ri:value'
}

/** Whether a reader sees nothing of `element`; of a macro's parameters only titles are shown. */
function isHidden(element: Element): boolean {
  if (element.tagName !== 'ac:parameter') return hidden.has(element.tagName)
  if (element.properties['ac:name'] === 'title') return false
  // A self-closed parameter, to an HTML parser, holds what follows it.
  return !element.children.some(
    (child) => child.type === 'element' && /^ac:/.test(child.tagName) && child.tagName !== 'ac:link'
  )
}

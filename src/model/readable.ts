/**
 * What a reader of a hast tree sees, as plain data: the measure by which repairs are balanced.
 *
 * Confluence's own elements, where they leaked into HTML, are read as Confluence would show them.
 * Conservation has a reader of its own (`conserve/`), on purpose: the two must agree without sharing code.
 */

import type {Element, Nodes} from 'hast'
import {pushReversed} from './long-lists.ts'
import {table} from './table.ts'
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
const embeds: Readonly<Record<string, string>> = table({
  audio: 'src',
  embed: 'src',
  iframe: 'src',
  object: 'data',
  source: 'src',
  video: 'src'
})

interface Kind {
  parts: boolean
  hidden: boolean
  addressed: boolean
}

/** Elements that say something by their name, so that all others cost one look. */
const kinds: ReadonlyMap<string, Kind> = new Map(
  [
    ...blocks,
    ...hidden,
    ...Object.keys(embeds),
    'a',
    'img',
    'ac:image',
    'ac:link',
    'ac:parameter'
  ].map((name) => [
    name,
    {
      parts: blocks.has(name),
      hidden: hidden.has(name) || name === 'ac:parameter',
      addressed: name in embeds || ['a', 'img', 'ac:image', 'ac:link'].includes(name)
    }
  ])
)

/**
 * Read `nodes` as a reader would: text with a line break where blocks part it, link targets and pictures.
 * A link to a page that is not resolved yet (`data-page`) has the target `page:Title`.
 */
export function readable(nodes: Nodes | readonly Nodes[]): Piece {
  return pieceOf(reading(nodes))
}

/** What `readable` gives, its text still in the parts that it was found in. */
export interface Reading {
  text: string[]
  links: string[]
  images: string[]
}

export function reading(nodes: Nodes | readonly Nodes[]): Reading {
  const result: Reading = {text: [], links: [], images: []}
  read(nodes, {
    text: (value) => result.text.push(value),
    link: (value) => result.links.push(value),
    image: (value) => result.images.push(value)
  })
  return result
}

export function pieceOf({text, links, images}: Reading): Piece {
  return {text: text.join(''), links, images}
}

/** Whether `nodes` read as `before`, part by part: nothing is put together to be compared. */
export function readsAs(nodes: Nodes | readonly Nodes[], before: Reading): boolean {
  const {text, links, images} = before
  let texts = 0
  let link = 0
  let image = 0
  let same = true
  read(nodes, {
    text(value) {
      same &&= text[texts++] === value
    },
    link(value) {
      same &&= links[link++] === value
    },
    image(value) {
      same &&= images[image++] === value
    }
  })
  return same && texts === text.length && link === links.length && image === images.length
}

interface Teller {
  text(value: string): void
  link(value: string): void
  image(value: string): void
}

function read(nodes: Nodes | readonly Nodes[], say: Teller): void {
  // A stack instead of recursion: trees may be deep.
  const todo: Array<Nodes | '\n'> = Array.isArray(nodes) ? nodes.toReversed() : [nodes as Nodes]

  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (node === '\n') say.text('\n')
    else if (node.type === 'text') say.text(node.value)
    else if (node.type === 'comment') say.text(characterData(node.value))
    else if (node.type === 'root') pushReversed(todo, node.children)
    else if (node.type === 'element') {
      const kind = kinds.get(node.tagName)
      if (kind?.hidden && isHidden(node)) continue
      if (kind?.addressed) readAddress(node)
      if (node.tagName === 'code' && node.data) say.text(codeTitle(node))
      if (kind?.parts) {
        say.text('\n')
        todo.push('\n')
      }
      for (let index = node.children.length - 1; index >= 0; index--) {
        const child = node.children[index]
        if (child) todo.push(child)
      }
    }
  }

  function readAddress(element: Element): void {
    const {tagName, properties} = element
    const address = properties[embeds[tagName] ?? 'href']

    if (tagName === 'img') {
      if (typeof properties['src'] === 'string') say.image(properties['src'])
    } else if (tagName === 'ac:image') {
      const target = confluenceTarget(element)
      if (target) say.image(target.address)
    } else if (tagName === 'ac:link') {
      const target = confluenceTarget(element)
      if (target) say.link(target.address)
      if (target && !target.hasBody) say.text(target.title)
    } else if (typeof address === 'string' && (tagName === 'a' || tagName in embeds)) {
      say.link(address)
    } else if (tagName === 'a' && typeof properties['dataPage'] === 'string') {
      say.link(`page:${properties['dataPage']}`)
    }
  }
}

/** The title of a block of code, which is no element of its own. */
function codeTitle({data}: Element): string {
  const meta: unknown = (data as {meta?: unknown} | undefined)?.meta
  const title = typeof meta === 'string' ? /\btitle="([^"]*)"/.exec(meta)?.[1] : undefined
  return title === undefined ? '' : `\n${title}\n`
}

/** Whether elements of this name part the words around them. */
export function partsWords(tagName: string): boolean {
  return blocks.has(tagName)
}

/** The text of `nodes` on one line. */
export function plain(nodes: Nodes | readonly Nodes[]): string {
  return oneLine(onlyText(nodes) ?? readable(nodes).text)
}

/** The text of what holds one text and nothing else, as most of what is asked for does. */
function onlyText(nodes: Nodes | readonly Nodes[]): string | undefined {
  if (!('type' in nodes)) return undefined
  if (nodes.type === 'text') return nodes.value
  if (nodes.type !== 'element' || nodes.children.length !== 1) return undefined
  const kind = kinds.get(nodes.tagName)
  const [child] = nodes.children
  return kind?.hidden || kind?.addressed || child?.type !== 'text' ? undefined : child.value
}

/** Most texts are on one line already: seeing that costs less than writing them anew. */
function oneLine(text: string): string {
  return (untidy.test(text) ? text.replace(/\s+/gu, ' ') : text).trim()
}

const untidy = /\s\s|[^\S ]/u

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
const names: Readonly<Record<string, string>> = table({
  'ri:attachment': 'ri:filename',
  'ri:blog-post': 'ri:content-title',
  'ri:page': 'ri:content-title',
  'ri:url': 'ri:value'
})

/** Whether a reader sees nothing of `element`; of a macro's parameters only titles are shown. */
function isHidden(element: Element): boolean {
  if (element.tagName !== 'ac:parameter') return hidden.has(element.tagName)
  if (element.properties['ac:name'] === 'title') return false
  // A self-closed parameter, to an HTML parser, holds what follows it.
  return !element.children.some(
    (child) => child.type === 'element' && /^ac:/.test(child.tagName) && child.tagName !== 'ac:link'
  )
}

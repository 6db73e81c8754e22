/**
 * The independent reader of ADF: what a reader of the page sees in its JSON.
 *
 * `JSON.parse` reads it, and what shows is written down as markup, which the reader of storage format reads:
 * so macros show the same here as there. Files are their ids, as the JSON knows no names.
 */

import type {Piece} from '../model/words.ts'
import {parameters} from './adf-parameters.ts'
import {closeJson} from './close-json.ts'

type Json = Readonly<Record<string, unknown>>

interface Tag {
  open: string
  close: string
}

/** Levels down to which macros are written around what they hold; deeper ones stand before it. */
const deepest = 100

const blocks = new Set(
  `blockTaskItem blockquote bodiedSyncBlock bulletList caption decisionItem decisionList doc
  extensionFrame heading layoutColumn layoutSection listItem mediaGroup mediaSingle orderedList panel
  paragraph table tableCell tableHeader tableRow taskItem taskList`.split(/\s+/)
)
/** What is shown in their place is owned up to; it stands apart from the words around it. */
const apart = new Set(['date', 'emoji', 'media', 'mediaInline', 'mention', 'placeholder'])
/** Nodes that a link can be on. */
const linked = new Set('date emoji hardBreak media mention status text'.split(' '))
/** What they hold stands in rows, each apart. */
const rows = new Set(
  'bulletList decisionList mediaGroup orderedList table tableRow taskList'.split(' ')
)
/** They should hold nothing: what they do stands apart from them. */
const leaves = new Set([
  ...apart,
  ...'blockCard embedCard hardBreak inlineCard rule status text'.split(' ')
])

export function readAdf(text: string, readMarkup: (markup: string) => Piece): Piece {
  const value = parse(text)
  const inner = typeof value === 'string' ? parse(value) : value
  if (typeof inner === 'object' && inner !== null) return readMarkup(write(inner))
  return {text: typeof value === 'string' ? value : text, links: [], images: []}
}

/** The value of `text`; one that just ends is closed there. */
function parse(text: string): unknown {
  const clean = text.replace(/^\uFEFF/, '').replace(/[\u0000-\u001F]/g, ' ')
  for (const each of [clean, closeJson(clean)]) {
    try {
      return JSON.parse(each)
    } catch {
      // Read as it stands, if nothing helps.
    }
  }
  return undefined
}

interface Item {
  node: unknown
  depth: number
}

function write(root: object): string {
  const markup: string[] = []
  const todo: Array<string | Item> = [{node: root, depth: 0}]

  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (typeof next === 'string') {
      markup.push(next)
      continue
    }
    const {node, depth} = next
    if (typeof node === 'string' || typeof node === 'number') markup.push(escaped(String(node)))
    else if (Array.isArray(node)) {
      markup.push('<div>')
      todo.push('</div>')
      children(node, depth)
    } else if (isObject(node)) {
      const {open, close} = tagOf(node, depth)
      markup.push(open)
      if (node['type'] !== 'codeBlock') {
        markup.push(escaped(string(node['text'])))
        todo.push(close)
        const groups = groupsOf(node)
        const isApart = groups.length > 1 || leaves.has(typeOf(node))
        for (const group of groups.toReversed()) {
          if (isApart && group.length > 0) todo.push('<br>')
          children(group, depth)
          if (isApart && group.length > 0) todo.push('<br>')
        }
      } else markup.push(escaped(string(node['text']) + codeOf(node)), close)
    }
  }
  return markup.join('')

  function children(list: readonly unknown[], depth: number): void {
    const items: Array<string | Item> = []
    for (let at = 0; at < list.length; ) {
      const href = hrefOf(list[at])
      let end = at + 1
      while (href && end < list.length && hrefOf(list[end]) === href) end++
      const run = list.slice(at, end)
      const isLink = href !== '' && run.some(shows)
      if (isLink) items.push(`<a href="${escaped(href)}">`)
      for (const node of run) items.push({node, depth: depth + 1})
      if (isLink) items.push('</a>')
      at = end
    }
    for (const item of items.reverse()) todo.push(item)
  }
}

/** What a node holds, by what stands together. */
function groupsOf(node: Json): unknown[][] {
  const type = string(node['type'])
  const list = [...listOf(node['content'])]
  if (type === 'mediaGroup')
    return list.map((each) => [isObject(each) && typeOf(each) === 'media' ? unlinked(each) : each])
  if (rows.has(type)) return list.map((each) => [each])
  if (type !== 'mediaSingle') return [list]
  const [media, caption] = ['media', 'caption'].map((name) =>
    list.find((each) => isObject(each) && typeOf(each) === name)
  )
  if (!media) return [list]
  const rest = list.filter((each) => each !== media && each !== caption)
  const alone = withLink(media as Json, node)
  return [[alone], [...listOf((media as Json)['content'])], caption ? [caption] : [], rest]
}

/** A link on what stands around a picture is the picture's, if it has none itself. */
function withLink(media: Json, around: Json): Json {
  const {content: _, ...alone} = media
  const marks = hrefOf(alone) ? alone['marks'] : around['marks']
  return {...alone, marks}
}

/** A card is a link already. */
function unlinked({marks: _, ...node}: Json): Json {
  return node
}

/** Whether there is something to click on. */
function shows(node: unknown): boolean {
  if (!isObject(node)) return false
  const attrs = objectOf(node['attrs'])
  const has = (...names: string[]) => names.some((name) => string(attrs[name]).trim() !== '')
  switch (typeOf(node)) {
    case 'text':
      return string(node['text']).trim() !== ''
    case 'mention':
      return true
    case 'date':
      return has('timestamp')
    case 'emoji':
      return has('text', 'shortName')
    case 'media':
      return has('id', 'url')
    default:
      return typeOf(node) === 'status' && has('text')
  }
}

function tagOf(node: Json, depth: number): Tag {
  const attrs = objectOf(node['attrs'])
  const type = string(node['type'])
  if (blocks.has(type)) return {open: '<div>', close: '</div>'}
  if (apart.has(type)) return {open: ` ${shown(type, attrs)}`, close: ' '}

  switch (type) {
    case 'codeBlock':
      return {open: '<pre>', close: '</pre>'}
    case 'hardBreak':
      return {open: '<br>', close: ''}
    case 'rule':
      return {open: '<br>', close: '<br>'}
    case 'status':
      return {open: macro('status', parameter('title', escaped(string(attrs['text'])))), close: ''}
    case 'text':
    case '':
      return {open: '', close: ''}
    case 'inlineCard':
      return {open: card(attrs), close: ''}
    case 'blockCard':
    case 'embedCard':
      return {open: `<p>${card(attrs)}</p>`, close: ''}
    case 'expand':
    case 'nestedExpand':
      return holder('expand', parameter('title', escaped(string(attrs['title']))), depth)
    case 'syncBlock':
      return holder('sync-block', '', depth)
    case 'extension':
    case 'inlineExtension':
    case 'bodiedExtension':
    case 'multiBodiedExtension': {
      const {name, markup} = parameters(attrs, parameter, escaped)
      return holder(name, markup, depth)
    }
    default:
      return {open: unknown(attrs), close: '</div>'}
  }
}

/** What shows of a small thing in a line. */
function shown(type: string, attrs: Json): string {
  const id = string(attrs['id'])
  const kind = string(attrs['type'])
  switch (type) {
    case 'mention':
      return escaped(string(attrs['text']))
    case 'placeholder':
      return `<ac:placeholder>${escaped(string(attrs['text']))}</ac:placeholder>`
    case 'media':
    case 'mediaInline': {
      if (type === 'mediaInline' && id && kind !== 'image') return `<a href="${escaped(id)}"></a>`
      const address = (kind === 'external' ? '' : id) || string(attrs['url'])
      return address ? `<img src="${escaped(address)}">` : ''
    }
    default:
      return ''
  }
}

function card(attrs: Json): string {
  const data = objectOf(attrs['data'])
  const url = string(attrs['url']) || string(data['url']) || string(data['@id'])
  const name = escaped(string(data['name']) || string(data['title']) || url)
  return url ? `<a href="${escaped(url)}">${name}</a>` : name
}

function unknown(attrs: Json): string {
  const url = escaped(string(attrs['url']) || string(attrs['href']))
  const words = [attrs['title'], attrs['text']].map((each) => `<p>${escaped(string(each))}</p>`)
  return `<div>${words.join('')}${url && `<p><a href="${url}">${url}</a></p>`}`
}

function holder(name: string, inside: string, depth: number): Tag {
  if (depth > deepest) return {open: macro(name, inside), close: '<br>'}
  const start = ` <ac:structured-macro ac:name="${escaped(name)}">${inside}<ac:rich-text-body>`
  return {open: start, close: '</ac:rich-text-body></ac:structured-macro> '}
}

function macro(name: string, inside: string): string {
  return `<ac:structured-macro ac:name="${escaped(name)}">${inside}</ac:structured-macro>`
}

function parameter(name: string, markup: string): string {
  return `<ac:parameter ac:name="${escaped(name)}">${markup}</ac:parameter>`
}

/** All text of a code block, whatever it is in. */
function codeOf(block: Json): string {
  const parts: string[] = []
  const todo: unknown[] = listOf(block['content']).toReversed()
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (typeof next === 'string' || typeof next === 'number') parts.push(String(next))
    else if (Array.isArray(next)) todo.push(...next.toReversed())
    else if (isObject(next)) {
      if (next['type'] === 'hardBreak') parts.push('\n')
      else parts.push(string(next['text']) || string(objectOf(next['attrs'])['text']))
      todo.push(...listOf(next['content']).toReversed())
    }
  }
  return parts.join('')
}

/** Where the link on a node leads: on one that holds others, there is none. */
function hrefOf(node: unknown): string {
  if (!isObject(node) || !linked.has(typeOf(node))) return ''
  if (listOf(node['content']).length > 0) return ''
  const marks = Array.isArray(node['marks']) ? node['marks'] : []
  const mark = marks.map(objectOf).find(({type}) => type === 'link')
  return mark ? string(objectOf(mark['attrs'])['href']) : ''
}

function typeOf(node: Json): string {
  return string(node['type']) || (node['text'] === undefined ? '' : 'text')
}

function listOf(content: unknown): readonly unknown[] {
  return Array.isArray(content)
    ? content
    : content === undefined || content === null
      ? []
      : [content]
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function objectOf(value: unknown): Json {
  return isObject(value) ? value : {}
}

function string(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

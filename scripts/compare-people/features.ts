/** What a page holds, in lists that two pages can be compared by; nothing of how it is written. */

import type {Element, Nodes, Parents, Root} from 'hast'
import {visit} from 'unist-util-visit'
import {plain, readable} from '../../src/model/readable.ts'
import {words} from '../../src/model/words.ts'
import {type Centre, linkTarget} from './link-target.ts'
import {isElement, walk} from './walk.ts'

export interface Item {
  /** What it is beside its text: the kind of a list, the target of a link. */
  kind: string
  tokens: readonly string[]
  /** Of code, where a lost line break changes no word. */
  lines?: readonly string[]
}

export interface Heading extends Item {
  rank: number
}

/** Each in reading order. */
export interface Features {
  headings: Heading[]
  lists: Item[]
  callouts: Item[]
  links: Item[]
  images: Item[]
  tables: Item[]
  code: Item[]
  words: string[]
  /** Whether a program says that it moved the article. */
  banner: boolean
}

/** Kinds of callouts, by the names that they have in one place or the other. */
const calloutKinds: ReadonlyMap<string, string> = new Map(
  [
    ['note', 'note info abstract example prerequisite question'],
    ['tip', 'tip tips hint success'],
    ['warning', 'warning attention bug caution danger error failure important']
  ].flatMap(([kind = '', names = '']) => names.split(' ').map((name) => [name, kind] as const))
)

const banner = /\bbeen automatically migrated\b|\bREMOVE ME IF PAGE VALIDATED\b/i
/** Stands for a picture in the text. */
const picture = '\uE000'
/** Words on each side of a picture that tell where it stands. */
const around = 4

/** Read `page`, an article of `centre`. */
export function featuresOf(page: Root, centre: Centre): Features {
  const result: Features = {
    headings: [],
    lists: [],
    callouts: [],
    links: [],
    tables: [],
    code: [],
    ...inOrder(page),
    banner: banner.test(plain(page))
  }
  for (const {node, ancestors} of walk(page)) {
    if (node.type !== 'element') continue
    const {tagName, properties} = node
    const rank = /^h([1-6])$/.exec(tagName)?.[1]
    if (rank !== undefined && properties['dataTitle'] === undefined && plain(node) !== '')
      result.headings.push({kind: '', tokens: tokens(node), rank: Number(rank)})
    else if (tagName === 'li') result.lists.push(listItem(node, ancestors))
    else if (tagName === 'aside' || tagName === 'blockquote') result.callouts.push(callout(node))
    else if (tagName === 'a' && typeof properties['href'] === 'string')
      result.links.push({kind: linkTarget(properties['href'], centre), tokens: tokens(node)})
    else if (tagName === 'tr' && plain(node) !== '') result.tables.push(row(node))
    else if (tagName === 'pre') result.code.push(code(node))
  }
  return result
}

function tokens(nodes: Nodes | readonly Nodes[]): string[] {
  return words(readable(nodes).text.toLowerCase())
}

/** The words that are shown, and the pictures by the words around them. */
function inOrder(page: Root): Pick<Features, 'words' | 'images'> {
  const copy = structuredClone(page)
  visit(copy, 'element', function (element) {
    if (element.tagName === 'img') element.children = [{type: 'text', value: ` ${picture} `}]
    if (element.tagName === 'aside') element.children.unshift(...label(element))
  })
  const parts = readable(copy).text.toLowerCase().split(picture).map(words)
  const all = parts.flat()
  let at = 0
  const images = parts.slice(0, -1).map(function (part) {
    at += part.length
    return {kind: '', tokens: all.slice(Math.max(0, at - around), at + around)}
  })
  return {words: all, images}
}

/** What is shown above a callout that has no title of its own. */
function label({properties, children}: Element): Element['children'] {
  const [first] = children.filter((child) => child.type === 'element')
  if (first?.properties['dataTitle'] !== undefined) return []
  return [{type: 'text', value: `${properties['dataKind'] ?? ''}\n`}]
}

function callout(element: Element): Item {
  const {tagName, properties, children} = element
  const kind = calloutKinds.get(String(properties['dataKind']))
  return {
    kind: kind ?? tagName,
    tokens: tokens(tagName === 'aside' ? [...label(element), ...children] : element)
  }
}

function listItem(element: Element, parents: readonly Parents[]): Item {
  const lists = parents.filter((parent) => isElement(parent, 'ol', 'ul')) as Element[]
  const own = element.children.filter((child) => !isElement(child, 'ol', 'ul'))
  return {kind: `${lists.at(-1)?.tagName} ${lists.length}`, tokens: tokens(own)}
}

function row(element: Element): Item {
  const cells = element.children.filter((child) => isElement(child, 'td', 'th'))
  return {
    kind: `${cells.length} ${(cells[0] as Element | undefined)?.tagName}`,
    tokens: tokens(element)
  }
}

function code(element: Element): Item {
  const copy = structuredClone(element)
  visit(copy, 'element', function (inner) {
    if (inner.tagName === 'br') inner.children = [{type: 'text', value: '\n'}]
  })
  const lines = readable(copy.children)
    .text.split('\n')
    .map((line) => line.trim().replace(/\s+/gu, ' '))
    .filter((line) => line !== '')
  return {kind: '', tokens: lines.flatMap((line) => line.split(' ')), lines}
}

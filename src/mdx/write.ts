/**
 * Writes articles: Markdown that reads well, and strict MDX in which text is never code.
 *
 * What was written is read back with the site's own parser, block by block; a block that it would
 * read differently is written again, with less in it that could be read in two ways.
 */

import type {Code, PhrasingContent, Root, RootContent, Text} from 'mdast'
import {gfmToMarkdown} from 'mdast-util-gfm'
import {toMarkdown} from 'mdast-util-to-markdown'
import type {Node, Parent} from 'unist'
import type {Callout, FrontMatter} from '../model/article.ts'
import {pushAll, pushReversed} from '../model/long-lists.ts'
import {writeFrontMatter} from './front-matter.ts'
import {options} from './handlers.ts'
import {plainText} from './plain-text.ts'
import {prepare} from './prepare.ts'
import {line} from './prepare-phrasing.ts'
import {readBack, signature} from './verify.ts'

const settings = {...options, extensions: [gfmToMarkdown({tablePipeAlign: false})]}

/** Write an article. Throws a `TypeError` on nodes, tags or attributes that no article may hold. */
export function writeMdx(front: FrontMatter, body: Root): string {
  const text = writeMarkdown(body)
  return text === '' ? writeFrontMatter(front) : `${writeFrontMatter(front)}\n${text}`
}

/** Write the body for people alone, who copy it: no program of ours reads it. */
export function writeCopy(body: Root): string {
  return serialise(prepare(body))
}

/** Write the body alone. */
export function writeMarkdown(body: Root): string {
  const root = prepare(body)
  const text = serialise(root)
  if (agrees(root, text)) return text

  for (const [index, block] of root.children.entries()) {
    const safer = ways.find((way) => agrees(only(way(block)), serialise(only(way(block)))))
    root.children[index] = (safer ?? asCode)(block)
  }
  const second = serialise(root)
  if (agrees(root, second)) return second

  // Blocks that only together mean something else: all of them in the most careful way.
  root.children = root.children.map((block) => careful(block))
  const third = serialise(root)
  if (agrees(root, third)) return third
  throw new TypeError('Unexpected text that cannot be written as MDX')
}

function serialise(root: Root): string {
  return toMarkdown(root, settings)
}

function agrees(root: Root, text: string): boolean {
  const read = readBack(text)
  return (
    read !== undefined &&
    // Elements on lines of their own may be read as one block or as several.
    read.join(' ') === root.children.map((node) => signature(node)).join(' ')
  )
}

function only(block: RootContent): Root {
  return {type: 'root', children: [block]}
}

type Way = (block: RootContent) => RootContent

/** From the most readable to the safest. */
const ways: readonly Way[] = [(block) => block, calmed, unmarked, careful, plainCareful, asLine]

/** Without the marks that touch a word from inside with a symbol: parsers disagree on them. */
function calmed(block: RootContent): RootContent {
  return rewrite(block, function (node, before, after) {
    if (!marks.has(node.type)) return [node]
    const inside = plainText(node)
    const [first = ''] = inside
    const last = [...inside.slice(-2)].at(-1) ?? ''
    const outside = [before && plainText(before).at(-1), after && plainText(after).at(0)]
    const clash = [first, last].some(
      (edge, side) => !/[\p{L}\p{N}]/u.test(edge) && /\S/.test(outside[side] ?? '')
    )
    return clash ? (node as Parent).children : [node]
  })
}

const marks = new Set(['delete', 'emphasis', 'strong'])

/** Without emphasis. */
function unmarked(block: RootContent): RootContent {
  return rewrite(block, (node) => (marks.has(node.type) ? (node as Parent).children : [node]))
}

/** The same, and every character of text that could mean something as a character reference. */
function careful(block: RootContent): RootContent {
  return rewrite(unmarked(block), (node) =>
    node.type === 'text' ? [{...node, data: {careful: true}} as Node] : [node]
  )
}

/** The same, and code in text as text. */
function plainCareful(block: RootContent): RootContent {
  return careful(
    rewrite(block, (node) => (node.type === 'inlineCode' ? [{...node, type: 'text'}] : [node]))
  )
}

/** One paragraph of words, links and pictures. */
function asLine(block: RootContent): RootContent {
  const children: PhrasingContent[] = []
  const todo: Node[] = [block]
  for (let node = todo.pop(); node; node = todo.pop()) {
    const {type, value, url = '', alt, children: inner} = node as AnyNode
    if (value !== undefined) children.push(carefulText(value))
    else if (type === 'image')
      children.push({type, url, alt: (alt ?? '').replace(/[^\p{L}\p{N} ]+/gu, ' ').trim()})
    else if (type === 'link') children.push({type, url, children: [carefulText(plainText(node))]})
    if (!marks.has(type) && type !== 'text') children.push({type: 'text', value: ' '})
    if (type === 'callout') pushReversed(todo, (node as Callout).title as Node[])
    if (inner && type !== 'link') pushReversed(todo, inner)
  }
  return {type: 'paragraph', children: line(joined(children))}
}

function carefulText(value: string): Text {
  return {type: 'text', value: value.replaceAll('\n', ' '), data: {careful: true}}
}

/** The last resort, which holds any text. */
function asCode(block: RootContent): Code {
  return {type: 'code', value: plainText(block)}
}

interface AnyNode extends Node {
  value?: string
  url?: string
  alt?: string | null
  children?: Node[]
}

type Change = (node: Node, before?: Node, after?: Node) => Node[]

function rewrite(block: RootContent, change: Change): RootContent {
  const copy = structuredClone(block)
  const todo: Node[] = [copy]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'callout') {
      const callout = node as Callout
      callout.title = changed(callout.title, change) as PhrasingContent[]
      pushAll(todo, callout.title)
    }
    if ('children' in node) {
      const parent = node as Parent
      parent.children = changed(parent.children, change)
      pushAll(todo, parent.children)
    }
  }
  return copy
}

function changed(nodes: readonly Node[], change: Change): Node[] {
  let result = [...nodes]
  // What a change leaves may have to be changed too: marks stand at most three deep.
  for (let round = 0; round < 3; round++)
    result = result.flatMap((node, index) => change(node, result[index - 1], result[index + 1]))
  return joined(result as PhrasingContent[])
}

function joined(nodes: PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (node.type === 'text' && last?.type === 'text')
      result[result.length - 1] = {...last, ...node, value: last.value + node.value}
    else result.push(node)
  }
  return result
}

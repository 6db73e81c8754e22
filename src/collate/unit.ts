/**
 * A block as readers have it. What only looks different is folded away: emphasis, quotation marks, case, ids, ranks of
 * headings, kinds of lists, the form of an address.
 */

import type {Image, Nodes} from 'mdast'
import type {Article} from '../model/article.ts'
import {readAttachmentAddress} from '../model/attached-file.ts'
import type {Block} from '../model/collation.ts'
import {decoded} from '../model/decoded.ts'
import {extensionOf, pictureExtensions} from '../model/file-kinds.ts'
import {readHelpCentreAddress} from '../model/help-centre-address.ts'
import {pushReversed} from '../model/long-lists.ts'
import {readWikiAddress} from '../model/wiki-address.ts'
import {blocksOf} from './blocks.ts'
import {normalUrl} from './facts.ts'
import {stepMark} from './features.ts'
import {textOf} from './text-of.ts'
import {fold, tidy} from './tokens.ts'

export interface Unit {
  block: Block
  words: readonly Word[]
  /** Where its links lead, in order. */
  links: readonly string[]
  /** Which files its pictures show, in order. */
  pictures: readonly string[]
  /** How gravely it is set apart: 0 not at all, or as a note. */
  rank: 0 | 1 | 2
}

interface Word {
  folded: string
  /** As it stands, where it is code: a machine reads it. */
  code?: string
}

const ranks = {note: 0, tip: 0, important: 1, caution: 2, warning: 2} as const

/** The blocks of `article`, each as a unit. */
export function unitsOf(article: Article): Unit[] {
  const around = linkedPictures(article)
  const blocks = blocksOf(article.body)
  const titles = titlesBefore(article, new Set(blocks.map(({node}) => node)))
  const said = fold([article.title, ...blocks.map(({text}) => text)].join(' '))
  return blocks.map(function (block): Unit {
    const rank = block.callout ? ranks[block.callout] : 0
    const {node} = block
    const title = titles.get(node) ?? []
    if (node.type === 'code')
      return {block, words: [...title, wholeCode(node.value)], ...none, rank}
    const read = readNode(node, article, said)
    const link = around.get(node)
    const links = link === undefined ? read.links : [link, ...read.links]
    return {block, ...read, words: [...title, ...read.words], links, rank}
  })
}

/** Titles of callouts that are taken apart, by the first block in them. */
function titlesBefore({body}: Article, blocks: ReadonlySet<Nodes>): Map<Nodes, Word[]> {
  const result = new Map<Nodes, Word[]>()
  const open: Nodes[] = [body]
  let title: Word[] = []
  for (let next = open.pop(); next; next = open.pop()) {
    if (blocks.has(next)) {
      if (title.length > 0) result.set(next, title)
      title = []
    } else if ('children' in next) {
      pushReversed(open, next.children as Nodes[])
      if (next.type !== 'callout') continue
      const words = next.title.map((node) => textOf(node)).join('')
      title = [...title, ...tokens(tidy(words)).map((each) => ({folded: each.toLowerCase()}))]
    }
  }
  return result
}

const none = {links: [], pictures: []}

/** Whether readers are told the same by both, however it is cut into blocks. */
export function sameUnits(a: readonly Unit[], b: readonly Unit[]): boolean {
  if (keyOf(a) !== keyOf(b)) return false
  const others = b.flatMap(({words}) => words)
  return a
    .flatMap(({words}) => words)
    .every(({code}, at) => {
      const other = others[at]?.code
      return code === undefined || other === undefined || code === other
    })
}

/** Equal for equal units, but for code that differs in case. */
export function keyOf(units: readonly Unit[]): string {
  return JSON.stringify([
    units.flatMap(({words}) => words.map(({folded}) => folded)).join(' '),
    units.flatMap(({links}) => links),
    units.flatMap(({pictures}) => pictures),
    Math.max(0, ...units.map(({rank}) => rank))
  ])
}

/** A machine reads it: only blanks at the ends of its lines make no difference. */
function wholeCode(value: string): Word {
  const code = value
    .replace(/\r\n?/g, '\n')
    .replace(/[\t ]+$/gm, '')
    .replace(/^\n+|\n+$/g, '')
  return {folded: code.toLowerCase(), code}
}

function readNode(
  node: Nodes,
  article: Article,
  said: string
): Pick<Unit, 'words' | 'links' | 'pictures'> {
  const words: Word[] = []
  const links: string[] = []
  const pictures: string[] = []
  let text = ''
  // The number of a step is told by its place.
  let start = node.type === 'heading' ? stepMark : /(?!)/
  const flush = () => {
    for (const each of tokens(tidy(text).replace(start, '')))
      words.push({folded: each.toLowerCase()})
    if (text !== '') start = /(?!)/
    text = ''
  }

  const open: Array<Nodes | string> = [node]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') text += next
    else if (next.type === 'inlineCode') {
      flush()
      for (const code of tokens(tidy(next.value))) words.push({folded: code.toLowerCase(), code})
    } else if (next.type === 'image') {
      flush()
      pictures.push(pictureOf(next.url, article), altOf(next, said))
    } else if ('value' in next) text += next.value
    else if ('children' in next) {
      if (next.type === 'link') {
        const target = targetOf(next.url, article)
        if (links.at(-1) !== target) links.push(target)
      }
      const [before, after] = edgesOf(next)
      open.push(after)
      pushReversed(open, next.children as Nodes[])
      if (next.type === 'callout') pushReversed(open, next.title as Nodes[])
      open.push(before)
    } else text += ' '
  }
  flush()
  return {words, links, pictures}
}

const parting = new Set(['paragraph', 'heading', 'listItem', 'callout'])

/** What stands before and after the words of `node`: blocks and cells part them, raised digits are others. */
function edgesOf(node: Nodes): [before: string, after: string] {
  if (node.type === 'tableCell') return [' | ', ' ']
  if (node.type === 'mdxJsxFlowElement')
    return node.name === 'td' || node.name === 'th' ? [' | ', ' '] : [' ', ' ']
  if (node.type === 'mdxJsxTextElement') {
    if (node.name === 'sup') return ['^', '']
    return node.name === 'br' ? [' ', ''] : ['', '']
  }
  return parting.has(node.type) ? [' ', ' '] : ['', '']
}

/** Words and marks of `text`; blanks beside marks come and go with emphasis. */
function tokens(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? []
}

function targetOf(url: string, article: Article): string {
  if (url.startsWith('#')) return `#${fold(article.anchors[decoded(url.slice(1))] ?? url.slice(1))}`
  return fileOf(url, article) ?? normalUrl(url)
}

function pictureOf(url: string, article: Article): string {
  const file = fileOf(url, article)
  if (file !== undefined) return file
  // Sizes and dates stand in the query of a picture that is itself named by its path.
  const plain = url.replace(/[?#].*$/s, '')
  return normalUrl(pictureExtensions.has(extensionOf(plain)) ? plain : url)
}

/** What is said of a picture; nothing where the text says it: that may be taken from there, and changes with it. */
function altOf({alt}: Image, said: string): string {
  const text = fold(alt ?? '')
  const bare = text.replace(stepMark, '').replace(/ ?\(?\d*\)?$/, '')
  return said.includes(bare.replace(/\.+$/, '')) ? '' : text
}

/** The attached file that `url` means, whatever its form. */
function fileOf(url: string, {page}: Article): string | undefined {
  const attached = readAttachmentAddress(url)
  const owner = attached?.page === page ? undefined : attached?.page
  if (attached) return `file ${owner ?? attached.title ?? ''}/${attached.name}`
  const wiki = readWikiAddress(url)
  if (wiki?.file !== undefined) return `file ${wiki.id ?? ''}/${decoded(wiki.file)}`
  const centre = readHelpCentreAddress(url)
  const isFile = centre && /^(?:attachment|media|upload)$/.test(centre.kind)
  return isFile && centre.id !== undefined ? `${centre.kind} ${centre.id}` : undefined
}

/** Pictures that are links, as blocks hold the picture alone; one that leads to its own file is none. */
function linkedPictures(article: Article): Map<Nodes, string> {
  const result = new Map<Nodes, string>()
  const open: Nodes[] = [article.body]
  for (let next = open.pop(); next; next = open.pop()) {
    if (!('children' in next)) continue
    pushReversed(open, next.children as Nodes[])
    if (next.type !== 'link') continue
    for (const child of next.children)
      if (child.type === 'image' && pictureOf(child.url, article) !== pictureOf(next.url, article))
        result.set(child, targetOf(next.url, article))
  }
  return result
}

/** What readers have of one block: its words, where its links lead, and which files its pictures show. */

import type {Image, Nodes} from 'mdast'
import type {Article} from '../model/article.ts'
import {readAttachmentAddress} from '../model/attached-file.ts'
import {decoded} from '../model/decoded.ts'
import {extensionOf, pictureExtensions} from '../model/file-kinds.ts'
import {readHelpCentreAddress} from '../model/help-centre-address.ts'
import {pushReversed} from '../model/long-lists.ts'
import {readWikiAddress} from '../model/wiki-address.ts'
import {normalUrl} from './facts.ts'
import {stepMark} from './features.ts'
import {fold, tidy} from './tokens.ts'

export interface Word {
  folded: string
  /** As it stands, where it is code: a machine reads it. */
  code?: string
}

export interface ReadUnit {
  words: readonly Word[]
  /** Where its links lead, in order. */
  links: readonly string[]
  /** Which files its pictures show, in order. */
  pictures: readonly string[]
}

/** A machine reads it: only blanks at the ends of its lines make no difference. */
export function wholeCode(value: string): Word {
  const code = value
    .replace(/\r\n?/g, '\n')
    .replace(/[\t ]+$/gm, '')
    .replace(/^\n+|\n+$/g, '')
  return {folded: code.toLowerCase(), code}
}

/** `said`: all that the article says, folded. */
export function readNode(node: Nodes, article: Article, said: string): ReadUnit {
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
export function tokens(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? []
}

export function targetOf(url: string, article: Article): string {
  if (url.startsWith('#')) return `#${fold(article.anchors[decoded(url.slice(1))] ?? url.slice(1))}`
  return fileOf(url, article) ?? normalUrl(url)
}

export function pictureOf(url: string, article: Article): string {
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

/**
 * Finds what an article is called.
 *
 * What the source says comes first; then a heading that stands alone at the top, or the first line of copied text; then a
 * guess from a heading such as “Steps to create a key”. A page without any is “Untitled: …”, so that it can be found.
 */

import type {Element, Nodes, Root} from 'hast'
import {pushReversed} from '../model/long-lists.ts'
import {isTitleOf} from '../model/printed-sheet.ts'
import {plain} from '../model/readable.ts'
import {isSectionName} from '../model/section-name.ts'
import type {SourcePage} from '../model/source-page.ts'
import {untitled} from '../model/untitled.ts'

export type TitleHow = 'source' | 'document' | 'heading' | 'first-line' | 'guess' | 'missing'

export interface FoundTitle {
  text: string
  /** It was put together, or taken from a place that only often holds a title. */
  guessed: boolean
  /** The element of the body that says the same, to be taken out of it. */
  node?: Element
  how: TitleHow
}

const procedure =
  /^(?:(?:the )?(?:steps|instructions|procedure|directions|guide|tutorial)(?: on how)? (?:to|for)|how (?:do (?:i|you|we)|can (?:i|you|we)|to)) (.{4,120}?)\??:?$/i
/** Control characters too, which exports have. */
const blanks = /[\s\u0000-\u001F\u007F-\u009F]+/gu
const year = /\s*\((?:19|20)\d\d\)$/
const blocks =
  /^(?:h[1-6]|p|ul|ol|table|pre|blockquote|aside|dl|figure|img|hr|details|video|iframe)$/

/** Find the title of `tree`, the repaired body of `page`; `stated` is what the document says outside its body. */
export function findTitle(tree: Root, page: SourcePage, stated?: string): FoundTitle {
  const lines = topBlocks(tree)
  const headings = lines.filter((node) => rank(node) > 0)
  const [first] = lines
  const given = page.meta.title ?? stated

  if (given !== undefined && given.trim() !== '') {
    const whole = given.replace(blanks, ' ').trim()
    // The head of a document says the name of its site, too.
    const top = page.meta.title === undefined && headings.find((node) => rank(node) === 1)
    const text = top && isTitleOf(whole, plain(top)) ? plain(top) : whole
    const again = headings.find((node) => same(plain(node), text))
    const how = page.meta.title === undefined ? 'document' : 'source'
    const node = again && again === first ? {node: again} : {}
    return {text, guessed: false, ...node, how}
  }

  const top = headings.filter((node) => rank(node) === 1)
  if (first && top.length === 1 && top[0] === first && isTitle(plain(first)))
    return {text: clean(plain(first)), guessed: false, node: first, how: 'heading'}

  if (page.format === 'text' && first && isLine(first) && isTitle(plain(first)))
    return {text: clean(plain(first)), guessed: false, node: first, how: 'first-line'}

  const guesses = headings.flatMap((node) => procedure.exec(plain(node))?.[1] ?? [])
  const [guess] = guesses
  if (guess && guesses.length === 1)
    return {text: capital(clean(guess)), guessed: true, how: 'guess'}

  const stand = plain(headings[0] ?? first ?? tree)
    .replace(blanks, ' ')
    .replace(/^(?:Option: |\d{1,2}[.)] +)|:$/g, '')
    .trim()
  const words = stand.split(' ').slice(0, 8).join(' ').slice(0, 80)
  const text = untitled(words)
  return {text, guessed: false, how: 'missing'}
}

/** The blocks of `tree` in order, those inside transparent containers too. */
function topBlocks(tree: Root): Element[] {
  const result: Element[] = []
  const todo: Nodes[] = [tree]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'element' && blocks.test(node.tagName)) {
      if (plain(node) !== '' || node.tagName === 'img') result.push(node)
    } else if ('children' in node) pushReversed(todo, (node as Root).children)
  }
  return result
}

function rank(node: Element): number {
  return Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0)
}

function isLine(node: Element): boolean {
  return node.tagName === 'p' || rank(node) > 0
}

/** Whether `text` can be what an article is called: short, no sentence, no step, more than the name of a section. */
function isTitle(text: string): boolean {
  if (text.length < 3 || text.length > 140 || /[.,;:!\u2026]$/.test(text)) return false
  if (/^(?:step\s*\d|\d{1,2}[.)]|option:)/i.test(text)) return false
  return !isSectionName(text)
}

function clean(text: string): string {
  return text.replace(blanks, ' ').replace(year, '').trim()
}

function capital(text: string): string {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length)
}

function same(a: string, b: string): boolean {
  const fold = (text: string) =>
    (
      text
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).join(' ')
  return fold(a) === fold(b)
}

/**
 * Take out what a saved page of a help centre shows around its article.
 *
 * - What only Zendesk's theme has (votes, comments, “Follow”), by its class, goes wherever it stands: the theme was
 *   pasted into bodies, too.
 * - In a page that has one body of an article, one `main` or one `article`, headers, footers, navigation and search
 *   fields outside of it go, and so do the theme's other parts and questions about cookies. What is within stays: a callout in an `aside`, a `footer` with the state of the figures.
 * - Where a theme holds the article's words in an element of its own, headings above it that repeat its title go down to
 *   the title, and attached files become a list of links.
 *
 * What readers wrote is set aside. Anything else that stands outside is kept, and reported where it is text.
 */

import type {Element, ElementContent, Nodes, Parents, Root} from 'hast'
import {plain} from '../model/readable.ts'
import {words} from '../model/words.ts'
import {attribute, findClass, hasClass} from './common/classes.ts'
import {isBody, landmark, themePart} from './common/page-frame.ts'
import {isBlank, isBlock, isElement, make, rankOf, takeOut, text, walk} from './common/tree.ts'
import {defineRepair, type RepairContext} from './define-repair.ts'

type Context = RepairContext<Record<never, never>>

/** Words that a `main` or `article` without a known class must hold to be taken for the contents. */
const fewest = 20
/** Lines outside of the contents that are reported, at most. */
const mostReports = 5

export const helpCentrePage = defineRepair(
  {
    id: 'help-centre-page',
    summary: 'A page was saved with all that the help centre shows around its article.',
    defaults: {},
    frames: true
  },
  function (tree, context) {
    const {inside, known, isWiki} = findContents(tree)
    if (isWiki) return
    const outside = inside ? around(tree, inside) : new Set<Nodes>()
    prune(tree)
    if (inside) report(tree, inside, known, context)

    /** From the outside in: what is in a part goes with it. */
    function prune(parent: Parents): void {
      for (const child of parent.children.slice()) {
        if (!isElement(child)) continue
        if (hasClass(child, 'article-attachments')) {
          const at = (parent.children as Nodes[]).indexOf(child)
          parent.children.splice(at, 1, ...attachments(child, context))
          continue
        }
        const what = outside.has(child)
          ? (themePart(child) ?? frameOf(child, parent))
          : partWithin(child)
        if (what === undefined || holds(child, inside) || !standsAlone(child, parent)) prune(child)
        else {
          say(child, what, context)
          takeOut(parent, (parent.children as Nodes[]).indexOf(child))
        }
      }
    }
  }
)

/** Parts that only the theme makes; writers use its classes for lists of their own. */
const unmistakable = new Set(['author', 'comments', 'contact', 'follow', 'skip', 'top', 'votes'])

function partWithin(element: Element): string | undefined {
  const part = themePart(element)
  return part !== undefined && unmistakable.has(part) ? part : undefined
}

/** Whether no words stand right beside `element`, with which others would run together. */
function standsAlone(element: Element, parent: Parents): boolean {
  if (isBlock(element)) return true
  const at = (parent.children as Nodes[]).indexOf(element)
  const beside = [parent.children[at - 1], parent.children[at + 1]]
  return beside.every((each) => each === undefined || isBlock(each) || isBlank(each))
}

interface Contents {
  inside?: Element
  /** A class says that it is the body of an article. */
  known: boolean
  /** A page of Confluence, which others know better. */
  isWiki: boolean
}

/** The one element that holds the article. */
function findContents(tree: Root): Contents {
  const bodies: Element[] = []
  const mains: Element[] = []
  const articles: Element[] = []
  let frames = 0
  let isWiki = false
  walk(tree, function (element, _parent, ancestors) {
    const isNested = ancestors.some((each) => each.type === 'element' && isBody(each))
    if (isBody(element) && !isNested) bodies.push(element)
    if (isElement(element, 'main') || attribute(element, 'role') === 'main') mains.push(element)
    if (isElement(element, 'article')) articles.push(element)
    if (['header', 'footer', 'navigation'].includes(landmark(element) ?? '')) frames++
    isWiki ||= hasClass(element, 'wiki-content')
  })
  const [body] = bodies
  if (body && bodies.length === 1) return {inside: body, known: true, isWiki}

  const [main, other] = mains
  const [article, another] = articles
  const whole = other ? undefined : main
  const part = another || (!whole && frames < 2) ? undefined : article
  const isMost = part && (!whole || 2 * sizeOf(part) > sizeOf(whole))
  const found = isMost ? part : whole
  if (!found || sizeOf(found) < fewest) return {known: false, isWiki}
  return {inside: found, known: false, isWiki}
}

function sizeOf(element: Element): number {
  return words(plain(element)).length
}

/** Every element that neither holds `inside` nor stands in it. */
function around(tree: Root, inside: Element): Set<Nodes> {
  const result = new Set<Nodes>()
  const within = new Set<Nodes>()
  walk(tree, function (element, parent) {
    if (element === inside || within.has(parent)) within.add(element)
    else result.add(element)
  })
  return result
}

function holds(element: Element, inside: Element | undefined): boolean {
  let found = false
  if (inside) walk(element, (each) => void (found ||= each === inside))
  return found
}

/** What an element outside of the contents is, if it is a part of a page's frame. */
function frameOf(element: Element, parent: Parents): string | undefined {
  // The head of an article holds its title, and often a summary: its parts are judged one by one.
  if (isElement(element, 'header', 'footer') && isElement(parent as Nodes, 'article'))
    return undefined
  // A header with a heading may be the article's own, set above its text.
  if (isElement(element, 'header') && holdsHeading(element)) return undefined
  // Beside an article stand links to others; an `aside` with words of its own may be of the article.
  if (isElement(element, 'aside') && !isLinks(element)) return undefined
  const what = landmark(element)
  // Navigation leads somewhere.
  if (what === 'navigation' && !firstLink(element) && plain(element) !== '') return undefined
  return what
}

function holdsHeading(element: Element): boolean {
  let found = false
  walk(element, (each) => void (found ||= rankOf(each) > 0))
  return found
}

/** Whether all that `element` says, headings apart, is in links. */
function isLinks(element: Element): boolean {
  const links: Element[] = []
  walk(element, (each) => void (isElement(each, 'a') || rankOf(each) > 0 ? links.push(each) : 0))
  return links.length > 1 && wordsOf(links) >= words(plain(element)).length
}

function wordsOf(elements: readonly Element[]): number {
  return elements.reduce((sum, element) => sum + words(plain(element)).length, 0)
}

function say(element: Element, what: string, {change, find}: Context): void {
  const comments = what === 'comments' ? commentsOf(element) : []
  const time = what === 'author' ? timeOf(element) : undefined
  const args = {what, ...(time !== undefined && {updated: time})}
  const aside = comments.join('\n\n')
  change({at: element, args, removed: element, ...(aside !== '' && {aside})})
  if (comments.length > 0) find('aside/comments', {at: element, args: {lines: comments.length}})
}

/** What readers wrote, one by one, with who wrote it. */
function commentsOf(element: Element): string[] {
  const result: string[] = []
  walk(element, function (each) {
    if (!hasClass(each, 'comment')) return
    const body = findClass(each, 'comment-body')
    const author = findClass(each, 'comment-meta')
    const said = body ? plain(body) : ''
    if (said !== '') result.push(author ? `${plain(author)}: ${said}` : said)
  })
  return result
}

function timeOf(element: Element): string | undefined {
  let found: string | undefined
  walk(element, function (each) {
    const value = isElement(each, 'time') ? attribute(each, 'dateTime') : ''
    if (/^\d{4}-\d\d-\d\d/.test(value)) found = value
  })
  return found
}

/** The files of an article, as a list of links with their sizes. */
function attachments(element: Element, {change}: Context): ElementContent[] {
  const items: Element[] = []
  walk(element, function (each) {
    if (!isElement(each, 'li')) return
    const link = firstLink(each)
    if (!link) return
    const size = sizeIn(each)
    const shown = size === '' ? [] : [text(link, ` (${size})`)]
    items.push(make(each, 'li', {}, [link, ...shown]))
  })
  const files = items.map((item) => plain(item))
  const list = items.length > 0 ? [make(element, 'ul', {}, items)] : []
  change({
    at: element,
    args: {what: 'attachments', files},
    removed: element,
    ...(list.length > 0 && {added: list})
  })
  return list
}

function firstLink(element: Element): Element | undefined {
  let found: Element | undefined
  walk(element, function (each) {
    if (!found && isElement(each, 'a') && plain(each) !== '')
      found = make(each, 'a', {href: attribute(each, 'href')}, [text(each, plain(each))])
  })
  return found
}

function sizeIn(element: Element): string {
  return /\d+(?:[.,]\d+)? ?(?:[KMG]i?B|bytes?)/i.exec(plain(element))?.[0] ?? ''
}

/** Report text that stands outside of the contents and is none of the article's head. */
function report(tree: Root, inside: Element, known: boolean, {find}: Context): void {
  const outside = around(tree, inside)
  let told = 0
  walk(tree, function (element, parent) {
    const isText = isElement(element, 'p', 'li', 'button', 'label', 'span', 'div')
    if (!outside.has(element) || !isText || told >= mostReports || isFile(element)) return
    const shown = plain(element)
    if (shown === '' || element.children.some((each) => isElement(each) && !isInline(each))) return
    // A summary below the title is the article's.
    if (!known && isElement(parent as Nodes, 'header')) return
    told++
    find('leftover/chrome', {at: element, args: {text: shown.slice(0, 160)}})
  })
}

/** Whether `element` is an item of the list of attached files. */
function isFile(element: Element): boolean {
  const [link] = element.children
  return isElement(link, 'a') && /\/(?:article_)?attachments\//.test(attribute(link, 'href'))
}

function isInline(element: Element): boolean {
  return isElement(element, 'a', 'b', 'br', 'code', 'em', 'i', 'img', 'strong', 'time')
}

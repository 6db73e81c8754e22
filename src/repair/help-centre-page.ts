/**
 * Take out what a saved page of a help centre shows around its article.
 *
 * - What only Zendesk's theme has (votes, comments, “Follow”), by its class, goes wherever it stands: the theme was
 *   pasted into bodies, too.
 * - In a page that has one body of an article, one `main` or one `article`, headers, footers, navigation and search
 *   fields outside of it go, and so do the theme's other parts and questions about cookies. What is within stays: a
 *   callout in an `aside`, a `footer` with the state of the figures.
 * - Attached files become a list of links below the article.
 *
 * What readers wrote is set aside. Anything else that stands outside is kept, and reported where it is text.
 */

import type {Element, Nodes, Parents, Root} from 'hast'
import {plain} from '../model/readable.ts'
import {words} from '../model/words.ts'
import {attachedList, firstLink} from './common/attached-list.ts'
import {attribute, findClass, hasClass} from './common/classes.ts'
import {around, findContents} from './common/page-contents.ts'
import {landmark, themePart} from './common/page-frame.ts'
import {isBlank, isBlock, isElement, rankOf, takeOut, walk} from './common/tree.ts'
import {defineRepair, type RepairContext} from './define-repair.ts'

type Context = RepairContext<Record<never, never>>

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
    let taken = 0
    prune(tree)
    if (inside && (known || taken > 0)) report(tree, inside, known, context)

    /** From the outside in: what is in a part goes with it. */
    function prune(parent: Parents): void {
      for (const child of parent.children.slice()) {
        if (!isElement(child)) continue
        if (hasClass(child, 'article-attachments')) {
          const at = (parent.children as Nodes[]).indexOf(child)
          parent.children.splice(at, 1, ...attached(child, context))
          continue
        }
        const what = outside.has(child)
          ? (themePart(child) ?? frameOf(child, parent))
          : partWithin(child)
        if (what === undefined || holds(child, inside) || !standsAlone(child, parent)) prune(child)
        else {
          taken++
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

/** What takes the place of the theme's list of attached files. */
function attached(element: Element, {change}: Context): Element[] {
  const list = attachedList(element)
  const files = list?.children.map((item) => plain(item)) ?? []
  const args = {what: 'attachments', files}
  change({at: element, args, removed: element, ...(list && {added: list})})
  return list ? [list] : []
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

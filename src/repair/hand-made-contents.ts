/**
 * Take out tables of contents that were made by hand.
 *
 * The site makes its own: one made by hand doubles it, and grows stale.
 *
 * It is a list (or a paragraph) of links to headings of this page, under a title such as “Table of
 * contents”, or without one if every entry is the text of a heading or leads to one.
 * If there are other words or links too, the author may tell more than the headings do: a doubt.
 */

import type {Element, Nodes, Parents, Root} from 'hast'
import {plain, readable} from '../model/readable.ts'
import {bag, subtract, words} from '../model/words.ts'
import {defineRepair} from './define-repair.ts'
import {type Child, isBlank, isElement, rankOf, takeOut, walk} from './tree.ts'

export interface Options {
  /** What stands above it, in lower case without punctuation. */
  titles: readonly string[]
}

interface Targets {
  ids: ReadonlySet<string>
  headings: ReadonlySet<string>
}

export const handMadeContents = defineRepair<Options>(
  {
    id: 'hand-made-contents',
    summary: 'A table of contents was made by hand.',
    defaults: {
      titles: [
        'contents',
        'content of this article',
        'contents of this article',
        'in this article',
        'in this guide',
        'jump to',
        'jump to section',
        'on this page',
        'quick links',
        'table of content',
        'table of contents',
        'toc',
        'what this article covers',
        'what this article covers is'
      ]
    },
    frames: true
  },
  function (tree, {change, find, options}) {
    const targets = targetsOf(tree)
    const lists: Array<{list: Element; parent: Parents}> = []
    walk(tree, function (element, parent, ancestors) {
      if (!isElement(element, 'ul', 'ol', 'p')) return
      if (ancestors.some((above) => isElement(above as Nodes, 'ul', 'ol', 'table'))) return
      lists.push({list: element, parent})
    })

    for (const {list, parent} of lists) {
      const links = linksOf(list)
      const local = links.filter((link) => leadsInside(link, targets))
      if (local.length === 0) continue

      const end = parent.children.indexOf(list)
      const above = titleAbove(parent, end, options.titles)
      const rest = otherWords(list, local, options.titles)
      const known = local.filter((link) => leadsToHeading(link, targets)).length
      const titled = above !== undefined || rest.titled

      if (titled ? known * 2 < local.length : known < local.length || known < 3) continue
      if (rest.words.length > 0 || local.length < links.length) {
        if (!titled) continue
        const other = rest.words.slice(0, 8).join(' ')
        find('contents/other-words', {at: list, args: {words: other}})
        continue
      }

      const start = above ?? end
      const removed = takeOut(parent, start, end - start + 1)
      change({at: list, args: {links: links.length}, removed})
    }
  }
)

function targetsOf(tree: Root): Targets {
  const ids = new Set<string>()
  const headings = new Set<string>()
  walk(tree, function (element) {
    for (const name of ['id', 'name']) {
      const id = element.properties[name]
      if (typeof id === 'string') ids.add(id)
    }
    if (rankOf(element) > 0) headings.add(fold(plain(element)))
  })
  return {ids, headings}
}

function linksOf(list: Element): Element[] {
  const links: Element[] = []
  walk(list, (element) => {
    if (element.tagName === 'a' && !isBlank(element)) links.push(element)
  })
  return links
}

/** Whether `link` stays on the page: an export may have written its full address before the `#`. */
function leadsInside(link: Element, {ids}: Targets): boolean {
  const href = String(link.properties['href'] ?? '')
  const fragment = fragmentOf(href)
  return href.startsWith('#') ? href.length > 1 : fragment !== '' && ids.has(fragment)
}

function leadsToHeading(link: Element, {ids, headings}: Targets): boolean {
  const fragment = fragmentOf(String(link.properties['href'] ?? ''))
  return ids.has(fragment) || headings.has(fold(plain(link)))
}

function fragmentOf(href: string): string {
  const fragment = href.includes('#') ? href.slice(href.indexOf('#') + 1) : ''
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment // Not an encoded fragment: it stands for itself.
  }
}

/** Words of `list` that no local link holds; outline numbers and a title of the list are none. */
function otherWords(list: Element, local: readonly Element[], titles: readonly string[]) {
  const inLinks = bag({text: local.map((link) => plain(link)).join('\n'), links: [], images: []})
  const all = bag({text: readable(list).text, links: [], images: []})
  const rest = [...subtract(all, inLinks)].flatMap(([token, count]) =>
    Array<string>(Math.max(count, 0)).fill(token.slice('word:'.length))
  )
  const others = rest.filter((word) => !/^\d+$|^[•·▪]$/.test(word))
  const titled = titles.includes(others.join(' ').toLowerCase())
  return {words: titled ? [] : others, titled}
}

/** Index of the title right above the list at `index`. */
function titleAbove(parent: Parents, index: number, titles: readonly string[]): number | undefined {
  const children = parent.children as readonly Child[]
  const at = children.findLastIndex((node, each) => each < index && !isBlank(node))
  const title = children[at]
  if (!isElement(title) || !(rankOf(title) > 0 || isElement(title, 'p', 'div'))) return undefined
  return titles.includes(words(plain(title)).join(' ').toLowerCase()) ? at : undefined
}

function fold(text: string): string {
  return words(text).join(' ').toLowerCase()
}

/**
 * Take out tables of contents that were made by hand.
 *
 * The site makes its own: one made by hand doubles it, and grows stale.
 *
 * It is a list (or a paragraph) of links to headings of this page, under a title such as “Table of
 * contents”, or with a class such as `toc`, or without either if every entry is the text of a heading or
 * leads to one. If there are other words or links too, the author may tell more than the headings do: a doubt.
 * Such a title with nothing under it is what is left of one that Confluence made: it goes as well.
 */

import type {Element, Nodes, Parents, Root, Text} from 'hast'
import {decoded} from '../model/decoded.ts'
import {plain, readable} from '../model/readable.ts'
import {bag, subtract, words} from '../model/words.ts'
import {
  type Child,
  indexIn,
  isBlank,
  isBlock,
  isElement,
  rankOf,
  takeOut,
  text,
  walk
} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

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
        'auf dieser seite',
        'contents',
        'content of this article',
        'contents of this article',
        'in this article',
        'in dieser anleitung',
        'in diesem artikel',
        'in this guide',
        'inhalt',
        'inhaltsverzeichnis',
        'jump to',
        'jump to section',
        'on this page',
        'op deze pagina',
        'quick links',
        'sommaire',
        'sur cette page',
        'en esta página',
        'nesta página',
        'in questa pagina',
        'table of content',
        'table of contents',
        'toc',
        'what this article covers',
        'what this article covers is',
        '目次',
        '目录'
      ]
    },
    frames: true
  },
  function (tree, {change, find, options, page}) {
    let asked: Targets | undefined
    const lists: Array<{list: Element; parent: Parents}> = []
    walk(tree, function (element, parent, ancestors) {
      if (!isElement(element, 'ul', 'ol', 'p')) return
      if (ancestors.some((above) => isElement(above as Nodes, 'ol', 'p', 'table', 'ul'))) return
      const [list, holder] = outermost(element, parent, ancestors)
      lists.push({list, parent: holder})
    })

    for (const {list, parent} of lists) {
      const links = linksOf(list)
      const local = links.filter((link) => leadsInside(link, targets))
      if (local.length === 0) continue

      const end = indexIn(parent, list)
      const above = titleAbove(parent, end, options.titles)
      const rest = otherWords(list, local, options.titles)
      const known = local.filter((link) => leadsToHeading(link, targets())).length
      const titled = above !== undefined || rest.titled || isMarked(list) || isMarked(parent)

      if (titled ? known * 2 < local.length : known < local.length || known < 3) continue
      if (rest.words.length > 0 || local.length < links.length || rest.shows) {
        if (!titled) continue
        const other = rest.words.slice(0, 8).join(' ') || readable(list).images.join(' ')
        find('contents/other-words', {at: list, args: {words: other}})
        continue
      }

      const start = above ?? end
      const isFirst = (parent.children as Nodes[]).slice(0, start).every(isBlank)
      const tail = above === undefined ? cutTail(parent, start, options.titles) : []
      const removed = [...tail, ...takeOut(parent, start, end - start + 1)]
      change({at: list, args: {links: links.length}, removed})
      if (isFirst) takeRule(parent)
    }

    const made = generated.test(page.body)
    for (const {title, parent} of titlesAlone(tree, options.titles)) {
      if (!made && !plainTitles.test(plain(title))) continue
      const removed = takeOut(parent, indexIn(parent, title))
      change({at: title, args: {links: 0}, removed})
      if (isElement(parent, 'aside') && isOnlyIcon(parent)) {
        const icon = parent.children.splice(0)
        change({at: parent, args: {links: 0}, removed: icon})
      }
    }

    /** Asked for by few pages only: most have no link that could be one of contents. */
    function targets(): Targets {
      asked ??= targetsOf(tree)
      return asked
    }
  }
)

/** `element`, or the inline element around it that holds nothing else, with what that stands in. */
function outermost(
  element: Element,
  parent: Parents,
  ancestors: readonly Parents[]
): [Element, Parents] {
  let at = ancestors.length - 1
  let [list, holder]: [Element, Parents] = [element, parent]
  while (isElement(holder) && !isBlock(holder)) {
    if (!(holder.children as Nodes[]).every((child) => child === list || isBlank(child))) break
    const above = ancestors[--at]
    if (!above) break
    ;[list, holder] = [holder, above]
  }
  return [list, holder]
}

/** The page had contents that Confluence made, which are gone by now. */
const generated = /\bac:name="(?:toc|toc-zone|floatmenu)"|\bdata-macro-name="toc"/
/** No section is called so. */
const plainTitles =
  /^(?:[io]n this (?:article|guide|page)|table of contents?|toc|auf dieser seite|inhaltsverzeichnis|sur cette page|en esta página|nesta página|in questa pagina|op deze pagina|目次|目录)\W*$/iu

/** In characters, dots that fill a line among them. */
const longestTitle = 400

/** Cut a title of contents off the end of the paragraph above: “Learn how to brew. In this article:”. */
function cutTail(parent: Parents, index: number, titles: readonly string[]): Text[] {
  const above = (parent.children as Nodes[]).slice(0, index).findLast((node) => !isBlank(node))
  const last = isElement(above, 'p') ? above.children.at(-1) : undefined
  if (last?.type !== 'text') return []
  const [all = '', title = ''] =
    /(?<=[.!?\u2026\u3002]\s*)([^.!?\u2026\u3002]{2,60})$/u.exec(last.value) ?? []
  if (all === '' || !titles.includes(fold(title))) return []
  last.value = last.value.slice(0, -all.length).trimEnd()
  return [text(last, all)]
}

/** A rule that only parted the contents from the article goes with them. */
function takeRule(parent: Parents): void {
  const next = (parent.children as Nodes[]).findIndex((node) => !isBlank(node))
  if (isElement((parent.children as Nodes[])[next], 'hr')) takeOut(parent, next)
}

/** Whether a box holds nothing more than the sign that someone chose for it. */
function isOnlyIcon(box: Element): boolean {
  return !/[\p{L}\p{N}]/u.test(readable(box).text) && readable(box).images.length === 0
}

/** Titles of contents with nothing under them: a heading follows, or the end of what they stand in. */
function titlesAlone(
  tree: Root,
  titles: readonly string[]
): Array<{title: Element; parent: Parents}> {
  const result: Array<{title: Element; parent: Parents}> = []
  walk(tree, function (element, parent) {
    const rank = rankOf(element)
    if (rank === 0 && !isElement(element, 'p', 'aside')) return
    if (element.children.some((child) => isElement(child, 'a', 'img'))) return
    const said = plain(element)
    if (said.length > longestTitle || !titles.includes(fold(said))) return
    const children = parent.children as readonly Child[]
    let at = indexIn(parent, element) + 1
    while (children[at] && isBlank(children[at] as Child)) at++
    const next = children[at]
    const isAlone = element.tagName === 'aside' || !next || rankOf(next) > 0
    if (isAlone && (rank === 0 || !next || rankOf(next) <= rank))
      result.push({title: element, parent})
  })
  return result.filter(({parent}) => !result.some(({title}) => title === parent))
}

/** Whether its class says what it is. */
function isMarked(node: Nodes): boolean {
  if (!isElement(node)) return false
  const names = [node.properties['className'] ?? []].flat()
  return names.some((name) => /^toc(?:[_-]|$)|[_-]toc$/i.test(String(name)))
}

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
function leadsInside(link: Element, targets: () => Targets): boolean {
  const href = String(link.properties['href'] ?? '')
  const fragment = fragmentOf(href)
  return href.startsWith('#') ? href.length > 1 : fragment !== '' && targets().ids.has(fragment)
}

function leadsToHeading(link: Element, {ids, headings}: Targets): boolean {
  const fragment = fragmentOf(String(link.properties['href'] ?? ''))
  return ids.has(fragment) || headings.has(fold(plain(link)))
}

function fragmentOf(href: string): string {
  return href.includes('#') ? decoded(href.slice(href.indexOf('#') + 1)) : ''
}

/** Words of `list` that no local link holds; outline numbers and a title of the list are none. Whether it shows pictures. */
function otherWords(list: Element, local: readonly Element[], titles: readonly string[]) {
  const inLinks = bag({text: local.map((link) => plain(link)).join('\n'), links: [], images: []})
  const all = bag({text: readable(list).text, links: [], images: []})
  const rest = [...subtract(all, inLinks)].flatMap(([token, count]) =>
    Array<string>(Math.max(count, 0)).fill(token.slice('word:'.length))
  )
  const others = rest.filter((word) => !/^\d+$|^[•·▪]$/.test(word))
  const titled = titles.includes(others.join(' ').toLowerCase())
  const shows = readable(list).images.length > 0
  return {words: titled ? [] : others, titled, shows}
}

/** Index of the title right above the list at `index`. */
function titleAbove(parent: Parents, index: number, titles: readonly string[]): number | undefined {
  const children = parent.children as readonly Child[]
  let at = index - 1
  while (children[at] && isBlank(children[at] as Child)) at--
  const title = children[at]
  if (!isElement(title) || !(rankOf(title) > 0 || isElement(title, 'p', 'div'))) return undefined
  return titles.includes(words(plain(title)).join(' ').toLowerCase()) ? at : undefined
}

function fold(said: string): string {
  return words(said).join(' ').toLowerCase()
}

/**
 * Let links to pages of the knowledge base lead to the pages themselves, wherever they will stand.
 *
 * A link by title (from Confluence) and an address of the old wiki or help centre become
 * `page:<source>/<id>#fragment`; a link to this very page becomes `#fragment`.
 * Where no imported page has the title, the words stay, the link goes, and it is reported.
 */

import type {Element} from 'hast'
import {readHelpCentreAddress, wordsOfSlug} from '../model/help-centre-address.ts'
import {plain, readable} from '../model/readable.ts'
import {type PageKey, pageKey} from '../model/source-page.ts'
import {readWikiAddress} from '../model/wiki-address.ts'
import {findPage} from './common/find-page.ts'
import {rewrite, text} from './common/tree.ts'
import {defineRepair, type RepairContext} from './define-repair.ts'

type Context = RepairContext<Record<never, never>>

/** What the parser writes where the source gives an id and no word. */
const untold = 'a linked page'

/** What links to pages that are not here have in common, on one page. */
interface Away {
  first?: Element
  links: number
  /** The known title that is most like what the first one names. */
  near?: string | undefined
}

export const pageLinks = defineRepair(
  {
    id: 'page-links',
    summary: 'A link leads to where a page used to be.',
    defaults: {},
    // Words that it takes out are addresses: titles of pages take their place.
    frames: true
  },
  function (tree, context) {
    const away: Away = {links: 0}

    rewrite(tree, function (element) {
      if (element.tagName !== 'a') return
      if (typeof element.properties['dataPage'] === 'string') return byTitle(element, context)
      const {href} = element.properties
      return typeof href === 'string' ? byAddress(element, href, context, away) : undefined
    })
    const {first, links, near} = away
    if (first)
      context.find('link/not-imported', {
        at: first,
        args: {links, first: String(first.properties['href']), ...(near && {near})}
      })
  }
)

/** Resolve a link by title; without a page, its contents take its place. */
function byTitle(
  link: Element,
  {known, page, change, find}: Context
): Element['children'] | undefined {
  const {dataPage, dataSpace, dataAnchor, ...rest} = link.properties
  const title = String(dataPage)
  const space = typeof dataSpace === 'string' ? dataSpace : undefined
  const key = findPage(known, title, space, {key: pageKey(page), space: page.meta.space})
  const removed = {text: '', links: [`page:${title}`], images: []}

  if (!key) {
    change({at: link, args: {page: title}, removed})
    const near = known.near(title)
    const args = {page: title, ...(space ? {space} : {}), ...(near ? {near} : {})}
    find('link/unresolved', {at: link, args})
    return link.children
  }

  const anchor = typeof dataAnchor === 'string' ? dataAnchor.trim() : ''
  const fragment = anchor === '' ? '' : `#${encodeURI(anchor.toWellFormed())}`
  const href = key === pageKey(page) && fragment ? fragment : `page:${key}${fragment}`
  link.properties = {...rest, href}
  change({at: link, args: {page: title, to: href}, removed, added: {...removed, links: [href]}})
  return undefined
}

/** Resolve a link by address; one that is relative to a wiki, and leads to no page, goes. */
function byAddress(
  link: Element,
  address: string,
  context: Context,
  away: Away
): Element['children'] | undefined {
  const {known, page, change} = context
  const to = targetOf(address, context)
  if (to === address) return
  if (to === undefined) return unresolved(link, address, context, away)

  const before = readable(link)
  const shown = plain(link)
  link.properties['href'] = to
  // Editors write an address there, too, which would tell readers the old one.
  if (/^https?:\/\/\S+$/i.test(String(link.properties['title'] ?? '')))
    delete link.properties['title']
  const key = to.startsWith('#')
    ? pageKey(page)
    : to.startsWith('page:')
      ? (to.slice('page:'.length).replace(/#.*$/s, '') as PageKey)
      : undefined
  const title = key && saysNothing(shown, address) ? known.titleOf(key) : undefined
  if (title !== undefined && title !== shown) link.children = [text(link, title)]
  const [removed, added] =
    title === undefined
      ? [address, to].map((each) => ({text: '', links: [each], images: []}))
      : [before, readable(link)]
  change({
    at: link,
    args: {from: address, to, text: shown},
    ...(removed && added ? {removed, added} : {})
  })
  return

  function saysNothing(words: string, from: string): boolean {
    if (words === '' || words === untold || from.includes(`=${words}`)) return true
    return /^https?:\/\/\S+$/.test(words) && known.byUrl(words, pageKey(page)) === key
  }
}

/** Where `address` leads now; itself where that is no page's, `undefined` where a page is not here. */
function targetOf(address: string, {known, page}: Context): string | undefined {
  const relative = !/^(?:https?:)?\//i.test(address)
  if (/^(?:#|$|[a-z][a-z\d+.-]*:)/i.test(address) && relative) return address
  const at = address.indexOf('#')
  const fragment = at > 0 && at < address.length - 1 ? address.slice(at) : ''
  if (/attachments?\/|\/download\//i.test(address)) return address
  const kind = readHelpCentreAddress(address)?.kind
  // Where sections and forms are now, only the whole knowledge base tells.
  if (kind && kind !== 'article' && kind !== 'community') return address

  const key = known.byUrl(address, pageKey(page))
  if (key) return key === pageKey(page) && fragment ? fragment : `page:${key}${fragment}`
  return relative || !known.isOwn(address, page.source) ? address : undefined
}

function unresolved(
  link: Element,
  address: string,
  {known, page, change, find}: Context,
  away: Away
): Element['children'] | undefined {
  const {id, title, space} = namedIn(address)
  const host = readHelpCentreAddress(address)
    ? known.centreOf(page.source)
    : /^(https?:\/\/[^/]+)/i.exec(page.meta.url ?? '')?.[1]
  const removed = {text: '', links: [address], images: []}
  const shown = plain(link)
  const meant = title ?? (shown === '' || shown === untold ? (id ?? address) : shown)
  if (!/^(?:https?:)?\/\//i.test(address)) {
    if (!host) {
      const near = known.near(meant)
      const args = {page: meant, ...(space && {space}), ...(near && {near})}
      change({at: link, args: {from: address}, removed})
      find('link/unresolved', {at: link, args})
      return link.children
    }
    link.properties['href'] = host + address
    const added = {...removed, links: [host + address]}
    change({at: link, args: {from: address, to: host + address}, removed, added})
  }
  if (!away.first) away.near = known.near(meant)
  away.first ??= link
  away.links++
  return
}

/** What an address says of the page that it leads to. */
function namedIn(address: string): {id?: string; title?: string; space?: string} {
  const {id, slug} = readHelpCentreAddress(address) ?? {}
  if (id === undefined) return readWikiAddress(address) ?? {}
  return {id, ...(slug && {title: wordsOfSlug(slug)})}
}

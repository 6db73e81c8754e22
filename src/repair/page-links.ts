/**
 * Let links to pages of the knowledge base lead to the pages themselves, wherever they will stand.
 *
 * A link by title (from Confluence) and an address of the old wiki or help centre become
 * `page:<source>/<id>#fragment`; a link to this very page becomes `#fragment`.
 * Where no imported page has the title, the words stay, the link goes, and it is reported.
 */

import {slug} from 'github-slugger'
import type {Element} from 'hast'
import {plain} from '../model/readable.ts'
import {pageKey} from '../model/source-page.ts'
import {defineRepair, type RepairContext} from './define-repair.ts'
import {rewrite, walk} from './tree.ts'

type Context = RepairContext<Record<never, never>>

export const pageLinks = defineRepair(
  {
    id: 'page-links',
    summary: 'A link leads to where a page used to be.',
    defaults: {}
  },
  function (tree, context) {
    const ids = new Set<string>()
    walk(tree, function ({properties}) {
      for (const name of ['id', 'name'])
        if (typeof properties[name] === 'string') ids.add(properties[name])
    })

    rewrite(tree, function (element) {
      if (element.tagName !== 'a') return
      if (typeof element.properties['dataPage'] === 'string') return byTitle(element, context)
      const {href} = element.properties
      if (typeof href === 'string') byAddress(element, href, ids, context)
      return
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
  const key =
    known.byTitle(title, space ?? page.meta.space) ?? (space ? undefined : known.byTitle(title))
  const removed = {text: '', links: [`page:${title}`], images: []}

  if (!key) {
    change({at: link, args: {page: title}, removed})
    find('link/unresolved', {at: link, args: {page: title, ...(space ? {space} : {})}})
    return link.children
  }

  const anchor = typeof dataAnchor === 'string' ? dataAnchor.trim() : ''
  const own = key === pageKey(page) && anchor !== ''
  const href = own ? `#${encodeURI(anchor)}` : `page:${key}${fragmentOf(anchor)}`
  link.properties = {...rest, href}
  change({at: link, args: {page: title, to: href}, removed, added: {...removed, links: [href]}})
  return undefined
}

/** An id as programs make or name them; all else is the text of a heading, blanks perhaps as hyphens. */
const idLike = /^(?!.*\s)(?:.*[_.:].*|.*\p{Ll}\p{Lu}.*|(?:id|h)-.+)$/u

/** The fragment that leads to `anchor` in another page: the id itself, or the slug of the heading. */
function fragmentOf(anchor: string): string {
  const id = idLike.test(anchor) ? encodeURI(anchor) : slug(anchor)
  return id === '' ? '' : `#${id}`
}

function byAddress(
  link: Element,
  address: string,
  ids: ReadonlySet<string>,
  {known, page, change}: Context
): void {
  const to = resolve()
  if (to === undefined || to === address) return
  link.properties['href'] = to
  const [removed, added] = [address, to].map((each) => ({text: '', links: [each], images: []}))
  change({
    at: link,
    args: {from: address, to, text: plain(link)},
    ...(removed && added ? {removed, added} : {})
  })

  function resolve(): string | undefined {
    if (!/^(https?:\/)?\//i.test(address) || /attachments?\/|\/download\//i.test(address))
      return undefined
    const at = address.indexOf('#')
    const fragment = at > 0 && at < address.length - 1 ? address.slice(at) : ''
    // The editor of Zendesk writes this for links within an article that is not saved yet.
    if (/\/articles\/undefined(#|$)/.test(address))
      return ids.has(fragment.slice(1)) ? fragment : undefined

    const key = known.byUrl(address)
    if (!key) return undefined
    return key === pageKey(page) && fragment ? fragment : `page:${key}${fragment}`
  }
}

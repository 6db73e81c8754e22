/**
 * Mend the links that the editor of Zendesk breaks.
 *
 * It takes an address for one of mail (`mailto:/hc/…`), and writes `/articles/undefined#id` for a heading of an article
 * that was never saved with its number. The first is certain; the second is where one page alone has such a heading:
 * this one, else another. Where none has, the words stay, the link goes, and it is reported.
 */

import type {Element, Root} from 'hast'
import {decoded} from '../model/decoded.ts'
import {foldAnchor} from '../model/fold.ts'
import {headingIdOf, readHelpCentreAddress} from '../model/help-centre-address.ts'
import {plain} from '../model/readable.ts'
import {pageKey} from '../model/source-page.ts'
import {rankOf, rewrite, walk} from './common/tree.ts'
import {defineRepair, type RepairContext} from './define-repair.ts'

type Context = RepairContext<Record<never, never>>

const mailed = /^mailto:\s*(?=\/hc\/|https?:\/\/)/i

export const helpCentreLinks = defineRepair(
  {
    id: 'help-centre-links',
    summary: 'A link was broken by the editor of the help centre.',
    defaults: {}
  },
  function (tree, context) {
    let places: Places | undefined

    rewrite(tree, function (element) {
      const {href} = element.properties
      if (element.tagName !== 'a' || typeof href !== 'string') return
      const address = href.replace(mailed, '')
      const {kind, fragment = ''} = readHelpCentreAddress(address) ?? {}
      if (kind !== 'unsaved')
        return address === href ? undefined : lead(element, href, address, context)

      places ??= placesOf(tree)
      const to = headingOf(decoded(fragment.slice(1)), places, context)
      return to === undefined
        ? lose(element, href, fragment, context)
        : lead(element, href, to, context)
    })
  }
)

interface Places {
  ids: ReadonlySet<string>
  /** Texts of headings, by their letters, that stand once. */
  texts: ReadonlySet<string>
}

function placesOf(tree: Root): Places {
  const ids = new Set<string>()
  const counts = new Map<string, number>()
  walk(tree, function (element) {
    const {id, name} = element.properties
    for (const each of [id, name]) if (typeof each === 'string') ids.add(headingIdOf(each) ?? each)
    if (rankOf(element) === 0) return
    const text = foldAnchor(plain(element))
    counts.set(text, (counts.get(text) ?? 0) + 1)
  })
  return {ids, texts: new Set([...counts].flatMap(([text, count]) => (count === 1 ? [text] : [])))}
}

function headingOf(id: string, {ids, texts}: Places, {known, page}: Context): string | undefined {
  if (id === '') return
  const fragment = `#${encodeURI(id.toWellFormed())}`
  if (ids.has(headingIdOf(id) ?? id) || texts.has(foldAnchor(id))) return fragment
  const key = known.headed(id, pageKey(page))
  return key && `page:${key}${fragment}`
}

function lead(link: Element, from: string, to: string, {change}: Context): undefined {
  link.properties['href'] = to
  const [removed, added] = [from, to].map((each) => ({text: '', links: [each], images: []}))
  change({at: link, args: {from, to}, ...(removed && added && {removed, added})})
}

function lose(
  link: Element,
  from: string,
  fragment: string,
  {known, change, find}: Context
): Element['children'] {
  const text = plain(link)
  const near = known.near(text)
  const anchor = decoded(fragment.slice(1)).slice(0, 120)
  change({at: link, args: {from}, removed: {text: '', links: [from], images: []}})
  find('link/unsaved', {at: link, args: {text, ...(anchor && {anchor}), ...(near && {near})}})
  return link.children
}

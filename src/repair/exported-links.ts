/**
 * Let links to the files of an HTML export lead to the pages that these were made of.
 *
 * Earlier conversions kept addresses such as `Boiling_7003.html`, `7003.html` or `Tea%2Bfor%2Btwo.html`,
 * which lead nowhere. The number is the page’s own; else the name is its title.
 */

import type {Element} from 'hast'
import {type PageKey, pageKey, type SourcePage} from '../model/source-page.ts'
import {rewrite} from './common/tree.ts'
import {defineRepair, type RepairContext} from './define-repair.ts'

type Context = RepairContext<Record<never, never>>

/** A name of a file without a folder. */
const exported = /^(?:\.\/)?([^/?#:]{1,300})\.html?(#.*)?$/is

export const exportedLinks = defineRepair(
  {
    id: 'exported-links',
    summary: 'A link leads to a file of an export, not to the page.',
    defaults: {}
  },
  function (tree, context) {
    rewrite(tree, function (element) {
      const {href} = element.properties
      if (element.tagName !== 'a' || typeof href !== 'string') return
      const to = targetOf(href, context)
      if (to === undefined) return isLost(href, context) ? lose(element, href, context) : undefined
      element.properties['href'] = to
      context.change({at: element, args: {from: href, to}, ...pair(href, to)})
      return
    })
  }
)

function targetOf(href: string, {known, page}: Context): string | undefined {
  const [, name = '', fragment = ''] = exported.exec(href) ?? []
  if (name === '') return undefined
  // Whoever reads the export knows its files by name.
  if (known.byUrl(href, pageKey(page))) return undefined
  const plain = decoded(name)
  const id = /(?:^|_)(\d{3,64})$/.exec(plain)?.[1]
  const title = plain.replace(/_\d{3,64}$/, '')
  const key =
    (id && known.byUrl(`/pages/viewpage.action?pageId=${id}`, pageKey(page))) ||
    fileBeside() ||
    byTitle(title.replaceAll('+', ' ')) ||
    byTitle(title.replaceAll('-', ' '))
  if (!key) return undefined
  return key === pageKey(page) && fragment ? fragment : `page:${key}${fragment}`

  /** A page that is read without the list of its export goes by the name of its file. */
  function fileBeside(): PageKey | undefined {
    const beside = pageKey({source: page.source, id: plain})
    return isExported(page) && known.titleOf(beside) !== undefined ? beside : undefined
  }

  function byTitle(words: string) {
    return known.byTitle(words, page.meta.space, pageKey(page))
  }
}

/** Whether `href` can be nothing but a file of an export, of a page that is not here. */
function isLost(href: string, {known, page}: Context): boolean {
  const name = exported.exec(href)?.[1] ?? ''
  const isLike = /%2B|_\d{5,64}$/i.test(name) || (ownName.test(name) && isExported(page))
  return isLike && !known.byUrl(href, pageKey(page))
}

/** How an export names the files of its pages, and the list of them. */
const ownName = /(?:^|_)\d{1,64}$|^index$/

/** Whether the page is one of an export, with its frame. */
function isExported({format, body}: SourcePage): boolean {
  return format === 'html' && /\bid="(?:breadcrumb-section|title-heading)"/.test(body)
}

/** The words stay. */
function lose(link: Element, href: string, {known, change, find}: Context): Element['children'] {
  const name = decoded(exported.exec(href)?.[1] ?? '')
  const title = name.replace(/_\d{1,64}$/, '').replaceAll(/[+-]/g, ' ')
  const near = known.near(title)
  change({at: link, args: {from: href}, removed: {text: '', links: [href], images: []}})
  find('link/unresolved', {at: link, args: {page: title, ...(near && {near})}})
  return link.children
}

/** Such names were encoded twice at times. */
function decoded(name: string): string {
  let plain = name
  for (let time = 0; time < 2; time++)
    try {
      plain = decodeURIComponent(plain)
    } catch {
      return plain // A stray `%`.
    }
  return plain
}

function pair(
  from: string,
  to: string
): Pick<Parameters<Context['change']>[0], 'removed' | 'added'> {
  return {
    removed: {text: '', links: [from], images: []},
    added: {text: '', links: [to], images: []}
  }
}

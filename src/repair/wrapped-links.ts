/**
 * Let links lead straight to where they go.
 *
 * Text that is copied from Google Docs, a mail or a chat has links that lead over a page of that service first: it
 * counts who goes where, warns of other sites, and stops working one day.
 *
 * It takes addresses of services that are known for it, where the whole address of the target stands in them.
 */

import {rewrite} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

/** Services that lead on: by host and path, and the parameter that holds the target. */
const services: ReadonlyArray<readonly [place: RegExp, parameters: readonly string[]]> = [
  [/^(?:www\.)?google\.[a-z.]{2,6}\/url$/, ['q', 'url']],
  [/^(?:[a-z0-9-]+\.)+safelinks\.protection\.outlook\.com\/(?:getlink)?$/, ['url']],
  [/^lm?\.(?:facebook|instagram)\.com\/(?:l\.php)?$/, ['u']],
  [/^www\.youtube\.com\/redirect$/, ['q']],
  [/^slack-redir\.net\/link$/, ['url']]
]

export const wrappedLinks = defineRepair(
  {
    id: 'wrapped-links',
    summary: 'A link leads over another service, such as the one that it was copied from.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (element) {
      const {href} = element.properties
      if (element.tagName !== 'a' || typeof href !== 'string') return
      const to = targetOf(href)
      if (to === href) return
      element.properties['href'] = to
      change({
        at: element,
        args: {from: href, to},
        removed: {text: '', links: [href], images: []},
        added: {text: '', links: [to], images: []}
      })
      return
    })
  }
)

/** Where `href` leads in the end; one service may lead over another. */
function targetOf(href: string): string {
  let target = href
  for (let next = unwrapped(target); next !== undefined; next = unwrapped(target)) target = next
  return target
}

/** The address that stands in `href`; always shorter. */
function unwrapped(href: string): string | undefined {
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return undefined
  const {host, pathname, searchParams} = new URL(href)
  const [, parameters = []] = services.find(([place]) => place.test(host + pathname)) ?? []
  for (const name of parameters) {
    const target = searchParams.get(name) ?? ''
    if (/^https?:\/\/\S+$/i.test(target) && URL.canParse(target)) return target
  }
  return undefined
}

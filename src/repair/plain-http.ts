/**
 * Report links that are not encrypted.
 *
 * Whoever stands between a reader and such a page can read and change it, and browsers warn of it. Whether the page
 * can be had over `https:` only its server knows, so the address stays.
 *
 * One finding a page names them all. Machines in the reader's own network, and addresses that are examples, are left
 * alone.
 */

import type {Element} from 'hast'
import {walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

/** Hosts that no certificate is given for, or that stand for the reader's own. */
const own =
  /^(?:localhost|[^.]+|(?:10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\..*|\[.*\]|.*\.(?:example|home|internal|invalid|lan|local|localhost|onion|test)|(?:.*\.)?example\.(?:com|net|org))$/i
/** Most addresses that a finding names. */
const most = 5

export const plainHttp = defineRepair(
  {
    id: 'plain-http',
    summary: 'A link leads to a page that is not encrypted.',
    defaults: {}
  },
  function (tree, {find}) {
    const found: Element[] = []
    walk(tree, function (element) {
      if (element.tagName === 'a' && isPlain(element)) found.push(element)
    })
    const [first] = found
    if (!first) return
    const addresses = [...new Set(found.map(({properties}) => String(properties['href']).trim()))]
    const shown = addresses.slice(0, most).join(' ')
    find('link/plain-http', {at: first, args: {links: found.length, addresses: shown}})
  }
)

function isPlain({properties}: Element): boolean {
  const [, host] =
    /^\s*http:\/\/(?:[^/?#@]*@)?([^/?#:]+|\[[^\]]*\])/i.exec(String(properties['href'] ?? '')) ?? []
  return host !== undefined && !own.test(host)
}

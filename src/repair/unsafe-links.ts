/**
 * Take out links that could run code, and write the others so that they mean the same everywhere.
 *
 * Only addresses of known, harmless kinds stay. Browsers skip control characters inside an address, so
 * they are taken out before it is judged. `//host/…` becomes `https://host/…`.
 */

import type {Element} from 'hast'
import {plain} from '../model/readable.ts'
import {table} from '../model/table.ts'
import {rewrite} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

/** Kinds of addresses that articles may hold; `page` and `attachment` are this program's own. */
const safe = new Set(
  `attachment article callto facetime ftp ftps geo git http https irc ircs mailto maps matrix news page
  sftp sip sips sms ssh tel webcal xmpp`.split(/\s+/)
)

const safePicture = /^data:image\/(avif|bmp|gif|jpe?g|png|webp)[;,]/i

const addressOf: Readonly<Record<string, string>> = table({
  a: 'href',
  area: 'href',
  audio: 'src',
  embed: 'src',
  iframe: 'src',
  img: 'src',
  object: 'data',
  source: 'src',
  video: 'src'
})

export const unsafeLinks = defineRepair(
  {
    id: 'unsafe-links',
    summary: 'A link has an address that could run code, or that depends on where it stands.',
    defaults: {}
  },
  function (tree, {change, find}) {
    rewrite(tree, function (element) {
      const name = addressOf[element.tagName]
      const address = name && element.properties[name]
      if (!name || typeof address !== 'string') return
      const isPicture = element.tagName === 'img'
      const clean = cleaned(address)

      if (!isSafe(clean, isPicture)) {
        const lost = isPicture ? {images: [address]} : {links: [address]}
        const shown = isPicture ? element.properties['alt'] : plain(element)
        change({
          at: element,
          args: {scheme: /^[^:]*/.exec(clean)?.[0] ?? ''},
          removed: {text: '', links: [], images: [], ...lost}
        })
        find('link/unsafe', {at: element, args: {text: String(shown ?? '')}})
        delete element.properties[name]
        return isPicture || element.tagName === 'a' ? element.children : undefined
      }

      if (clean === address) return
      element.properties[name] = clean
      change({at: element, args: {from: address, to: clean}, ...pair(element, address, clean)})
      return
    })
  }
)

/** `address` as a browser reads it. */
function cleaned(address: string): string {
  const bare = address.replace(/[\u0000-\u001F\u007F-\u009F]/g, '').trim()
  return /^\/\/[^/]/.test(bare) ? `https:${bare}` : bare
}

function isSafe(address: string, isPicture: boolean): boolean {
  // Blanks and invisible characters, even encoded ones, must not hide a scheme.
  const bare = address.replace(/[\s\p{C}\p{Z}]/gu, '')
  if (isPicture && safePicture.test(bare)) return true
  if (/^(javascript|vbscript|data)[^/?#]*:/i.test(bare)) return false
  // `host:8080/…` has no scheme.
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(bare)?.[1]?.toLowerCase()
  return !scheme || safe.has(scheme)
}

function pair({tagName}: Element, from: string, to: string) {
  const piece = (address: string) =>
    tagName === 'img'
      ? {text: '', links: [], images: [address]}
      : {text: '', links: [address], images: []}
  return {removed: piece(from), added: piece(to)}
}

/** Where a link leads, in a form that old and new addresses of the same page share. */

import {decoded} from '../../src/model/decoded.ts'

/**
 * The target of `address`: `here` for a place in the page, `article` for any page of the help centre at
 * `host` (people gave their pages new names, so that only the text of the link tells which), otherwise the
 * address without what does not matter.
 */
export function linkTarget(address: string, host: string | undefined): string {
  const bare = address.trim()
  if (bare.startsWith('#')) return 'here'
  if (/^(?:article|page):/.test(bare)) return 'article'
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(bare)?.[1]?.toLowerCase()
  if (scheme === undefined && !bare.startsWith('//')) return 'article'
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return decoded(bare)
  const [, at = '', path = ''] = /^(?:https?:)?\/\/([^/?#]*)([\s\S]*)$/i.exec(bare) ?? []
  if (at.toLowerCase() === host && /^\/hc\/(?:[a-z-]+\/)?articles\//.test(path)) return 'article'
  return at.toLowerCase() + decoded(path).replace(/\/$/, '')
}

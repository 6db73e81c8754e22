/** Where requests may go, and with what: credentials are for one origin and no other. */

import {HttpError, shownUrl} from './http-error.ts'

/** What every request of a client must keep to. */
export interface Fence {
  /** Address of the interface's root, without `/` at its end. */
  base: URL
  allowHttp: boolean
}

/**
 * The whole address of `address`, which is relative to the host, or to the base, as servers write both.
 * @throws HttpError when it leads to another host.
 */
export function resolve(address: string, {base, allowHttp}: Fence): URL {
  const root = base.pathname.replace(/\/$/, '')
  const inside = address.startsWith('/') && !address.startsWith('//')
  const named = address === root || address.startsWith(`${root}/`)
  const absolute = inside && !named ? root + address : address
  if (!URL.canParse(absolute, base))
    throw new HttpError('redirect', `The server named an address that is none: ${base.origin}`)
  const url = new URL(absolute, base)
  url.username = ''
  url.password = ''
  if (url.origin !== base.origin)
    throw new HttpError(
      'redirect',
      `The server ${base.origin} named an address on another host, ${url.origin}, which is not asked`
    )
  checkScheme(url, allowHttp)
  return url
}

function checkScheme(url: URL, allowHttp: boolean): void {
  if (url.protocol === 'https:' || (url.protocol === 'http:' && allowHttp)) return
  throw new HttpError('redirect', `${shownUrl(url)} is not asked, as it is not \`https:\``)
}

/** The next address of a reply with status 3xx, and whether it may have the credentials. */
export function follow(
  from: URL,
  location: string | null,
  {base, allowHttp}: Fence,
  /** Files may lie on another host; replies of the interface may not. */
  elsewhere: boolean
): {url: URL; trusted: boolean} {
  if (location === null || !URL.canParse(location, from))
    throw new HttpError('redirect', `${shownUrl(from)} leads on to nowhere`)
  const url = new URL(location, from)
  url.username = ''
  url.password = ''
  if (from.protocol === 'https:' && url.protocol !== 'https:')
    throw new HttpError(
      'redirect',
      `${shownUrl(from)} leads on to ${shownUrl(url)}, which is not \`https:\`; it was not followed`
    )
  checkScheme(url, allowHttp)
  if (url.origin === base.origin) return {url, trusted: true}
  if (!elsewhere || (isInner(url.hostname) && !isInner(base.hostname)))
    throw new HttpError(
      'redirect',
      `${shownUrl(from)} leads on to another host, ${url.origin}, perhaps to sign in; it was not followed`
    )
  return {url, trusted: false}
}

/** Addresses of this machine and of its own surroundings: https://www.rfc-editor.org/rfc/rfc6890 */
function isInner(host: string): boolean {
  return /^(?:127|169\.254|0)\.|^(?:.*\.)?localhost\.?$|^\[(?:::|fe[89ab])/i.test(host)
}

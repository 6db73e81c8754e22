/**
 * Who may ask: the pages of this server, opened by whoever sees the terminal, and nobody else.
 *
 * A page of the web can make a browser ask 127.0.0.1, also under a name of its own that leads there. It cannot give
 * itself another `Host` or `Origin`, read the token, send the cookie from another site, or set a header without
 * being asked first. Each of these is enough to refuse it.
 */

import type {IncomingHttpHeaders} from 'node:http'
import {isSame, type Keys} from './keys.ts'

export interface Asked {
  method: string
  headers: IncomingHttpHeaders
}

export interface Refusal {
  status: 401 | 403 | 405 | 415
  /** In words for whoever reads it. */
  text: string
}

/** Both are this machine for a browser, and no name leads elsewhere. */
const names = ['127.0.0.1', 'localhost']

/** Name of the cookie: other servers of this machine get those of all ports. */
export function cookieName(port: number): string {
  return `collate-review-${port}`
}

/** Why the request is refused, whatever it asks for. */
export function refusalOf({method, headers}: Asked, port: number): Refusal | undefined {
  // As browsers write it: without the port that `http:` has anyway.
  const hosts = names.map((name) => new URL(`http://${name}:${port}`).host)
  if (!hosts.includes(headers.host ?? ''))
    return {status: 403, text: 'This address is not that of the review page.'}
  if (!['GET', 'HEAD', 'POST'].includes(method))
    return {status: 405, text: 'The review page is read with GET and written to with POST.'}
  const own = `http://${headers.host}`
  if (headers.origin !== undefined && headers.origin !== own)
    return {status: 403, text: 'Another site may not ask the review page for anything.'}
  if (isFromOtherSite(headers))
    return {status: 403, text: 'Another site may not show what is on the review page.'}
  return undefined
}

/** A link may lead here from anywhere; a picture, a script or a frame of another site may not. */
function isFromOtherSite(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site']
  if (site !== 'cross-site' && site !== 'same-site') return false
  return headers['sec-fetch-mode'] !== 'navigate' || headers['sec-fetch-dest'] !== 'document'
}

/** Why whoever asks is not known. */
export function strangerOf({headers}: Asked, keys: Keys, port: number): Refusal | undefined {
  const cookie = cookiesOf(headers.cookie).get(cookieName(port))
  if (isSame(cookie, keys.session)) return undefined
  return {
    status: 401,
    text: 'Open the review page by the whole address that the terminal prints: it holds a key, which changes each time.'
  }
}

/** Why a request that would change something is refused. */
export function refusedChange({headers}: Asked, keys: Keys): Refusal | undefined {
  if (headers.origin !== `http://${headers.host}`)
    return {status: 403, text: 'Only the review page itself may change something.'}
  if (!/^application\/json(?:\s*;|$)/i.test(headers['content-type'] ?? ''))
    return {status: 415, text: 'What is sent must be JSON.'}
  const key = headers['x-collate-key']
  if (!isSame(typeof key === 'string' ? key : undefined, keys.page))
    return {
      status: 403,
      text: 'The page is of an earlier start of the program. Open it by the address that the terminal prints.'
    }
  return undefined
}

function cookiesOf(header: string | undefined): Map<string, string> {
  return new Map(
    (header ?? '').split(';').map(function (pair) {
      const at = pair.indexOf('=')
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const
    })
  )
}

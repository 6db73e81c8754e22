/** One request and its reply, redirects followed by hand. */

import type {Clock} from './clock.ts'
import {type Fence, follow} from './fence.ts'
import {HttpError, shownUrl} from './http-error.ts'
import {readBytes} from './read-bytes.ts'
import {askedFor, longestWait, mayPass} from './retry.ts'

export interface ExchangeOptions extends Fence {
  /** Value of the header `Authorization`. */
  authorization?: string | undefined
  clock: Clock
  /** Milliseconds for one try, its body included. */
  timeout: number
}

/** What a try may end with when another may do better. */
export interface Again {
  again: true
  error: HttpError
  /** Milliseconds that the server asks for. */
  wait?: number | undefined
}

export interface Wanted {
  accept: string
  limit: number
  /** Bytes that there are, where that is known. */
  size?: number | undefined
  elsewhere: boolean
}

export interface Exchanged {
  response: Response
  bytes: Uint8Array
  /** Where it came from in the end. */
  url: URL
}

const redirects = 5

/** Ask for `start` once. @throws HttpError when asking again would not help. */
export async function exchange(
  start: URL,
  wanted: Wanted,
  options: ExchangeOptions
): Promise<Again | Exchanged> {
  const signal = AbortSignal.timeout(options.timeout)
  try {
    const {response, url} = await walk(start, wanted, signal, options)
    if (mayPass(response.status)) {
      await response.body?.cancel()
      return busy(response, url, options.clock)
    }
    if (!response.ok) {
      await response.body?.cancel()
      const said = `${shownUrl(url)} answered ${response.status}`
      throw new HttpError('status', said, response.status)
    }
    const bytes = await readBytes(response, wanted.limit, url)
    if (!isCutShort(response, bytes, wanted.size)) return {response, url, bytes}
    const said = `${shownUrl(url)}: the reply broke off`
    return {again: true, error: new HttpError('unreachable', said)}
  } catch (error) {
    if (error instanceof HttpError) throw error
    const because = signal.aborted
      ? `no answer within ${options.timeout / 1000} s`
      : reasonOf(error)
    return {again: true, error: new HttpError('unreachable', `${shownUrl(start)}: ${because}`)}
  }
}

/** Whether bytes are missing of a reply that does not show its own end: it ends where the connection does, or is packed. */
function isCutShort({headers}: Response, {length}: Uint8Array, size = 0): boolean {
  const showsEnd = headers.has('content-length') || headers.has('transfer-encoding')
  return length < size && (!showsEnd || headers.has('content-encoding'))
}

/** Follow redirects by hand: credentials go to the base's own host only. */
async function walk(
  start: URL,
  {accept, elsewhere}: Wanted,
  signal: AbortSignal,
  options: ExchangeOptions
): Promise<{response: Response; url: URL}> {
  let at = {url: start, trusted: true}
  for (let count = 0; count <= redirects; count++) {
    const headers = {
      accept,
      'user-agent': 'collate',
      ...(at.trusted &&
        options.authorization !== undefined && {authorization: options.authorization})
    }
    const response = await fetch(at.url, {headers, redirect: 'manual', signal})
    if (![301, 302, 303, 307, 308].includes(response.status)) return {response, url: at.url}
    await response.body?.cancel()
    const next = follow(at.url, response.headers.get('location'), options, elsewhere)
    // Who was sent away once is not trusted again.
    at = {url: next.url, trusted: next.trusted && at.trusted}
  }
  throw new HttpError('redirect', `${shownUrl(start)} leads round in circles`)
}

function busy(response: Response, url: URL, clock: Clock): Again {
  const wait = askedFor(response.status, response.headers, clock.now())
  const later =
    wait !== undefined && wait > longestWait
      ? ` and asks to wait ${Math.ceil(wait / 60_000)} minutes`
      : ''
  const said = `${shownUrl(url)} answered ${response.status}${later}`
  return {again: true, error: new HttpError('busy', said, response.status), wait}
}

/** The innermost reason: `fetch` says only that it failed. */
function reasonOf(error: unknown): string {
  const {cause, message} = error as Error
  const {code, message: why} = (cause ?? {}) as NodeJS.ErrnoException
  const reasons: Readonly<Record<string, string>> = {
    ENOTFOUND: 'there is no such host',
    EAI_AGAIN: 'the name of the host cannot be looked up',
    ECONNREFUSED: 'nothing answers there',
    ECONNRESET: 'the connection broke off',
    UND_ERR_SOCKET: 'the connection broke off',
    UND_ERR_CONNECT_TIMEOUT: 'nothing answers there'
  }
  return reasons[code ?? ''] ?? why ?? code ?? message
}

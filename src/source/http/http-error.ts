/** Why a server did not give what was asked for; never holds a credential or a query. */

export type HttpFault =
  /** No connection, or none that lasts, after all tries. */
  | 'unreachable'
  /** The server has too much to do, after all tries. */
  | 'busy'
  | 'status'
  | 'not-json'
  | 'too-large'
  | 'redirect'

export class HttpError extends Error {
  override readonly name = 'HttpError'
  readonly fault: HttpFault
  /** Status of HTTP, where there was a reply. */
  readonly status: number | undefined

  constructor(fault: HttpFault, message: string, status?: number) {
    super(message)
    this.fault = fault
    this.status = status
  }
}

/** `url` as messages show it: no user, no query, which may hold a credential or a cursor. */
export function shownUrl(url: URL): string {
  // Addresses that are no server's have no origin to speak of.
  return `${url.origin === 'null' ? url.protocol : url.origin}${url.pathname}`
}

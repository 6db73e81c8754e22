/**
 * A help centre of Zendesk Guide on this machine, on real sockets: it answers from a made-up centre, to anybody and
 * to staff, writes down every request, holds requests against the interface's documentation, and misbehaves when it
 * is told to.
 */

import type {IncomingMessage, ServerResponse} from 'node:http'
import {setTimeout as wait} from 'node:timers/promises'
import {type Answer, type Fault, listen, misbehave, send} from '../http-server.ts'
import type {Centre} from './centre.ts'
import {answer} from './replies.ts'
import {faultsOf} from './rules.ts'

/** What is asked, below `/api/v2`. */
export interface Ask {
  path: string
  query: URLSearchParams
  /** Address of the interface. */
  host: string
  /** Staff asks, who sees drafts and all segments. */
  isStaff: boolean
  paging: NonNullable<ServerOptions['paging']>
  cap: number
  lastPage: number
  leaves: readonly string[]
}

export interface ServerOptions {
  /** Value of `Authorization` that staff have. */
  authorization?: string
  /** Without credentials, nothing is shown. */
  isClosed?: boolean
  /** `offset`: cursors are not heeded; `refuse`: they are an error (default: `cursor`). */
  paging?: 'cursor' | 'offset' | 'refuse'
  /** The most that a list gives at a time (default: 100). */
  cap?: number
  /** The last part of a list that goes by number (default: 100). */
  lastPage?: number
  /** Fields of articles that replies lack. */
  leaves?: readonly string[]
  /** Consulted before each request; `address` is its path with the query. */
  fault?: (address: string, number: number) => Fault | undefined
  /** Sent with every reply. */
  headers?: Record<string, string>
  /** Called before each request is answered. */
  onRequest?: (address: string) => void
}

export interface ZendeskServer {
  url: string
  /** Path and query of every request, in order. */
  requests: string[]
  /** What requests broke of the interface's documentation. */
  broken: string[]
  /** May be changed at any time. */
  options: ServerOptions
  /** The most requests that were answered at a time. */
  busiest: number
  close(): Promise<void>
}

export async function startServer(
  centre: Centre,
  options: ServerOptions = {}
): Promise<ZendeskServer> {
  let open = 0
  const {url, close} = await listen(function (request, response) {
    open++
    server.busiest = Math.max(server.busiest, open)
    response.on('close', () => open--)
    handle(request, response).catch((error: Error) => response.destroy(error))
  })
  const server: ZendeskServer = {url, requests: [], broken: [], options, busiest: 0, close}
  return server

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = request.url ?? ''
    server.requests.push(address)
    const {authorization, isClosed, fault, headers, onRequest} = server.options
    onRequest?.(address)
    const wrong = fault?.(address, server.requests.length)
    if (wrong?.kind === 'slow') await wait(wrong.milliseconds)
    else if (wrong) {
      misbehave(wrong, response)
      return
    }
    const given = request.headers.authorization
    // Wrong credentials are worse than none, though everybody may read the centre.
    if ((given !== undefined && given !== authorization) || (given === undefined && isClosed)) {
      send(response, {status: 401})
      return
    }
    const asked = new URL(address, url)
    const file = /^\/hc(?:\/[a-z-]+)?\/article_attachments\/(\d+)(?:\/[^/]*)?$/.exec(asked.pathname)
    if (file) {
      sendFile(file[1] ?? '', given !== undefined, response)
      return
    }
    const found = reply(asked, given !== undefined)
    send(response, {...found, headers: {...found.headers, ...headers}})
  }

  function reply(asked: URL, isStaff: boolean): Answer {
    const {paging = 'cursor', cap = 100, lastPage = 100, leaves = []} = server.options
    const ask: Ask = {
      path: asked.pathname.replace(/^\/api\/v2/, ''),
      query: asked.searchParams,
      host: url,
      isStaff,
      paging,
      cap,
      lastPage,
      leaves
    }
    server.broken.push(...faultsOf(ask))
    return answer(centre, ask) ?? {status: 404}
  }

  /** What only some people may read is a page to sign in for all others. */
  function sendFile(id: string, isStaff: boolean, response: ServerResponse): void {
    const article = centre.articles.find(({files}) => files.some((each) => String(each.id) === id))
    const file = article?.files.find((each) => String(each.id) === id)
    if (!file || !article) send(response, {status: 404})
    else if (!isStaff && article.segment !== null) misbehave({kind: 'html'}, response)
    else {
      response.writeHead(200, {'content-type': file.mediaType})
      response.end(file.bytes)
    }
  }
}

/**
 * A Confluence server on this machine, on real sockets: it answers from a made-up site as Cloud (v2) or Data
 * Center (v1) does, writes down every request, holds requests and replies against the interface's description,
 * and misbehaves when it is told to.
 */

import type {IncomingMessage, ServerResponse} from 'node:http'
import {setTimeout as wait} from 'node:timers/promises'
import {type Answer, type Fault, listen, misbehave, send} from '../http-server.ts'
import {openapi} from './openapi.ts'
import type {Site} from './site.ts'
import {answerV1, faultsV1, restriction} from './v1.ts'
import {answerV2} from './v2.ts'

/** What is asked, below the root of the interface. */
export interface Ask {
  path: string
  query: URLSearchParams
  /** Path that Confluence lies under, such as `/wiki`. */
  base: string
  /** The most that a list gives at a time. */
  cap: number
}

export interface ServerOptions {
  deployment: 'cloud' | 'data-center'
  /** Value that `Authorization` must have; none: anybody may ask. */
  authorization?: string
  /** Consulted before each request; `address` is its path with the query. */
  fault?: (address: string, number: number) => Fault | undefined
  /** The most that a list gives at a time, whatever is asked. */
  cap?: number
  /** The next part of a list is named by the header `Link` alone. */
  linkHeaderOnly?: boolean
  /** Sent with every reply. */
  headers?: Record<string, string>
  /** Called before each request is answered. */
  onRequest?: (address: string) => void
}

export interface ConfluenceServer {
  /** Address of Confluence. */
  url: string
  /** Path and query of every request, in order. */
  requests: string[]
  /** What requests and replies broke of the interface's description. */
  broken: string[]
  /** May be changed at any time. */
  options: ServerOptions
  /** The most requests that were answered at a time. */
  busiest: number
  close(): Promise<void>
}

const base = '/wiki'

export async function startServer(site: Site, options: ServerOptions): Promise<ConfluenceServer> {
  const rules = openapi()
  let open = 0
  const {url, close} = await listen(function (request, response) {
    open++
    server.busiest = Math.max(server.busiest, open)
    response.on('close', () => open--)
    answer(request, response).catch((error: Error) => response.destroy(error))
  })
  const server: ConfluenceServer = {
    url: `${url}${base}`,
    requests: [],
    broken: [],
    options,
    busiest: 0,
    close
  }
  return server

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = request.url ?? ''
    server.requests.push(address)
    const {authorization, fault, onRequest} = server.options
    onRequest?.(address)
    const wrong = fault?.(address, server.requests.length)
    if (wrong?.kind === 'slow') await wait(wrong.milliseconds)
    else if (wrong) {
      misbehave(wrong, response)
      return
    }
    if (authorization !== undefined && request.headers.authorization !== authorization) {
      send(response, {status: 401})
      return
    }

    const url = new URL(address, server.url)
    const file = /^\/wiki\/download\/attachments\/([^/]+)\/([^/]+)$/.exec(url.pathname)
    if (file)
      return sendFile(
        decodeURIComponent(file[1] ?? ''),
        decodeURIComponent(file[2] ?? ''),
        response
      )
    const {headers, ...rest} = reply(url)
    send(response, {...rest, headers: {...headers, ...server.options.headers}})
  }

  function reply(url: URL): Answer {
    const version = url.pathname.startsWith(`${base}/api/v2/`) ? 'v2' : 'v1'
    const root = version === 'v2' ? `${base}/api/v2` : `${base}/rest/api`
    const path = url.pathname.slice(root.length)
    const ask: Ask = {path, query: url.searchParams, base, cap: server.options.cap ?? 250}
    const isCloud = server.options.deployment === 'cloud'
    if (version === 'v1') server.broken.push(...faultsV1(ask))
    else if (isCloud) server.broken.push(...(rules?.request(ask) ?? []))
    else server.broken.push(`Data Center has no ${url.pathname}`)

    const restricted = /^\/content\/([^/]+)\/restriction\//.exec(ask.path)
    if (isCloud && version === 'v1' && ask.path !== '/content/search') {
      const page = site.pages.find(({id}) => id === restricted?.[1])
      return page ? {json: restriction(page)} : {status: 404}
    }
    const answer = (version === 'v2' ? answerV2 : answerV1)(site, ask) ?? {status: 404}
    if (server.options.linkHeaderOnly) Reflect.deleteProperty(answer.json ?? {}, '_links')
    if (version === 'v2' && answer.json)
      server.broken.push(...(rules?.reply(ask, answer.json) ?? []))
    return answer
  }

  function sendFile(page: string, name: string, response: ServerResponse): void {
    const file = site.pages.find(({id}) => id === page)?.files.find((each) => each.name === name)
    if (!file) {
      send(response, {status: 404})
      return
    }
    response.writeHead(200, {'content-type': file.mediaType, 'content-length': file.bytes.length})
    response.end(file.bytes)
  }
}

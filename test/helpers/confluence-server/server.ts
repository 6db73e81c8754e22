/**
 * A Confluence server on this machine, on real sockets: it answers from a made-up site as Cloud (v2) or Data
 * Center (v1) does, writes down every request, holds requests and replies against the interface's description,
 * and misbehaves when it is told to.
 */

import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {setTimeout as wait} from 'node:timers/promises'
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

export interface Answer {
  status?: number
  json?: object
  headers?: Record<string, string>
}

/** How to misbehave. */
export type Fault =
  | {kind: 'half'}
  | {kind: 'hang-up'}
  | {kind: 'html'; status?: number}
  | {kind: 'huge'}
  | {kind: 'redirect'; to: string}
  | {kind: 'slow'; milliseconds: number}
  | {kind: 'status'; status: number; headers?: Record<string, string>}

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
  const http = createServer(function (request, response) {
    open++
    server.busiest = Math.max(server.busiest, open)
    response.on('close', () => open--)
    answer(request, response).catch((error: Error) => response.destroy(error))
  })
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  const {port} = http.address() as AddressInfo
  const server: ConfluenceServer = {
    url: `http://127.0.0.1:${port}${base}`,
    requests: [],
    broken: [],
    options,
    busiest: 0,
    async close() {
      http.closeAllConnections()
      await new Promise((done) => http.close(done))
    }
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

function send(response: ServerResponse, {status = 200, json, headers}: Answer): void {
  response.writeHead(status, {'content-type': 'application/json', ...headers})
  response.end(JSON.stringify(json ?? {statusCode: status, message: 'not here'}))
}

function misbehave(fault: Exclude<Fault, {kind: 'slow'}>, response: ServerResponse): void {
  switch (fault.kind) {
    case 'status':
      send(response, {status: fault.status, ...(fault.headers && {headers: fault.headers})})
      return
    case 'redirect':
      response.writeHead(302, {location: fault.to}).end()
      return
    case 'html':
      response.writeHead(fault.status ?? 200, {'content-type': 'text/html'})
      response.end('<!doctype html><title>Sign in to Harbour</title><form></form>')
      return
    case 'half':
      response.writeHead(200, {'content-type': 'application/json', 'content-length': 4000})
      response.write('{"results": [{"id": "1')
      setTimeout(() => response.destroy(), 20)
      return
    case 'hang-up':
      response.destroy()
      return
    case 'huge': {
      response.writeHead(200, {'content-type': 'application/json'})
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(1 << 20)));
        if (!response.destroyed) response.once('drain', more)
      }
      more()
    }
  }
}

/** Another host, which must never see a credential. */
export async function startStranger(
  reply: (response: ServerResponse) => void
): Promise<{url: string; authorizations: string[]; close: () => Promise<void>}> {
  const authorizations: string[] = []
  const http = createServer(function (request, response) {
    authorizations.push(request.headers.authorization ?? 'none')
    reply(response)
  })
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  const {port} = http.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    authorizations,
    async close() {
      http.closeAllConnections()
      await new Promise((done) => http.close(done))
    }
  }
}

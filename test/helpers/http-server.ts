/** Servers on this machine, on real sockets, and the ways in which they misbehave when they are told to. */

import {createServer, type RequestListener, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'

export interface Answer {
  status?: number
  json?: object
  headers?: Record<string, string>
}

/** How to misbehave. */
export type Fault =
  | {kind: 'cut'; bytes: Uint8Array}
  | {kind: 'half'}
  | {kind: 'hang-up'}
  | {kind: 'html'; status?: number}
  | {kind: 'huge'}
  | {kind: 'redirect'; to: string}
  | {kind: 'slow'; milliseconds: number}
  | {kind: 'status'; status: number; headers?: Record<string, string>}

export interface Listening {
  url: string
  close(): Promise<void>
}

export async function listen(handle: RequestListener): Promise<Listening> {
  const http = createServer(handle)
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  const {port} = http.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      http.closeAllConnections()
      await new Promise((done) => http.close(done))
    }
  }
}

export function send(response: ServerResponse, {status = 200, json, headers}: Answer): void {
  response.writeHead(status, {'content-type': 'application/json', ...headers})
  response.end(JSON.stringify(json ?? {statusCode: status, message: 'not here'}))
}

export function misbehave(fault: Exclude<Fault, {kind: 'slow'}>, response: ServerResponse): void {
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
    case 'cut':
      // Without a length, nothing but the end of the connection shows that it is over.
      response.socket?.end(
        Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n'), fault.bytes])
      )
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
  const server = await listen(function (request, response) {
    authorizations.push(request.headers.authorization ?? 'none')
    reply(response)
  })
  return {...server, authorizations}
}

/** A server of files on this machine, on real sockets: it writes down what it is asked for, and misbehaves when told to. */

import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'

export type Reply =
  | {bytes: Uint8Array; headers?: Record<string, string | number>; status?: number}
  /** Say that it is so long, and end, or go on, where the bytes do. */
  | {bytes: Uint8Array; claims: number}
  | {status: number; headers?: Record<string, string>}
  | {to: string}
  /** Never answer. */
  | {silent: true}
  | {hangUp: true}

export interface FileServer {
  /** `http://127.0.0.1:1234`. */
  url: string
  /** `127.0.0.1:1234`. */
  host: string
  /** Path of each request, with its query, in order. */
  asked: string[]
  /** Headers of each request. */
  headers: Array<IncomingMessage['headers']>
  /** Requests that are answered at this moment, at most. */
  most: number
  close(): Promise<void>
}

/** Serve `files` by path; the answer to the `n`-th request for one may differ. */
export async function fileServer(
  files: Record<string, Reply | ((number: number) => Reply)>,
  {address = '127.0.0.1', delay = 0} = {}
): Promise<FileServer> {
  const counts = new Map<string, number>()
  let open = 0
  const server = createServer(function (request, response) {
    const path = request.url ?? ''
    made.asked.push(path)
    made.headers.push(request.headers)
    open++
    made.most = Math.max(made.most, open)
    const number = (counts.get(path) ?? 0) + 1
    counts.set(path, number)
    const found = files[path] ?? {status: 404}
    setTimeout(function () {
      open--
      answer(typeof found === 'function' ? found(number) : found, response)
    }, delay)
  })
  await new Promise<void>((done) => server.listen(0, address, done))
  const {port} = server.address() as AddressInfo
  const host = `${address.includes(':') ? `[${address}]` : address}:${port}`
  const made: FileServer = {
    url: `http://${host}`,
    host,
    asked: [],
    headers: [],
    most: 0,
    close() {
      server.closeAllConnections()
      return new Promise((done) => server.close(() => done()))
    }
  }
  return made
}

function answer(reply: Reply, response: ServerResponse): void {
  if ('silent' in reply) return
  if ('hangUp' in reply) response.destroy()
  else if ('to' in reply) response.writeHead(302, {location: reply.to}).end()
  else if (!('bytes' in reply)) response.writeHead(reply.status, reply.headers).end('no')
  else if ('claims' in reply) {
    const head = `HTTP/1.1 200 OK\r\ncontent-length: ${reply.claims}\r\n\r\n`
    response.socket?.end(Buffer.concat([Buffer.from(head), reply.bytes]))
  } else response.writeHead(reply.status ?? 200, reply.headers).end(reply.bytes)
}

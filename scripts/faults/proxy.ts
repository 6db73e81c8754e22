/** Stands between the program and a server, on real sockets, and breaks what passes through. */

import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo, Socket} from 'node:net'
import {setTimeout as wait} from 'node:timers/promises'
import {gzipSync} from 'node:zlib'

/** How one request is answered instead. */
export type Break = (exchange: Exchange) => Promise<void> | void

export interface Exchange {
  /** What the server answers. */
  status: number
  type: string
  body: Buffer
  socket: Socket
  response: ServerResponse
}

export interface Proxy {
  url: string
  /** Requests since the last call of `breakAt`. */
  requests: number
  /** Break requests from number `first` on, `times` of them. */
  breakAt(first: number, times: number, how: Break | undefined): void
  close(): Promise<void>
}

export async function startProxy(target: string): Promise<Proxy> {
  let [first, times] = [0, 0]
  let how: Break | undefined
  const server = createServer(function (request, response) {
    const number = ++proxy.requests
    const isBroken = number >= first && number < first + times
    pass(request, response, isBroken ? how : undefined).catch(() => response.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const proxy: Proxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: 0,
    breakAt(...given) {
      proxy.requests = 0
      ;[first, times, how] = given
    },
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    }
  }
  return proxy

  async function pass(
    request: IncomingMessage,
    response: ServerResponse,
    broken: Break | undefined
  ): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const {authorization, 'content-type': given} = request.headers
    const method = request.method ?? 'GET'
    const answer = await fetch(new URL(request.url ?? '', target), {
      method,
      redirect: 'manual',
      headers: {...(authorization && {authorization}), ...(given && {'content-type': given})},
      ...(method !== 'GET' && {body: Buffer.concat(chunks)})
    })
    // Addresses of the server itself must lead through here, too.
    const text = Buffer.from(await answer.arrayBuffer()).toString('latin1')
    const body = Buffer.from(text.replaceAll(new URL(target).origin, proxy.url), 'latin1')
    const type = answer.headers.get('content-type') ?? ''
    const {status} = answer
    if (broken) return broken({status, type, body, socket: request.socket, response})
    response.writeHead(status, {'content-type': type, 'content-length': body.length})
    response.end(body)
  }
}

const head = (more: string, status = 200) =>
  `HTTP/1.1 ${status} OK\r\ncontent-type: application/json\r\nconnection: close\r\n${more}\r\n`
const half = (body: Buffer) => body.subarray(0, body.length >> 1)

function says(status: number, headers: Record<string, string> = {}): Break {
  return ({response}) => void response.writeHead(status, headers).end('{}')
}

/** Everything that may become of a reply; `elsewhere` is another host. */
export function breaks(elsewhere: string): Readonly<Record<string, Break>> {
  return {
    'reset before it answers': ({socket}) => void socket.resetAndDestroy(),
    'reset in the headers': async function ({socket}) {
      socket.write('HTTP/1.1 200 OK\r\ncontent-ty')
      await wait(5)
      socket.resetAndDestroy()
    },
    'reset in the body': async function ({socket, body}) {
      socket.write(head(`content-length: ${body.length}\r\n`))
      socket.write(half(body))
      await wait(5)
      socket.resetAndDestroy()
    },
    'half, with the right length': ({socket, body}) =>
      void socket.end(
        Buffer.concat([Buffer.from(head(`content-length: ${body.length}\r\n`)), half(body)])
      ),
    'half, with its own length': ({socket, body}) =>
      void socket.end(
        Buffer.concat([Buffer.from(head(`content-length: ${half(body).length}\r\n`)), half(body)])
      ),
    'half, without a length': ({socket, body}) =>
      void socket.end(Buffer.concat([Buffer.from(head('')), half(body)])),
    'half, in chunks': ({socket, body}) =>
      void socket.end(
        Buffer.concat([
          Buffer.from(head('transfer-encoding: chunked\r\n')),
          Buffer.from(`${body.length.toString(16)}\r\n`),
          half(body)
        ])
      ),
    'packed, and cut short': function ({socket, body}) {
      const packed = gzipSync(body)
      const cut = packed.subarray(0, packed.length - 12)
      const lines = `content-encoding: gzip\r\ncontent-length: ${cut.length}\r\n`
      socket.end(Buffer.concat([Buffer.from(head(lines)), cut]))
    },
    'a byte at a time': async function ({socket, body}) {
      socket.write(head(`content-length: ${body.length}\r\n`))
      for (const byte of body) {
        if (socket.destroyed) return
        socket.write(Buffer.of(byte))
        await wait(50)
      }
    },
    'nothing at all': async function ({socket}) {
      await wait(2000)
      socket.destroy()
    },
    '429 with seconds': says(429, {'retry-after': '2'}),
    '429 with a date': says(429, {'retry-after': new Date(Date.now() + 3000).toUTCString()}),
    '429 with nonsense': says(429, {'retry-after': 'soon, or -1'}),
    '429 with more than anybody waits': says(429, {'retry-after': '999999999'}),
    '500': says(500),
    '502': says(502),
    '503': says(503),
    '401': says(401),
    'a redirect to another host': says(302, {location: `${elsewhere}/login`}),
    'a redirect to itself': ({response}) =>
      void response.writeHead(302, {location: response.req.url ?? '/'}).end(),
    'no JSON': ({response}) => void response.end('{"articles": [{'),
    'JSON of another shape': ({response}) => void response.end('[[], null, "articles"]'),
    null: ({response}) => void response.end('null'),
    'a page for people': ({response}) =>
      void response
        .writeHead(200, {'content-type': 'text/html'})
        .end('<!doctype html><title>Sign in</title>'),
    'more than can be held': async function ({socket}) {
      socket.write(head(''))
      const much = Buffer.alloc(1 << 20, 0x20)
      for (let count = 0; count < 80 && !socket.destroyed; count++) {
        if (!socket.write(much)) await wait(1)
      }
      socket.destroy()
    }
  }
}

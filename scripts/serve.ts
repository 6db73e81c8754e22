/**
 * Serves a built site as a good static host would: with its `_headers`, its `_redirects`, gzip and the 404 page.
 *
 * `node scripts/serve.ts [FOLDER] [--port N]`; tests call `serve`.
 */

import {existsSync, readFileSync, statSync} from 'node:fs'
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {extname, join, normalize, resolve, sep} from 'node:path'
import {parseArgs} from 'node:util'
import {gzipSync} from 'node:zlib'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.xml': 'application/xml'
}
const squeezed = /^(?:text\/|application\/(?:json|xml)|image\/svg)/

export interface Served {
  /** `http://127.0.0.1:1234`. */
  url: string
  close(): Promise<void>
}

/** Serve `folder` on localhost; any free port by default. */
export async function serve(folder: string, port = 0): Promise<Served> {
  const root = resolve(folder)
  const headers = readHeaders(join(root, '_headers'))
  const moved = readRedirects(join(root, '_redirects'))
  const server = createServer((request, response) =>
    answer(request, response, root, headers, moved)
  )
  await new Promise<void>(function (done, fail) {
    server.once('error', fail).listen(port, '127.0.0.1', done)
  })
  const {port: taken} = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${taken}`,
    close() {
      server.closeAllConnections()
      return new Promise((done) => server.close(() => done()))
    }
  }
}

type HeaderRule = {path: string; set: Array<[string, string]>; drop: string[]}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  root: string,
  headers: readonly HeaderRule[],
  moved: Moved
): void {
  const {pathname, search} = new URL(request.url ?? '/', 'http://localhost')
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    response.writeHead(400).end()
    return
  }

  const target = moved(pathname.replace(/\/$/, ''))
  if (target) {
    response
      .writeHead(target.status, {
        location: target.to + (target.to.includes('?') ? search.replace('?', '&') : search)
      })
      .end()
    return
  }
  let file = join(root, normalize(path))
  const inside = file === root || file.startsWith(root + sep)
  if (inside && existsSync(file) && statSync(file).isDirectory()) {
    if (!path.endsWith('/')) {
      response.writeHead(301, {location: `${pathname}/${search}`}).end()
      return
    }
    file = join(file, 'index.html')
  }
  const found = inside && existsSync(file) && statSync(file).isFile()
  if (!found) file = join(root, '404.html')
  if (!existsSync(file)) {
    response.writeHead(404).end()
    return
  }

  const type = types[extname(file)] ?? 'application/octet-stream'
  for (const rule of headers) {
    const applies = rule.path.endsWith('*')
      ? path.startsWith(rule.path.slice(0, -1))
      : path === rule.path
    if (!applies) continue
    for (const name of rule.drop) response.removeHeader(name)
    for (const [name, value] of rule.set) response.setHeader(name, value)
  }
  response.setHeader('content-type', type)
  let body: Uint8Array = readFileSync(file)
  if (squeezed.test(type) && /\bgzip\b/.test(String(request.headers['accept-encoding']))) {
    body = gzipSync(body, {level: 9})
    response.setHeader('content-encoding', 'gzip')
  }
  response.setHeader('content-length', body.byteLength)
  response.writeHead(found ? 200 : 404).end(request.method === 'HEAD' ? undefined : body)
}

/** `path`, then indented `Name: value`, or `! Name` for one that an earlier rule set. */
function readHeaders(file: string): HeaderRule[] {
  if (!existsSync(file)) return []
  const rules: HeaderRule[] = []
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const rule = rules.at(-1)
    const pair = /^\s+([\w-]+):\s*(.*)$/.exec(line)
    if (/^\S/.test(line)) rules.push({path: line.trim(), set: [], drop: []})
    else if (pair?.[1]) rule?.set.push([pair[1], pair[2] ?? ''])
    else if (line.trim().startsWith('!')) rule?.drop.push(line.trim().slice(1).trim())
  }
  return rules
}

/** Where a path leads, if a rule says so. */
type Moved = (path: string) => {to: string; status: number} | undefined

/** `FROM TO STATUS`; in `FROM`, `:name` stands for a part of a path, and `*` at its end for the rest. */
function readRedirects(file: string): Moved {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  const rules = lines.map((line) => {
    const [from = '', to = '', status] = line.split(' ')
    return {from, to, status: Number(status)}
  })
  const exact = new Map(rules.toReversed().map((rule) => [rule.from, rule]))
  const patterns = rules
    .filter(({from}) => /[:*]/.test(from))
    .map((rule) => ({...rule, from: new RegExp(`^${pattern(rule.from)}$`)}))

  return function (path) {
    const found = exact.get(path)
    if (found !== undefined) return found
    for (const {from, to, status} of patterns) {
      const groups = from.exec(path)?.groups
      if (groups)
        return {to: to.replace(/:(\w+)/g, (_, name: string) => groups[name] ?? ''), status}
    }
    return undefined
  }
}

function pattern(from: string): string {
  return from
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*$/, '.*')
    .replace(/:(\w+)/g, '(?<$1>[^/]+)')
}

if (import.meta.main) {
  const {values, positionals} = parseArgs({
    allowPositionals: true,
    options: {port: {type: 'string', default: '4321'}}
  })
  const {url} = await serve(positionals[0] ?? 'dist', Number(values.port))
  console.log(`${url}/`)
}

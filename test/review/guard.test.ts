/** Whoever is not the review page itself is refused, and nothing is written. */

import {request} from 'node:http'
import {afterEach, beforeAll, expect, test} from 'vitest'
import {refusalOf} from '../../src/review/guard.ts'
import type {KnowledgeBase} from '../helpers/knowledge-base.ts'
import {expectNoTroubles, harbour, reviewOf} from './open-review.ts'

afterEach(expectNoTroubles)

interface Reply {
  status: number
  headers: Record<string, unknown>
  body: string
}

interface Asking {
  method?: string
  path?: string
  headers?: Record<string, string | undefined>
  body?: string
}

let base: KnowledgeBase
let port = 0
let token: string
/** What a browser that was let in has. */
let cookie: string
let key: string
let good: Asking

async function ask({method = 'GET', path = '/', headers = {}, body}: Asking): Promise<Reply> {
  const sent = Object.entries({host: `127.0.0.1:${port}`, ...headers}).filter(
    (each): each is [string, string] => each[1] !== undefined
  )
  return new Promise(function (resolve, reject) {
    const asked = request(
      {host: '127.0.0.1', port, method, path, headers: Object.fromEntries(sent), agent: false},
      function (response) {
        let text = ''
        response.on('data', (chunk) => (text += chunk))
        response.on('end', () =>
          resolve({status: response.statusCode ?? 0, headers: response.headers, body: text})
        )
      }
    )
    asked.on('error', reject)
    asked.end(body || undefined)
  })
}

beforeAll(async function () {
  base = await harbour()
  const {address, url} = await reviewOf(base)
  port = Number(new URL(url).port)
  token = new URL(address).searchParams.get('token') ?? ''
  const door = await ask({path: `/?token=${token}`})
  cookie = String(door.headers['set-cookie']).split(';', 1)[0] ?? ''
  const list = await ask({headers: {cookie}})
  key = /name="collate-key" content="([^"]+)"/.exec(list.body)?.[1] ?? ''
  const page = await ask({path: '/article/1', headers: {cookie}})
  const seen = /data-seen="(\w+)"/.exec(page.body)?.[1]
  const fingerprint = /data-fingerprint="(\w+)"/.exec(page.body)?.[1]
  good = {
    method: 'POST',
    path: '/do/settle',
    headers: {
      cookie,
      origin: url,
      'content-type': 'application/json',
      'x-collate-key': key
    },
    body: JSON.stringify({fingerprint, answer: 'meant', reason: 'So it is', seen})
  }
})

test('the cookie is for this server alone, and the address with the key leads in once more', async function () {
  const {status, headers, body} = await ask({path: `/?token=${token}`})
  expect(status).toBe(200)
  expect(String(headers['set-cookie'])).toMatch(
    /^collate-review-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/
  )
  expect(body).not.toContain(token)
  expect(body).not.toContain(cookie.split('=')[1])
})

test('pages are kept by nobody, framed by nobody, and run nothing but their own scripts', async function () {
  const {headers, body} = await ask({headers: {cookie}})
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY'
  })
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
  expect(policy).not.toContain('unsafe')
  expect(headers).not.toHaveProperty('access-control-allow-origin')
  expect(body).not.toMatch(/<script(?![^>]* src=)|\sstyle=|\son\w+=/)
})

const other = 'https://evil.example'
const with_ = (headers: Record<string, string | undefined>) => () => ({
  ...good,
  headers: {...good.headers, ...headers}
})
const sending = (body: string) => () => ({...good, body})
const changed = (change: object) => () => ({
  ...good,
  body: JSON.stringify({...JSON.parse(good.body ?? ''), ...change})
})

const refused: ReadonlyArray<readonly [what: string, asking: () => Asking, status: number]> = [
  ['a page without a cookie', () => ({path: '/article/1'}), 401],
  ['a wrong cookie', () => ({headers: {cookie: `collate-review-${port}=${'a'.repeat(43)}`}}), 401],
  [
    'a cookie that is the key of the address',
    () => ({headers: {cookie: `collate-review-${port}=${token}`}}),
    401
  ],
  ['a wrong key in the address', () => ({path: `/?token=${'a'.repeat(43)}`}), 401],
  ['an empty key in the address', () => ({path: '/?token='}), 401],
  ['another host', () => ({headers: {cookie, host: `evil.example:${port}`}}), 403],
  [
    'another host with the key',
    () => ({path: `/?token=${token}`, headers: {host: 'evil.example'}}),
    403
  ],
  ['another port', () => ({headers: {cookie, host: '127.0.0.1:1'}}), 403],
  ['a script of another site that reads', () => ({headers: {cookie, origin: other}}), 403],
  [
    'a picture on a page of another port',
    () => ({
      path: '/icon.svg',
      headers: {
        cookie,
        'sec-fetch-site': 'same-site',
        'sec-fetch-mode': 'no-cors',
        'sec-fetch-dest': 'image'
      }
    }),
    403
  ],
  [
    'a frame of another site',
    () => ({
      headers: {
        cookie,
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'iframe'
      }
    }),
    403
  ],
  [
    'a way out of the folder',
    () => ({path: '/client/../../../package.json', headers: {cookie}}),
    404
  ],
  [
    'a way out, hidden',
    () => ({path: '/client/..%2f..%2fstart-review.ts', headers: {cookie}}),
    404
  ],
  [
    'a picture that no page named',
    () => ({path: '/picture/..%2f..%2fetc%2fpasswd', headers: {cookie}}),
    404
  ],
  [
    'a file of the knowledge base',
    () => ({path: '/content/in/help/1.html', headers: {cookie}}),
    404
  ],
  ['an article that is not there', () => ({path: '/article/..%2f1', headers: {cookie}}), 404],
  ['an address that is none', () => ({path: '//', headers: {cookie}}), 404],
  ['a way through another server', () => ({path: `http://${other}/`, headers: {cookie}}), 400],
  ['a change by GET', () => ({...good, method: 'GET', body: ''}), 404],
  ['a change by PUT', () => ({...good, method: 'PUT'}), 405],
  ['a question before a change', () => ({...good, method: 'OPTIONS', body: ''}), 405],
  ['a change without a cookie', with_({cookie: undefined}), 401],
  ['a change without the key of the page', with_({'x-collate-key': undefined}), 403],
  ['a change with a wrong key', with_({'x-collate-key': 'a'.repeat(43)}), 403],
  ['a change from another site', with_({origin: other}), 403],
  ['a change from nowhere', with_({origin: 'null'}), 403],
  ['a change that says no origin', with_({origin: undefined}), 403],
  ['a change from another port', with_({origin: 'http://127.0.0.1:1'}), 403],
  [
    'a change to another host',
    with_({host: `evil.example:${port}`, origin: `http://evil.example:${port}`}),
    403
  ],
  ['a form', with_({'content-type': 'application/x-www-form-urlencoded'}), 415],
  ['plain text', with_({'content-type': 'text/plain'}), 415],
  ['no JSON', sending('{"article": '), 400],
  ['no object', sending('[]'), 400],
  ['too much', sending(JSON.stringify({reason: 'a'.repeat(70_000)})), 413],
  ['a field that is not known', changed({file: '/etc/passwd'}), 400],
  ['an answer that is none', changed({answer: 'publish-all'}), 400],
  ['an answer of another rule', changed({answer: 'same'}), 409],
  ['no reason', changed({reason: ' '}), 409],
  ['a day that is over', changed({until: '2001-01-01'}), 409],
  ['a day that is none', changed({until: '2030-02-31'}), 400],
  ['a finding that is not there', changed({fingerprint: 'a'.repeat(26)}), 409],
  ['an article as it is not', changed({seen: '0'}), 409],
  ['a thing that cannot be done', () => ({...good, path: '/do/toString'}), 404],
  [
    'to take back what was not decided',
    () => ({...good, path: '/do/undo', body: '{"fingerprint": "abcdefgh"}'}),
    409
  ]
]

test('at the port of the web, browsers leave the port out', function () {
  const asked = (host: string) => refusalOf({method: 'GET', headers: {host}}, 80)
  expect([asked('127.0.0.1'), asked('localhost')]).toEqual([undefined, undefined])
  expect(asked('evil.example')?.status).toBe(403)
})

test.each(refused)('%s is refused, and nothing is written', async function (_, asking, status) {
  const before = await base.digests()
  const reply = await ask(asking())
  expect([reply.status, reply.body]).toEqual([status, expect.anything()])
  expect(reply.body).not.toMatch(/\n\s+at /)
  expect(await base.digests()).toEqual(before)
})

test('a request that breaks off is no bug', async function () {
  const {method, path, headers} = good
  const broken = request({
    ...{host: '127.0.0.1', port, method, path, agent: false},
    headers: {host: `127.0.0.1:${port}`, 'content-length': '100', ...headers}
  })
  broken.on('error', () => {})
  broken.write('{')
  await new Promise((done) => setTimeout(done, 100))
  broken.destroy()
  // The server has seen it by the time that it answers the next; troubles of it are looked for after each test.
  await new Promise((done) => setTimeout(done, 100))
  expect((await ask({path: '/icon.svg', headers: {cookie}})).status).toBe(200)
})

test('what all these lack is enough', async function () {
  expect(await ask(good)).toMatchObject({status: 200, body: expect.stringContaining('Settled')})
  expect(await base.read('content/decisions/1.yaml')).toContain('So it is')
})

test('a link from another program leads to the list', async function () {
  const headers = {
    cookie,
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document'
  }
  expect((await ask({headers})).status).toBe(200)
})

/** The parts of asking politely, one by one. */

import {expect, test} from 'vitest'
import type {ConfluenceSource} from '../../../src/model/config.ts'
import {accessOf} from '../../../src/source/confluence/access.ts'
import {follow, resolve} from '../../../src/source/http/fence.ts'
import {makeGate} from '../../../src/source/http/gate.ts'
import {parseJson} from '../../../src/source/http/json.ts'
import {askedFor, backOff, retryAfter} from '../../../src/source/http/retry.ts'

const fence = {base: new URL('https://wiki.harbour.example/wiki'), allowHttp: false}

test('whole numbers that JSON cannot hold keep their digits', function () {
  expect(
    parseJson('{"id": 9223372036854775807, "at": [-12345678901234567890, 7, 1.5e300]}')
  ).toEqual({id: '9223372036854775807', at: ['-12345678901234567890', 7, 1.5e300]})
  expect(parseJson('{"id": "9223372036854775807"}')).toEqual({id: '9223372036854775807'})
})

test('addresses stay on the host of the base, below it or beside it', function () {
  expect(resolve('/wiki/api/v2/pages?cursor=a', fence).href).toBe(
    'https://wiki.harbour.example/wiki/api/v2/pages?cursor=a'
  )
  expect(resolve('/rest/api/content', fence).pathname).toBe('/wiki/rest/api/content')
  for (const address of [
    'https://other.example/wiki/x',
    '//other.example/x',
    'http://wiki.harbour.example/wiki/x',
    'file:///etc/passwd'
  ])
    expect(() => resolve(address, fence)).toThrow(/another host|not `https:`/)
})

test('a user and password that a server names are not sent', function () {
  const {username, password} = resolve('https://jo:pw@wiki.harbour.example/wiki/x', fence)
  expect([username, password]).toEqual(['', ''])
})

test('redirects never lead to less safety', function () {
  const from = new URL('https://wiki.harbour.example/wiki/download/a')
  expect(follow(from, '/wiki/login', fence, false).trusted).toBe(true)
  expect(follow(from, 'https://media.example/a', fence, true).trusted).toBe(false)
  expect(() => follow(from, 'https://media.example/a', fence, false)).toThrow(/another host/)
  expect(() =>
    follow(from, 'http://wiki.harbour.example/', {...fence, allowHttp: true}, true)
  ).toThrow(/not `https:`/)
  for (const host of [
    '169.254.169.254',
    '127.0.0.1:8443',
    'localhost',
    '[::1]',
    '0.0.0.0',
    '2130706433'
  ])
    expect(() => follow(from, `https://${host}/a`, fence, true)).toThrow(/another host/)
  expect(() => follow(from, 'file:///etc/passwd', fence, true)).toThrow(/^file:\/etc|not `https:`/)
  expect(() => follow(from, null, fence, true)).toThrow(/nowhere/)
})

test('pauses by what the server says, else growing', function () {
  const now = Date.parse('2026-03-14T09:30:00Z')
  expect(retryAfter('12', now)).toBe(12_000)
  expect(retryAfter('Sat, 14 Mar 2026 09:31:00 GMT', now)).toBe(60_000)
  expect(retryAfter('Sat, 14 Mar 2026 09:00:00 GMT', now)).toBe(0)
  expect(retryAfter('soon', now)).toBeUndefined()
  expect(retryAfter('-5', now)).toBeUndefined()
  const reset = (date: string, status = 429, more = {}) =>
    askedFor(status, new Headers({'x-ratelimit-reset': date, ...more}), now)
  expect(reset('2026-03-14T09:30:05Z')).toBe(5000)
  expect(reset('2026-03-14T10:31:00.000+01:00')).toBe(60_000)
  expect(reset('2026-03-14T09:30:05Z', 429, {'retry-after': '2'})).toBe(2000)
  for (const date of ['2026-03-14T09:30:05', '1773480605', 'soon', ''])
    expect(reset(date)).toBeUndefined()
  expect(reset('2026-03-14T09:30:05Z', 503)).toBeUndefined()
  // Here, it is an hour late.
  const theirs = {date: 'Sat, 14 Mar 2026 10:30:00 GMT'}
  expect(reset('2026-03-14T10:30:05Z', 429, theirs)).toBe(5000)
  const named = {...theirs, 'retry-after': 'Sat, 14 Mar 2026 10:30:20 GMT'}
  expect(askedFor(503, new Headers(named), now)).toBe(20_000)
  expect([1, 2, 3, 10].map((attempt) => backOff(attempt, 0))).toEqual([250, 500, 1000, 15_000])
  expect(backOff(10, 1)).toBe(30_000)
})

test('a gate keeps its width, whatever fails inside', async function () {
  const gate = makeGate(2)
  let [inside, most] = [0, 0]
  const work = Array.from({length: 9}, (_, index) =>
    gate
      .run(async function () {
        most = Math.max(most, ++inside)
        await new Promise((done) => setTimeout(done, index % 3))
        inside--
        if (index % 2) throw new Error('no')
      })
      .catch(() => undefined)
  )
  await Promise.all(work)
  expect([inside, most]).toEqual([0, 2])
})

test('a gate that is made narrower lets fewer in, and more again when it is wide', async function () {
  const gate = makeGate(4)
  let inside = 0
  const most = [0, 0]
  let phase = 0
  const work = Array.from({length: 40}, (_, index) =>
    gate.run(async function () {
      inside++
      if (index === 8) gate.resize(2)
      if (index > 12 && index < 20) most[0] = Math.max(most[0] ?? 0, inside)
      if (index === 20) gate.resize(4)
      if (index > 25) most[1] = Math.max(most[1] ?? 0, inside)
      await new Promise((done) => setTimeout(done, 1 + (phase++ % 2)))
      inside--
    })
  )
  await Promise.all(work)
  expect([inside, ...most]).toEqual([0, 2, 4])
})

const source = (name: string, url: string): ConfluenceSource => ({
  name,
  type: 'confluence',
  url,
  spaces: ['HELP']
})

test('credentials: one for a kind of site, or one for a source', function () {
  const cloud = source('wiki', 'https://harbour.atlassian.net/wiki')
  const server = source('old-wiki', 'https://wiki.harbour.example')
  const env = {
    CONFLUENCE_EMAIL: 'jo@harbour.example',
    CONFLUENCE_API_TOKEN: 'a',
    CONFLUENCE_TOKEN: 'b'
  }
  expect(accessOf(cloud, [cloud, server], env)).toMatchObject({
    authorization: `Basic ${Buffer.from('jo@harbour.example:a').toString('base64')}`,
    used: ['CONFLUENCE_EMAIL', 'CONFLUENCE_API_TOKEN']
  })
  expect(accessOf(server, [cloud, server], env).authorization).toBe('Bearer b')
  expect(accessOf(server, [server], {...env, COLLATE_OLD_WIKI_TOKEN: 'c'}).authorization).toBe(
    'Bearer c'
  )
  expect(accessOf(server, [server], {})).toEqual({
    used: [],
    wanted: '`CONFLUENCE_TOKEN` (or `COLLATE_OLD_WIKI_TOKEN`)'
  })

  // What is meant for one host is not for two.
  const other = source('other', 'https://wiki.pier.example')
  expect(accessOf(other, [server, other], env)).toEqual({
    used: [],
    wanted: '`COLLATE_OTHER_TOKEN`'
  })
})

test('a credential that cannot be one is named, not shown', function () {
  const server = source('wiki', 'https://wiki.harbour.example')
  const bad = () => accessOf(server, [server], {CONFLUENCE_TOKEN: 'Tide-9\r\nX: y'})
  expect(bad).toThrow(/`CONFLUENCE_TOKEN` holds a blank/)
  expect(bad).not.toThrow(/Tide/)
  const cloud = source('wiki', 'https://harbour.atlassian.net/wiki')
  expect(() => accessOf(cloud, [cloud], {CONFLUENCE_EMAIL: 'jo@harbour.example'})).toThrow(
    '`CONFLUENCE_EMAIL` is set, but `CONFLUENCE_API_TOKEN` is not'
  )
})

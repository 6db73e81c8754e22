/** Servers that misbehave: patience where it helps, a clear end where it does not, and nothing lost. */

import {expect, test} from 'vitest'
import {StopError} from '../../../src/model/stop-error.ts'
import {addPosts, dot, edit, makeSite, pageOf} from '../../helpers/confluence-server/site.ts'
import {type Fault, startStranger} from '../../helpers/http-server.ts'
import {cloudHeader, cloudToken, rules, type Wiki, wiki} from './knowledge.ts'

const cloud = {deployment: 'cloud'} as const
const isBody = (address: string) => address.includes('body-format')
async function stopped(home: Wiki): Promise<StopError> {
  const outcome: unknown = await home.import().catch((error: unknown) => error)
  expect(outcome).toBeInstanceOf(StopError)
  return outcome as StopError
}

/** `fault` on the first requests that `matches` holds for, `times` over. */
function first(times: number, matches: (address: string) => boolean, fault: Fault) {
  let left = times
  return (address: string) => (matches(address) && left-- > 0 ? fault : undefined)
}

/** What the clock of the server shows when that of the test shows 9:30. */
const minuteAgo = 'Sat, 14 Mar 2026 09:29:00 GMT'

const passing: ReadonlyArray<readonly [string, Fault, slept: number[]]> = [
  ['429 with seconds', {kind: 'status', status: 429, headers: {'retry-after': '7'}}, [7000]],
  [
    '429 with a date',
    {
      kind: 'status',
      status: 429,
      headers: {date: minuteAgo, 'retry-after': 'Sat, 14 Mar 2026 09:29:20 GMT'}
    },
    [20_000]
  ],
  [
    '429 with the moment of the reset',
    {
      kind: 'status',
      status: 429,
      headers: {date: minuteAgo, 'x-ratelimit-reset': '2026-03-14T09:30Z'}
    },
    [60_000]
  ],
  ['429 alone', {kind: 'status', status: 429}, [375]],
  ['503', {kind: 'status', status: 503}, [375]],
  ['502', {kind: 'status', status: 502}, [375]],
  ['504', {kind: 'status', status: 504}, [375]],
  ['a reply that breaks off', {kind: 'half'}, [375]],
  ['a connection that breaks off', {kind: 'hang-up'}, [375]],
  ['a reply that takes too long', {kind: 'slow', milliseconds: 4000}, [375]]
]

test.each(passing)('%s: asked again after a pause', async function (_name, fault, slept) {
  const home = await wiki(makeSite(3), {...cloud, fault: first(1, isBody, fault)}, {timeout: 2000})
  const {articles, findings} = await home.import()
  expect(articles.length).toBe(3)
  expect(findings.filter(({rule}) => rule.startsWith('source/'))).toEqual([])
  expect(home.clock.slept.slice(0, 1)).toEqual(slept)
  expect(home.asked().filter(isBody).length).toBe(4)
})

test('pauses grow, and end', async function () {
  const home = await wiki(makeSite(3), {...cloud, fault: () => ({kind: 'status', status: 503})})
  const {message, hint} = await stopped(home)
  expect(message).toMatch(/`wiki` cannot be read: http:\/\/127.* answered 503$/)
  expect(hint).toMatch(/later/)
  expect(home.clock.slept).toEqual([375, 750, 1500, 3000, 6000])
})

test('a server that asks for more patience than anybody has', async function () {
  const headers = {'retry-after': '3600'}
  const fault = (): Fault => ({kind: 'status', status: 429, headers})
  const home = await wiki(makeSite(3), {...cloud, fault})
  expect((await stopped(home)).message).toMatch(/answered 429 and asks to wait 60 minutes$/)
  expect(home.asked().length).toBe(1)
})

test('credentials that expire on the way: what came is kept, the rest goes on next time', async function () {
  const site = makeSite(40)
  const options = {...cloud, authorization: cloudHeader}
  const home = await wiki(site, options, {env: cloudToken})
  let bodies = 0
  home.server.options = {
    ...options,
    fault: (address) =>
      isBody(address) && ++bodies > 15 ? {kind: 'status', status: 401} : undefined
  }
  const result = await home.import()
  expect(rules(result)).toContain('source/partial')
  expect(rules(result)).not.toContain('drift/upstream-removed')
  expect(result.articles.length).toBe(15)
  const partial = result.findings.find(({rule}) => rule === 'source/partial')
  expect(partial?.args['reason']).toMatch(
    /answered 401; 25 of 40 pages [^.]*\. .*`CONFLUENCE_API_TOKEN`/
  )

  home.asked()
  home.server.options = options
  expect((await home.import()).articles.length).toBe(40)
  expect(home.asked().filter(isBody).length).toBe(25)
})

test('a page that cannot be had stays as it was, and is not gone', async function () {
  const site = makeSite(10)
  const home = await wiki(site, cloud)
  await home.import()
  edit(site, '100004', 'New.')
  edit(site, '100005', 'New.')
  home.server.options = {
    ...cloud,
    fault: (address) =>
      /pages\/100004\?/.test(address) ? {kind: 'status', status: 403} : undefined
  }
  const result = await home.import()
  expect(result.articles.length).toBe(10)
  expect(rules(result)).toContain('source/unreadable')
  expect(rules(result)).not.toContain('drift/upstream-removed')
  expect(await home.kb.read('content/sources/wiki/100004/page.xml')).not.toContain('New.')
  expect(await home.kb.read('content/sources/wiki/100005/page.xml')).toContain('New.')
})

test('a list that breaks off half-way is no list of what is gone', async function () {
  const site = makeSite(30)
  const small = {...cloud, cap: 20}
  const home = await wiki(site, small)
  await home.import()
  home.server.options = {
    ...small,
    fault: (address) => (address.includes('cursor=') ? {kind: 'status', status: 500} : undefined)
  }
  expect((await stopped(home)).message).toMatch(/answered 500/)

  // Of two spaces, one goes on.
  const two = makeSite(6)
  two.spaces.push({id: '700002', key: 'OPS', name: 'Operations'})
  pageOf(two, '100005').space = 'OPS'
  const other = await wiki(two, cloud, {spaces: ['OPS', 'HELP']})
  await other.import()
  two.spaces = two.spaces.filter(({key}) => key === 'HELP')
  const result = await other.import()
  expect(rules(result)).toContain('source/partial')
  expect(rules(result)).not.toContain('drift/upstream-removed')
})

test.each([
  ['cloud', /\/blogposts\?/],
  ['data-center', /type=blogpost/]
] as const)(
  '%s: blog posts that cannot be listed cost no page',
  async function (deployment, isBlog) {
    const site = makeSite(6)
    addPosts(site, 2)
    const home = await wiki(site, {deployment})
    await home.import()
    edit(site, '100004', 'New.')
    const fault = (address: string): Fault | undefined =>
      isBlog.test(address) ? {kind: 'status', status: 401} : undefined
    home.server.options = {deployment, fault}
    const result = await home.import()
    expect(result.articles.length).toBe(8)
    expect(await home.kb.read('content/sources/wiki/100004/page.xml')).toContain('New.')
    expect(rules(result)).not.toContain('drift/upstream-removed')
    const partial = result.findings.filter(({rule}) => rule === 'source/partial')
    expect(partial.map(({args}) => args['reason'])).toEqual([
      expect.stringMatching(/^the blog posts of the space `HELP` .* 401\. .*`blogPosts: false`$/)
    ])
  }
)

test('what bears a label is not guessed when the site does not say', async function () {
  const fault = (address: string): Fault | undefined =>
    address.includes('/search?') ? {kind: 'status', status: 403} : undefined
  const home = await wiki(makeSite(6), {...cloud, fault}, {labels: ['how-to']})
  expect((await stopped(home)).message).toMatch(/content\/search answered 403$/)
})

test('a site near its limit is asked half as much at a time, until it is not', async function () {
  const slow = {...cloud, fault: (): Fault => ({kind: 'slow', milliseconds: 15})}
  const near = {...slow, headers: {'x-ratelimit-nearlimit': 'true'}}
  const home = await wiki(makeSite(20), near)
  await home.read()
  expect(home.server.busiest).toBe(2)

  const relieved = await wiki(makeSite(20), {
    ...near,
    onRequest() {
      if (relieved.server.requests.length === 30) relieved.server.options = slow
    }
  })
  await relieved.read()
  expect(relieved.server.busiest).toBe(4)
})

test('an empty list is doubted', async function () {
  const site = makeSite(5)
  const home = await wiki(site, {deployment: 'data-center'})
  await home.import()
  site.pages = []
  const result = await home.import()
  expect(rules(result)).toContain('source/partial')
  expect(rules(result)).not.toContain('drift/upstream-removed')
})

test('a page for people instead of JSON', async function () {
  const home = await wiki(makeSite(3), {...cloud, fault: () => ({kind: 'html'})})
  const {message, hint} = await stopped(home)
  expect(message).toMatch(/page for people \(“Sign in to Harbour”\) instead of JSON/)
  expect(hint).toMatch(/`CONFLUENCE_EMAIL` and `CONFLUENCE_API_TOKEN`/)
})

test('a reply without an end', async function () {
  const home = await wiki(makeSite(3), {...cloud, fault: () => ({kind: 'huge'})}, {timeout: 20_000})
  expect((await stopped(home)).message).toMatch(/answered with more than 64 MB/)
})

test('a server that is not there', async function () {
  const home = await wiki(makeSite(3), cloud)
  await home.server.close()
  const {message, hint} = await stopped(home)
  expect(message).toMatch(/cannot be read: http:\/\/127.*: nothing answers there/)
  expect(hint).toMatch(/--offline/)
})

test('another host never sees a credential', async function () {
  const json = await startStranger((response) => response.end('{}'))
  const home = await wiki(
    makeSite(3),
    {...cloud, fault: () => ({kind: 'redirect', to: `${json.url}/login`})},
    {env: cloudToken}
  )
  expect((await stopped(home)).message).toMatch(/leads on to another host/)
  expect(json.authorizations).toEqual([])
  await json.close()

  // Files may lie elsewhere, and are fetched as anybody would.
  const files = await startStranger((response) => response.end(dot))
  const media = await wiki(
    makeSite(5),
    {
      ...cloud,
      authorization: cloudHeader,
      fault: (address) =>
        address.includes('/download/') ? {kind: 'redirect', to: `${files.url}/f`} : undefined
    },
    {env: cloudToken}
  )
  expect(rules(await media.import())).not.toContain('image/not-local')
  expect(files.authorizations).toEqual(['none'])
  await files.close()
})

test('a secret in a page is not kept while the import is on its way', async function () {
  const site = makeSite(3)
  const token = `ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}`
  edit(site, '100001', `Use ${token}.`)
  const home = await wiki(site, cloud)
  // It stops before it writes, as there is no such page.
  await expect(home.import({only: ['wiki/100001', 'nowhere']})).rejects.toThrow('nowhere')
  const kept = await home.kb.read('.collate/sources/wiki/pages/100001.json')
  expect(kept).toContain('Use')
  expect(kept).not.toContain(token)
  expect(rules(await home.import())).toContain('secret/github-token')
})

test('one page that never comes is no reason to leave the others', async function () {
  const isBad = (address: string) => /pages\/100003\?/.test(address)
  for (const fault of [{kind: 'html'}, {kind: 'half'}, {kind: 'status', status: 500}] as const) {
    const home = await wiki(makeSite(12), {
      ...cloud,
      fault: (address) => (isBad(address) ? fault : undefined)
    })
    const result = await home.import()
    expect(result.articles.length).toBe(11)
    expect(rules(result)).toContain('source/unreadable')
    expect(rules(result)).not.toContain('source/partial')
  }
})

test('a reply that is no page is not taken for an empty one', async function () {
  const site = makeSite(4)
  const isBad = (address: string) => /pages\/100003\?/.test(address)
  const home = await wiki(site, {...cloud, fault: first(1, isBad, {kind: 'status', status: 200})})
  const result = await home.import()
  expect(result.articles.length).toBe(3)
  expect(rules(result)).toContain('source/unreadable')
  expect((await home.import()).articles.length).toBe(4)
})

test('a site that gives no page any more is left in peace', async function () {
  const home = await wiki(makeSite(200), {
    ...cloud,
    fault: (address) => (isBody(address) ? {kind: 'status', status: 500} : undefined)
  })
  const result = await home.import()
  expect(home.asked().filter(isBody).length).toBeLessThan(20)
  expect(rules(result)).toContain('source/partial')
})

test.each([
  ['the same pages under ever new addresses', {id: '1', title: 'One', status: 'current'}],
  ['nothing under ever new addresses', undefined]
])('a list without an end: %s', async function (_, member) {
  let asked = 0
  const host = await startStranger(function (response) {
    const next = `/wiki/api/v2/spaces/7/pages?cursor=${asked++}`
    const results = asked === 1 ? [{id: '7'}] : [member].filter(Boolean)
    const reply = {results, ...(asked > 1 && {_links: {next}})}
    response.end(JSON.stringify(reply))
  })
  const home = await wiki(makeSite(1), cloud, {url: `${host.url}/wiki`})
  expect((await stopped(home)).message).toMatch(/gives a list that has no end/)
  expect(asked).toBeLessThan(100)
  await host.close()
})

test('no page is named so that its address is another one', async function () {
  const site = makeSite(3)
  pageOf(site, '100001').id = '..'
  const home = await wiki(site, cloud)
  expect(await home.read()).toEqual(['100000', '100002'])
  expect(home.asked().every((address) => !address.includes('..'))).toBe(true)
})

/** Help centres that misbehave: patience where it helps, a clear end where it does not, and nothing lost. */

import {expect, test} from 'vitest'
import {StopError} from '../../../src/model/stop-error.ts'
import {dot} from '../../helpers/confluence-server/site.ts'
import {type Fault, startStranger} from '../../helpers/http-server.ts'
import {articleId, edit, makeCentre} from '../../helpers/zendesk-server/centre.ts'
import {everythingIn, type Home, home, rules, staff, staffHeader} from './knowledge.ts'

const english = {locales: ['en-us']}
const isFiles = (address: string) => address.includes('/attachments')
const isList = (address: string) => address.includes('/articles?')

async function stopped(help: Home): Promise<StopError> {
  const outcome: unknown = await help.import().catch((error: unknown) => error)
  expect(outcome).toBeInstanceOf(StopError)
  return outcome as StopError
}

/** `fault` on the first requests that `matches` holds for, `times` over. */
function first(times: number, matches: (address: string) => boolean, fault: Fault) {
  let left = times
  return (address: string) => (matches(address) && left-- > 0 ? fault : undefined)
}

const passing: ReadonlyArray<readonly [string, Fault, slept: number[]]> = [
  ['429 with seconds', {kind: 'status', status: 429, headers: {'retry-after': '42'}}, [42_000]],
  ['429 alone', {kind: 'status', status: 429}, [375]],
  ['503', {kind: 'status', status: 503}, [375]],
  ['a reply that breaks off', {kind: 'half'}, [375]],
  ['a connection that breaks off', {kind: 'hang-up'}, [375]]
]

test.each(passing)('%s: asked again after a pause', async function (_name, fault, slept) {
  for (const matches of [isFiles, isList]) {
    const help = await home(makeCentre(3), {fault: first(1, matches, fault)}, english)
    const {articles, findings} = await help.import()
    expect(articles.length).toBe(3)
    expect(findings.filter(({rule}) => rule.startsWith('source/'))).toEqual([])
    expect(help.clock.slept.slice(0, 1)).toEqual(slept)
    expect(help.asked().length).toBe(4 + 3 + 1)
  }
})

test('a centre that grants few requests a minute is waited for, and nothing is missed', async function () {
  const granted = 20
  let since = 0
  const headers = {'retry-after': '30'}
  const help = await home(
    makeCentre(60),
    {
      // As Zendesk counts: so many a minute, and then none until the next one begins.
      fault(): Fault | undefined {
        const minute = Math.floor(help.clock.now() / 60_000)
        if (minute !== since) [since, count] = [minute, 0]
        return ++count > granted ? {kind: 'status', status: 429, headers} : undefined
      }
    },
    english
  )
  let count = 0
  const result = await help.import()
  expect(result.articles.length).toBe(60)
  expect(rules(result).filter((rule) => rule.startsWith('source/'))).toEqual([])
  expect(help.clock.slept.length).toBeGreaterThan(2)
  expect(help.clock.slept.every((pause) => pause >= 30_000)).toBe(true)
  // Those that were refused, and no others, are asked for again.
  expect(help.asked().length).toBeLessThan(64 + 4 * 8)
})

test('a centre near its limit is asked half as much at a time', async function () {
  const headers = {'x-rate-limit': '200', 'x-rate-limit-remaining': '30'}
  const fault = (): Fault => ({kind: 'slow', milliseconds: 15})
  const near = await home(makeCentre(20), {fault, headers}, english)
  await near.read()
  expect(near.server.busiest).toBe(2)
})

test('a centre that asks for more patience than anybody has', async function () {
  const headers = {'retry-after': '3600'}
  const fault = (): Fault => ({kind: 'status', status: 429, headers})
  const help = await home(makeCentre(3), {fault})
  expect((await stopped(help)).message).toMatch(/answered 429 and asks to wait 60 minutes$/)
  expect(help.asked().length).toBe(1)
})

test('wrong credentials, none where some are needed, and no word of them', async function () {
  const wrong = {...staff, ZENDESK_API_TOKEN: 'Ebb-7'}
  const refused = await stopped(await home(makeCentre(3), {}, {env: wrong}))
  expect(refused.message).toMatch(/`help` cannot be read: .*\/locales answered 401$/)
  expect(refused.hint).toMatch(/`ZENDESK_EMAIL` and `ZENDESK_API_TOKEN`.*not expired.*its articles/)
  expect(JSON.stringify(refused)).not.toMatch(/Ebb-7|am9AaGFy/)

  const closed = await stopped(await home(makeCentre(3), {isClosed: true}))
  expect(closed.hint).toMatch(
    /without credentials: set `ZENDESK_EMAIL` and `ZENDESK_API_TOKEN`, or `ZENDESK_OAUTH_TOKEN` \(or `COLLATE_HELP_TOKEN`/
  )
  const half = await stopped(await home(makeCentre(3), {}, {env: {ZENDESK_EMAIL: 'jo@a.example'}}))
  expect(half.message).toBe('`ZENDESK_EMAIL` is set, but `ZENDESK_API_TOKEN` is not')
})

test('credentials that expire on the way: what came is kept, the rest goes on next time', async function () {
  const help = await home(makeCentre(40), {}, {...english, env: staff})
  let files = 0
  help.server.options = {
    ...help.server.options,
    fault: (address) =>
      isFiles(address) && ++files > 15 ? {kind: 'status', status: 401} : undefined
  }
  const result = await help.import()
  expect(rules(result)).not.toContain('drift/upstream-removed')
  expect(result.articles.length).toBe(15)
  const partial = result.findings.find(({rule}) => rule === 'source/partial')
  expect(partial?.args['reason']).toMatch(
    /answered 401; 25 of 40 pages [^.]*\. .*`ZENDESK_API_TOKEN`/
  )

  help.asked()
  help.server.options = {authorization: staffHeader}
  expect((await help.import()).articles.length).toBe(40)
  expect(help.asked().filter(isFiles).length).toBe(25)
})

test('a list that breaks off half-way is no list of what is gone', async function () {
  const centre = makeCentre(30)
  const help = await home(centre, {cap: 10}, english)
  await help.import()
  edit(centre, 4, 'New.')
  help.server.options = {
    ...help.server.options,
    fault: (address) => (address.includes('after') ? {kind: 'status', status: 500} : undefined)
  }
  const result = await help.import()
  expect(rules(result)).toContain('source/partial')
  expect(rules(result)).not.toContain('drift/upstream-removed')
  expect(result.articles.length).toBe(30)
  expect(await help.kb.read(`content/sources/help/${articleId(4)}/page.html`)).toContain('New.')
})

test('one language that cannot be listed costs no other', async function () {
  const centre = makeCentre(8)
  const help = await home(centre)
  await help.import()
  edit(centre, 4, 'New.')
  help.server.options = {
    ...help.server.options,
    fault: (address) =>
      address.includes('/de/articles') ? {kind: 'status', status: 403} : undefined
  }
  const result = await help.import()
  expect(rules(result)).not.toContain('drift/upstream-removed')
  const partial = result.findings.filter(({rule}) => rule === 'source/partial')
  expect(partial.map(({args}) => args['reason'])).toEqual([
    expect.stringMatching(/^the articles of `de` did not all come: .* answered 403\. /)
  ])
  expect(await help.kb.read(`content/sources/help/${articleId(4)}/page.html`)).toContain('New.')
})

test('an empty list is doubted, of all or of one language', async function () {
  const centre = makeCentre(5)
  const help = await home(centre)
  await help.import()
  for (const article of centre.articles) delete article.texts['de']
  const one = await help.import()
  expect(rules(one)).not.toContain('drift/upstream-removed')
  expect(one.findings.find(({rule}) => rule === 'source/partial')?.args['reason']).toMatch(
    /^it shows no article in `de`, though it had some/
  )
  centre.articles = []
  const all = await help.import()
  expect(rules(all)).toContain('source/partial')
  expect(rules(all)).not.toContain('drift/upstream-removed')
  expect(all.articles.length).toBe(7)
})

test('a page for people, or a redirect to sign in, instead of JSON', async function () {
  const html = await stopped(await home(makeCentre(3), {fault: () => ({kind: 'html'})}))
  expect(html.message).toMatch(/page for people \(“Sign in to Harbour”\) instead of JSON/)
  expect(html.hint).toMatch(/`ZENDESK_EMAIL`/)

  const elsewhere = await startStranger((response) => response.end('{}'))
  const fault = (): Fault => ({kind: 'redirect', to: `${elsewhere.url}/access`})
  const help = await home(makeCentre(3), {fault}, {env: staff})
  const {message, hint} = await stopped(help)
  expect(message).toMatch(/leads on to another host/)
  expect(hint).toMatch(/`url` of the source `help` is the address of the help centre itself/)
  expect(elsewhere.authorizations).toEqual([])
  await elsewhere.close()
})

test('files may lie elsewhere, and are fetched as anybody would', async function () {
  const files = await startStranger((response) => response.end(dot))
  const help = await home(
    makeCentre(4),
    {
      fault: (address) =>
        address.includes('/article_attachments/')
          ? {kind: 'redirect', to: `${files.url}/signed?token=x`}
          : undefined
    },
    {env: staff}
  )
  const page = (await help.pages()).find(({id}) => id === String(articleId(3)))
  expect(await page?.readFile?.('image.png')).toEqual(dot)
  expect(files.authorizations).toEqual(['none'])
  await files.close()
})

test('files that the centre does not tell of are said to be missing, once', async function () {
  const fault = (address: string): Fault | undefined =>
    isFiles(address) ? {kind: 'status', status: 403} : undefined
  const help = await home(makeCentre(20), {fault}, english)
  const result = await help.import()
  expect(result.articles.length).toBe(20)
  expect(result.findings.filter(({rule}) => rule === 'source/partial')).toMatchObject([
    {
      severity: 'warning',
      args: {reason: expect.stringMatching(/does not tell which files are attached to 20 articles/)}
    }
  ])
  // Nobody asks twenty times for what is told to nobody.
  expect(help.asked().filter(isFiles).length).toBeLessThan(12)
  expect(rules(await help.import())).not.toContain('drift/upstream-removed')
})

test('one article whose files never come is no reason to leave the others', async function () {
  for (const fault of [{kind: 'html'}, {kind: 'half'}, {kind: 'status', status: 500}] as const) {
    const isBad = (address: string) => address.includes(`/${articleId(3)}/attachments`)
    const help = await home(
      makeCentre(12),
      {fault: (address) => (isBad(address) ? fault : undefined)},
      english
    )
    const result = await help.import()
    expect(result.articles.length).toBe(11)
    expect(rules(result)).toContain('source/unreadable')
    expect(rules(result)).not.toContain('source/partial')
  }
})

test('a centre that gives nothing any more is left in peace', async function () {
  const fault = (address: string): Fault | undefined =>
    isFiles(address) ? {kind: 'status', status: 500} : undefined
  const help = await home(makeCentre(200), {fault}, english)
  const result = await help.import()
  expect(help.asked().filter(isFiles).length).toBeLessThan(20)
  expect(rules(result)).toContain('source/partial')
})

test('a centre that is not there', async function () {
  const help = await home(makeCentre(3))
  await help.server.close()
  const {message, hint} = await stopped(help)
  expect(message).toMatch(/cannot be read: http:\/\/127.*: nothing answers there/)
  expect(hint).toMatch(/--offline/)
})

test('a centre that tells no languages, unless they are named', async function () {
  const fault = (address: string): Fault | undefined =>
    address.includes('/locales') ? {kind: 'status', status: 404} : undefined
  expect((await stopped(await home(makeCentre(3), {fault}))).message).toMatch(
    /locales answered 404/
  )
  expect((await (await home(makeCentre(3), {fault}, english)).read()).length).toBe(3)
})

test('a secret in an article is not kept while the import is on its way', async function () {
  const centre = makeCentre(3)
  const token = `ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}`
  edit(centre, 1, `Use ${token}.`)
  const help = await home(centre)
  expect(rules(await help.import())).toContain('secret/github-token')
  expect(await everythingIn(help.kb.root)).not.toContain(token)
  const before = await help.kb.digests()
  await help.import()
  expect(await help.kb.digests()).toEqual(before)
})

test('a picture that breaks off, without a word of its length, is asked for again', async function () {
  const isPicture = (address: string) => address.includes('/article_attachments/')
  const help = await home(makeCentre(4), {
    fault: first(2, isPicture, {kind: 'cut', bytes: dot.subarray(0, 20)})
  })
  const page = (await help.pages()).find(({id}) => id === String(articleId(3)))
  expect(await page?.readFile?.('image.png')).toEqual(dot)
  expect(help.clock.slept).toEqual([375, 750])
})

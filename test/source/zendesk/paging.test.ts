/** Lists in parts, by cursor and by number: to their end, and never beyond. */

import {expect, test} from 'vitest'
import {listen} from '../../helpers/http-server.ts'
import {articleAt, articleId, type Centre, makeCentre} from '../../helpers/zendesk-server/centre.ts'
import {type Home, home, rules, tally} from './knowledge.ts'

const english = {locales: ['en-us']}
const paged = (address: string, locale = 'en-us') => address.includes(`/${locale}/articles?`)

test.each(['cursor', 'offset', 'refuse'] as const)(
  '%s: lists to their end',
  async function (paging) {
    const help = await home(makeCentre(230), {paging, cap: 100}, english)
    expect(new Set(await help.read()).size).toBe(230)
    expect(help.server.broken).toEqual([])
    // What gives no cursors gives thirty unasked, so that the first request is one too many.
    const lists = help.asked().filter((address) => paged(address))
    expect(lists.length).toBe(paging === 'cursor' ? 3 : 4)
  }
)

test('a list that fits into what is given unasked is asked for once', async function () {
  const help = await home(makeCentre(20), {paging: 'offset'}, english)
  expect((await help.read()).length).toBe(20)
  expect(tally(help.asked())).toEqual({
    '/locales': 1,
    '/en-us/categories': 1,
    '/en-us/sections': 1,
    '/en-us/articles': 1,
    '/articles/ID/attachments': 20
  })
})

test('where lists by number end, the rest is missed, and not gone', async function () {
  const centre = makeCentre(50)
  const options = {paging: 'offset', cap: 10, lastPage: 100} as const
  const help = await home(centre, options, english)
  await help.import()
  help.server.options = {...help.server.options, lastPage: 3}
  const result = await help.import()
  expect(rules(result)).not.toContain('drift/upstream-removed')
  const partial = result.findings.filter(({rule}) => rule === 'source/partial')
  expect(partial.map(({args}) => args['reason'])).toEqual([
    expect.stringMatching(
      /^of the articles in `en-us`, its interface lists no more than the first 30 of them .* answered 400\); name `categories` or `sections`/
    )
  ])
  expect(result.articles.length).toBe(50)
})

test('a list by number that shrinks while it is read is no list of what is gone', async function () {
  const centre = makeCentre(50)
  const help = await home(centre, {paging: 'offset', cap: 10}, english)
  await help.import()
  help.server.options = {
    ...help.server.options,
    onRequest(address) {
      // What stands behind moves up by one, and one of it is never seen.
      if (paged(address) && address.includes('page=3'))
        centre.articles = centre.articles.filter(({id}) => id !== articleId(2))
    }
  }
  const result = await help.import()
  expect(rules(result)).not.toContain('drift/upstream-removed')
  expect(rules(result)).toContain('source/partial')

  help.server.options = {paging: 'offset', cap: 10}
  expect(rules(await help.import())).toContain('drift/upstream-removed')
})

test('the next part is never asked of another host', async function () {
  let strange = 0
  const stranger = await listen(function (_, response) {
    strange++
    response.end('{}')
  })
  const real = await home(makeCentre(30), {cap: 10}, english)
  const asked: string[] = []
  // Between the two stands one that names the other host in all that it says.
  const liar = await listen(async function (request, response) {
    asked.push(request.url ?? '')
    const reply = await fetch(real.server.url + request.url)
    response.end((await reply.text()).replaceAll(real.server.url, stranger.url))
  })
  const help = await home(makeCentre(0), {}, {...english, url: liar.url})
  expect((await help.read()).length).toBe(30)
  expect(asked.filter((address) => paged(address)).length).toBe(3)
  expect(strange).toBe(0)
  await stranger.close()
  await liar.close()
})

test.each([
  ['the same articles under ever new cursors', true],
  ['nothing under ever new cursors', false]
])('a list without an end: %s', async function (_, isSame) {
  let number = 0
  const real = await home(makeCentre(1))
  const host = await listen(async function (request, response) {
    const reply = await fetch(real.server.url + request.url)
    const json = (await reply.json()) as {articles?: unknown[]; meta?: object}
    if (json.articles) {
      if (!isSame && number > 0) json.articles = []
      json.meta = {has_more: true, after_cursor: `c${number++}`}
    }
    response.end(JSON.stringify(json))
  })
  const help = await home(makeCentre(0), {}, {...english, url: host.url})
  const result = await help.import()
  expect(result.findings.map(({rule, args}) => [rule, args['reason']])).toContainEqual([
    'source/partial',
    expect.stringMatching(/gives a list of `articles` without an end/)
  ])
  expect(number).toBeLessThan(100)
  await host.close()
})

test.each([
  ['the cursor alone', {has_more: true, after_cursor: 'CURSOR'}, {}],
  ['the address alone', {}, {next: '/x?page%5Bafter%5D=CURSOR'}],
  ['an address on another host', {has_more: true}, {next: 'https://a.example/?page[after]=CURSOR'}]
])('the next part by %s', async function (_, meta, links) {
  const {help, close} = await behind(makeCentre(30), function (json, cursor) {
    json.meta = cursor === undefined ? {has_more: false} : filled(meta, cursor)
    json.links = cursor === undefined ? {} : filled(links, cursor)
  })
  expect((await help.read()).length).toBe(30)
  await close()
})

test('a list that goes on without saying where is no list of what is gone', async function () {
  const centre = makeCentre(30)
  let isShort = false
  const {help, close} = await behind(centre, function (json) {
    if (isShort) Object.assign(json, {meta: {has_more: true}, links: {}})
  })
  await help.import()
  isShort = true
  const result = await help.import()
  expect(rules(result)).not.toContain('drift/upstream-removed')
  expect(result.findings.find(({rule}) => rule === 'source/partial')?.args['reason']).toMatch(
    /^of the articles in `en-us`, a list of it goes on, but does not say where$/
  )
  await close()
})

interface Part {
  articles?: unknown[]
  meta?: {has_more?: boolean; after_cursor?: string | null}
  links?: object
}

/** A centre whose lists of articles say what `change` makes of them; `cursor` is that of the next part. */
async function behind(
  centre: Centre,
  change: (part: Part, cursor: string | undefined) => void
): Promise<{help: Home; close: () => Promise<void>}> {
  const real = await home(centre, {cap: 10}, english)
  const between = await listen(async function (request, response) {
    const reply = await fetch(real.server.url + request.url)
    if (!reply.headers.get('content-type')?.includes('json')) {
      response.end(await reply.bytes())
      return
    }
    const part = (await reply.json()) as Part
    if (part.articles) change(part, part.meta?.after_cursor ?? undefined)
    response.end(JSON.stringify(part))
  })
  const help = await home(makeCentre(0), {}, {...english, url: between.url})
  return {help, close: between.close}
}

function filled(value: object, cursor: string): object {
  return JSON.parse(JSON.stringify(value).replace('CURSOR', cursor)) as object
}

test('an article in two lists comes once', async function () {
  const both = {...english, categories: ['2001'], sections: ['3001']}
  const help = await home(makeCentre(8), {}, both)
  const ids = await help.read()
  expect(ids.length).toBe(new Set(ids).size)
  expect(ids.length).toBe(4)
})

test('an article without an id of its own, or of another language, is none', async function () {
  const centre = makeCentre(3)
  Object.assign(articleAt(centre, 1), {id: '..'})
  const help = await home(centre, {}, english)
  expect(await help.read()).toEqual([String(articleId(0)), String(articleId(2))])
  expect(help.asked().every((address) => !address.includes('..'))).toBe(true)
})

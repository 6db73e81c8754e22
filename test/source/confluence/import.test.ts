/** Imports of a whole site over real sockets, from both interfaces: what comes in, and what is asked for. */

import {rm, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {expect, test} from 'vitest'
import {addPosts, edit, makeSite, pageOf} from '../../helpers/confluence-server/site.ts'
import {cloudHeader, cloudToken, rules, tally, wiki} from './knowledge.ts'

const both = [['cloud'], ['data-center']] as const

test.each(both)(
  '%s: a first import brings in every page, a second asks for the list only',
  async function (deployment) {
    const site = makeSite(60)
    const {kb, server, asked, ...home} = await wiki(site, {deployment, cap: 50})
    const first = await home.import()

    expect(server.broken).toEqual([])
    expect(first.articles.length).toBe(60)
    expect(server.busiest).toBeLessThanOrEqual(4)
    expect(tally(asked())).toEqual(
      deployment === 'cloud'
        ? {
            '/api/v2/spaces': 1,
            '/api/v2/spaces/ID/pages': 2,
            '/api/v2/spaces/ID/blogposts': 1,
            '/api/v2/folders/ID': 1,
            '/rest/api/content/ID/restriction/byOperation/read': 60,
            '/api/v2/pages/ID': 60,
            '/api/v2/pages/ID/attachments': 60,
            ...downloads
          }
        : {
            '/rest/api/content': 3,
            '/rest/api/content/ID': 60,
            '/rest/api/content/ID/child/attachment': 60,
            ...downloads
          }
    )
    const page = JSON.parse(await kb.read('content/sources/wiki/100053/page.json'))
    expect(page).toMatchObject({
      title: 'Book the pilot 53',
      space: 'HELP',
      revision: '2',
      updatedAt: expect.stringMatching(/^2026-03-14T09:30/),
      position: 53,
      files: [{name: 'board.png', id: 'att900053', mediaType: 'image/png', size: 70}],
      ancestors: [{id: '100000', title: 'Harbour Help'}]
    })
    expect(JSON.stringify(page)).not.toMatch(/5b10a|jmaris|Jo Maris/)

    const before = await kb.digests()
    const second = await home.import()
    expect(tally(asked())).toEqual(
      deployment === 'cloud'
        ? {
            '/api/v2/spaces': 1,
            '/api/v2/spaces/ID/pages': 2,
            '/api/v2/spaces/ID/blogposts': 1,
            '/api/v2/folders/ID': 1
          }
        : {'/rest/api/content': 3}
    )
    expect(second.articles.length).toBe(60)
    expect(await kb.digests()).toEqual(before)
  }
)

const downloads = {'/download/attachments/ID/board.png': 6}

test.each(both)(
  '%s: later imports ask for what changed, and keep what is gone',
  async function (deployment) {
    const site = makeSite(30)
    const {kb, asked, ...home} = await wiki(site, {deployment})
    await home.import()
    asked()

    edit(site, '100004', 'Bring a rope.')
    site.pages.push({...pageOf(site, '100002'), id: '100099', title: 'Book the crane', version: 1})
    site.pages = site.pages.filter(({id}) => id !== '100011')
    pageOf(site, '100012').status = 'archived'
    const result = await home.import()

    const bodies = asked().filter((each) => /\/(?:pages|content)\/\d+\?/.test(each))
    expect(bodies.map((each) => /\d{6}/.exec(each)?.[0]).sort()).toEqual(['100004', '100099'])
    const told = result.findings
      .filter(({rule}) => rule.startsWith('drift/'))
      .map(({rule, args}) => [rule, args['page']])
    expect(told.sort()).toEqual([
      ['drift/upstream-changed', 'wiki/100004'],
      ['drift/upstream-removed', 'wiki/100011'],
      ['drift/upstream-removed', 'wiki/100012']
    ])
    expect(await kb.read('content/sources/wiki/100011/page.xml')).toContain('number 11')
    expect(await kb.read('content/sources/wiki/100004/page.xml')).toContain('Bring a rope.')
    expect(result.articles.length).toBe(31)
  }
)

test('a page that moved or has another title is brought up to date from the list', async function () {
  const site = makeSite(12)
  const {kb, asked, ...home} = await wiki(site, {deployment: 'cloud'})
  await home.import()
  asked()
  pageOf(site, '100005').parent = '800001'
  site.folders[0] = {id: '800001', title: 'Day shift', parent: '100000'}
  await home.import()

  expect(asked().filter((each) => each.includes('body-format'))).toEqual([])
  expect(JSON.parse(await kb.read('content/sources/wiki/100005/page.json'))['ancestors']).toEqual([
    {id: '100000', title: 'Harbour Help'},
    {id: '800001', title: 'Day shift'}
  ])
})

test.each(both)('%s: drafts and what only some may read stay out', async function (deployment) {
  const site = makeSite(12)
  pageOf(site, '100002').restricted = true // 100003 lies below it.
  pageOf(site, '100005').status = 'draft'
  const {server, ...home} = await wiki(site, {deployment})
  const result = await home.import()
  expect(server.broken).toEqual([])
  const ids = result.articles.flatMap(({versions}) => versions.map(({key}) => key))
  expect(ids).not.toEqual(expect.arrayContaining(['wiki/100002']))
  expect(ids).not.toEqual(expect.arrayContaining(['wiki/100003']))
  expect(ids.length).toBe(9)
  expect(result.findings.filter(({rule}) => rule === 'source/restricted').length).toBe(2)

  const open = await wiki(site, {deployment}, {restricted: true})
  expect((await open.import()).articles.length).toBe(11)
})

test('Cloud: pages stay out while the site does not say who may read them', async function () {
  const fault = (address: string) =>
    address.includes('/restriction/') ? ({kind: 'status', status: 403} as const) : undefined
  const {server, ...home} = await wiki(makeSite(4), {deployment: 'cloud', fault})
  const closed = await home.import()
  expect(closed.articles).toEqual([])
  expect(closed.findings.map(({rule, args}) => [rule, args['pages']])).toEqual([
    ['source/readers-unknown', 4]
  ])

  const wanted = await wiki(makeSite(4), {deployment: 'cloud', fault}, {restricted: true})
  expect((await wanted.import()).articles.length).toBe(4)

  delete server.options.fault
  expect((await home.import()).articles.length).toBe(4)
})

test('Cloud: what is shown without credentials is shown to everybody', async function () {
  const {asked, ...home} = await wiki(makeSite(4), {deployment: 'cloud'}, {env: {}})
  expect((await home.import()).articles.length).toBe(4)
  expect(asked().filter((each) => each.includes('/restriction/'))).toEqual([])
})

test('Data Center: a page that was closed since is told once, and not as gone', async function () {
  const site = makeSite(5)
  const home = await wiki(site, {deployment: 'data-center'})
  await home.import()
  pageOf(site, '100004').restricted = true
  const {findings} = await home.import()
  expect(
    findings.flatMap(({rule, args, source}) => (args['isHeld'] ? [[rule, source]] : []))
  ).toEqual([['source/restricted', 'wiki/100004']])
  expect(findings.map(({rule}) => rule)).not.toContain('drift/upstream-removed')
})

test.each(both)(
  '%s: what was closed is held back until it is open again',
  async function (deployment) {
    const site = makeSite(5)
    const home = await wiki(site, {deployment})
    await home.import()
    const before = await home.kb.digests()
    pageOf(site, '100004').restricted = true
    // On Cloud, who may read a page is asked for with its next version.
    pageOf(site, '100004').version++
    const held = async () =>
      (await home.import()).articles.flatMap(({id, status}) => (status === 'held' ? [id] : []))
    expect(await held()).toEqual(['100004'])
    expect(await held()).toEqual(['100004'])
    pageOf(site, '100004').restricted = false
    pageOf(site, '100004').version--
    expect(await held()).toEqual([])
    expect(await home.kb.digests()).toEqual(before)
  }
)

test.each(both)('%s: blog posts come in as pages outside the tree', async function (deployment) {
  const site = makeSite(8)
  addPosts(site, 5)
  pageOf(site, '200003').restricted = true
  pageOf(site, '200004').status = 'draft'
  const {kb, server, asked, ...home} = await wiki(site, {deployment, cap: 2})
  const first = await home.import()
  expect(server.broken).toEqual([])
  expect(first.articles.length).toBe(11)
  expect(first.findings.filter(({rule}) => rule === 'source/restricted').length).toBe(1)

  const post = JSON.parse(await kb.read('content/sources/wiki/200001/page.json'))
  expect(post).toMatchObject({
    title: 'The pier in week 2',
    space: 'HELP',
    files: [{name: 'pier.png', size: 70}]
  })
  expect(post).not.toHaveProperty('ancestors')
  expect(post.url).toMatch(/2026\/03\/14/)
  const article = first.articles.find(({versions}) => versions[0]?.key === 'wiki/200001')
  expect(article?.path).toMatch(/\/inbox\//)
  expect(asked().filter((each) => each.includes('pier.png')).length).toBe(1)

  const before = await kb.digests()
  await home.import()
  // Whether what is closed was opened since has to be asked.
  expect(
    asked().filter((each) => /\/(?:pages|blogposts|content)\/\d+(?!\/restriction|\d)/.test(each))
  ).toEqual([])
  expect(await kb.digests()).toEqual(before)

  edit(site, '200001', 'They are green.')
  site.pages = site.pages.filter(({id}) => id !== '200002')
  const later = await home.import()
  expect(asked().filter((each) => /\/(?:blogposts|content)\/\d+\?/.test(each)).length).toBe(1)
  expect(await kb.read('content/sources/wiki/200001/page.xml')).toContain('They are green.')
  const gone = later.findings.filter(({rule}) => rule === 'drift/upstream-removed')
  expect(gone.map(({args}) => args['page'])).toEqual(['wiki/200002'])
})

test.each(both)('%s: blog posts that nobody wants are not asked for', async function (deployment) {
  const site = makeSite(4)
  addPosts(site, 2)
  for (const rest of [{blogPosts: false}, {root: '100000'}]) {
    const home = await wiki(site, {deployment}, rest)
    expect((await home.read()).length).toBe(4)
    expect(home.asked().filter((each) => each.includes('blogpost'))).toEqual([])
  }
})

test.each(both)('%s: only what bears a label', async function (deployment) {
  const site = makeSite(24)
  addPosts(site, 2)
  const {server, asked, ...home} = await wiki(
    site,
    {deployment, cap: 3},
    {labels: ['how-to', 'news']}
  )
  const wanted = ['100000', '100005', '100010', '100015', '100020', '200000']
  expect(await home.read()).toEqual(wanted)
  expect(server.broken).toEqual([])
  expect(asked().filter((each) => /\/content\/search\?/.test(each)).length).toBe(2)

  const none = await wiki(site, {deployment}, {labels: ['anchor']})
  const {findings} = await none.import()
  expect(findings.map(({args}) => args['reason'])).toEqual(['no page bears one of the `labels`'])
})

test.each(both)('%s: lists to their end', async function (deployment) {
  const home = await wiki(makeSite(700), {deployment, cap: 70})
  expect(new Set(await home.read()).size).toBe(700)
  expect(home.server.broken).toEqual([])
})

test('the next part of a list by the header alone', async function () {
  const home = await wiki(makeSite(50), {deployment: 'cloud', cap: 20, linkHeaderOnly: true})
  expect((await home.read()).length).toBe(50)
})

test('a clone without `.collate/` asks for the list and for what it lacks', async function () {
  const {kb, asked, ...home} = await wiki(makeSite(24), {deployment: 'cloud'})
  await home.import()
  asked()
  const before = await kb.digests()
  const list = {
    '/api/v2/spaces': 1,
    '/api/v2/spaces/ID/pages': 1,
    '/api/v2/spaces/ID/blogposts': 1,
    '/api/v2/folders/ID': 1
  }

  await rm(path.join(kb.root, '.collate'), {recursive: true})
  await home.import()
  expect(tally(asked())).toEqual(list)
  expect(await kb.digests()).toEqual(before)

  // A picture that was taken away, or changed here, is had again.
  const pictures = Object.keys(before).filter((file) => file.endsWith('.png'))
  expect(pictures.length).toBe(3)
  await rm(path.join(kb.root, '.collate'), {recursive: true})
  await rm(path.join(kb.root, pictures[0] ?? ''))
  await writeFile(path.join(kb.root, pictures[1] ?? ''), 'Other.')
  await home.import()
  expect(tally(asked())).toEqual({...list, '/download/attachments/ID/board.png': 2})
  expect(await kb.digests()).toEqual(before)
})

test('ids of any length stay what they are', async function () {
  const site = makeSite(3)
  pageOf(site, '100002').id = '9223372036854775806'
  const {kb, ...home} = await wiki(site, {deployment: 'cloud'})
  await home.import()
  expect(await kb.read('content/sources/wiki/9223372036854775806/page.xml')).toContain('number 2')
})

test('the part of the tree below one page', async function () {
  const {...home} = await wiki(makeSite(30), {deployment: 'cloud'}, {root: '100008'})
  const {articles} = await home.import()
  expect(articles.flatMap(({versions}) => versions.map(({key}) => key)).sort()).toEqual([
    'wiki/100008',
    'wiki/100009'
  ])
})

test('labels beyond those that come with a page, and a page without text', async function () {
  const site = makeSite(3)
  pageOf(site, '100001').labels = Array.from({length: 70}, (_, index) => `label-${index}`)
  pageOf(site, '100002').body = ''
  const {kb, asked, ...home} = await wiki(site, {deployment: 'cloud'})
  const result = await home.import()
  expect(JSON.parse(await kb.read('content/sources/wiki/100001/page.json'))['labels'].length).toBe(
    70
  )
  expect(rules(result)).toContain('source/empty')

  asked()
  const again = await home.import()
  expect(rules(again)).toContain('source/empty')
  expect(asked().filter((each) => each.includes('body-format'))).toEqual([])
})

test('credentials come from the environment, and `--offline` asks nobody', async function () {
  const options = {deployment: 'cloud', authorization: cloudHeader} as const
  const {kb, server, asked, ...home} = await wiki(makeSite(5), options, {env: cloudToken})
  expect((await home.import()).articles.length).toBe(5)
  asked()
  const before = await kb.digests()
  await home.import({offline: true})
  expect(asked()).toEqual([])
  expect(await kb.digests()).toEqual(before)

  server.options = {...options, authorization: 'Basic bmV3'}
  const stopped = await home.import().catch((error: Error) => error)
  expect(stopped).toMatchObject({
    name: 'StopError',
    message: expect.stringMatching(/`wiki` cannot be read: .* answered 401/),
    hint: expect.stringMatching(/`CONFLUENCE_EMAIL` and `CONFLUENCE_API_TOKEN`.*not expired/)
  })
  expect(JSON.stringify(stopped)).not.toContain('Tide-9')
})

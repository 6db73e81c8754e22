/** Imports of a whole help centre over real sockets: what comes in, and what is asked for. */

import {rm} from 'node:fs/promises'
import path from 'node:path'
import {expect, test} from 'vitest'
import {parse} from 'yaml'
import {
  articleAt,
  articleId,
  edit,
  makeCentre,
  moment
} from '../../helpers/zendesk-server/centre.ts'
import {home, rules, tally} from './knowledge.ts'

const centreItself = {
  '/locales': 1,
  '/en-us/categories': 1,
  '/en-us/sections': 1
}
const key = (index: number, locale = '') => `help/${articleId(index)}${locale}`

test('a first import brings in every article, a second asks for the lists only', async function () {
  const {kb, server, asked, ...help} = await home(makeCentre(60), {cap: 25})
  const first = await help.import()

  expect(server.broken).toEqual([])
  expect(rules(first).filter((rule) => rule.startsWith('source/'))).toEqual([])
  expect(first.articles.length).toBe(75)
  expect(server.busiest).toBeLessThanOrEqual(4)
  const lists = {...centreItself, '/en-us/articles': 3, '/de/articles': 1}
  const ofInterface = asked().filter((address) => address.startsWith('/api/'))
  expect(tally(ofInterface)).toEqual({...lists, '/articles/ID/attachments': 60})

  const page = JSON.parse(await kb.read(`content/sources/help/${articleId(4)}/page.json`))
  expect(page).toMatchObject({
    title: 'Book the mooring 4',
    url: `https://help.harbour.example/hc/en-us/articles/${articleId(4)}-Book-the-mooring-4`,
    revision: moment(4),
    updatedAt: moment(3),
    locale: 'en-US',
    position: 996,
    ancestors: [
      {id: '2001', title: 'Mooring', place: 0, description: 'For those who stay.'},
      {id: '3001', title: 'Berths', place: 1, description: 'Places for boats.'}
    ]
  })
  expect(page).not.toHaveProperty('tags')
  expect(JSON.stringify(page)).not.toMatch(/1900123456789|author/)
  const picture = JSON.parse(await kb.read(`content/sources/help/${articleId(13)}/page.json`))
  expect(picture.files).toEqual([
    {name: 'image.png', id: '36001235000013', mediaType: 'image/png', size: 70},
    {name: 'image-36001235000014.png', id: '36001235000014', mediaType: 'image/png', size: 71}
  ])

  const before = await kb.digests()
  const second = await help.import()
  expect(tally(asked())).toEqual(lists)
  expect(second.articles.length).toBe(75)
  expect(await kb.digests()).toEqual(before)
})

test('later imports ask for what changed, and keep what is gone', async function () {
  const centre = makeCentre(30)
  const {kb, asked, ...help} = await home(centre)
  await help.import()
  asked()

  edit(centre, 4, 'Bring a rope.')
  centre.articles.push({...articleAt(centre, 2), id: articleId(99), updated: moment(6000)})
  // Deleted and archived articles alike are in no list any more.
  centre.articles = centre.articles.filter(({id}) => id !== articleId(11) && id !== articleId(13))
  delete articleAt(centre, 8).texts['de']
  const result = await help.import()

  expect(tally(asked())).toEqual({
    ...centreItself,
    '/en-us/articles': 1,
    '/de/articles': 1,
    '/articles/ID/attachments': 2
  })
  const told = result.findings
    .filter(({rule}) => rule.startsWith('drift/'))
    .map(({rule, args}) => [rule, args['page']])
  expect(told.sort()).toEqual([
    ['drift/upstream-changed', key(4)],
    ['drift/upstream-removed', key(8, '-de')],
    ['drift/upstream-removed', key(11)],
    ['drift/upstream-removed', key(13)]
  ])
  expect(await kb.read(`content/sources/${key(11)}/page.html`)).toContain('number 11')
  expect(await kb.read(`content/sources/${key(4)}/page.html`)).toContain('Bring a rope.')
})

test('an edit of one language is one of no other', async function () {
  const centre = makeCentre(8)
  const {kb, ...help} = await home(centre)
  await help.import()
  edit(centre, 4, 'Ein Seil mitbringen.', 'de')
  const result = await help.import()
  const changed = result.findings.filter(({rule}) => rule === 'drift/upstream-changed')
  expect(changed.map(({args}) => args['page'])).toEqual([key(4, '-de')])
  expect(await kb.read(`content/sources/${key(4, '-de')}/page.html`)).toContain('Ein Seil')
  const [article] = result.articles.filter(({id}) => id === `${articleId(4)}-de`)
  expect(article?.path).toMatch(/^content\/articles\/de\//)
})

test('votes move the revision of an article, and nothing else', async function () {
  const centre = makeCentre(6)
  const {kb, ...help} = await home(centre)
  await help.import()
  const before = await kb.digests()
  articleAt(centre, 3).updated = moment(7000)
  const result = await help.import()
  expect(rules(result).filter((rule) => rule.startsWith('drift/'))).toEqual([])
  const after = await kb.digests()
  const changed = Object.keys(after).filter((file) => after[file] !== before[file])
  expect(changed).toEqual([`content/sources/${key(3)}/page.json`])
})

test('only some languages, and the name that the first has here', async function () {
  const {kb, asked, ...help} = await home(makeCentre(8), {}, {locales: ['en-us'], locale: 'en'})
  const {articles} = await help.import()
  expect(articles.length).toBe(8)
  expect(articles.every(({path: file}) => file.startsWith('content/articles/en/'))).toBe(true)
  expect(Object.keys(tally(asked()))).not.toContain('/de/articles')

  const other = await home(makeCentre(8), {}, {locales: ['de', 'fr']})
  const result = await other.import()
  expect(result.articles.map(({id}) => id)).toEqual([`${articleId(0)}-de`, `${articleId(4)}-de`])
  const [partial] = result.findings.filter(({rule}) => rule === 'source/partial')
  expect(partial?.args['reason']).toBe('the help centre has no language `fr`, but `en-us`, `de`')
})

test('only some categories, sections, labels', async function () {
  const category = await home(makeCentre(8), {}, {categories: ['2002'], locales: ['en-us']})
  expect(await category.read()).toEqual([2, 3, 6, 7].map((index) => String(articleId(index))))
  expect(tally(category.asked())).toMatchObject({'/en-us/categories/ID/articles': 1})

  // With what is below it.
  const section = await home(makeCentre(8), {}, {sections: ['3001'], locales: ['en-us']})
  expect(new Set(await section.read())).toEqual(
    new Set([0, 1, 4, 5].map((index) => String(articleId(index))))
  )

  const labels = await home(makeCentre(12), {}, {labels: ['how-to'], locales: ['en-us']})
  expect(await labels.read()).toEqual([0, 5, 10].map((index) => String(articleId(index))))
  const none = await home(makeCentre(4), {}, {labels: ['anchor']})
  const {findings} = await none.import()
  expect(findings.map(({args}) => args['reason'])).toEqual(['no article bears one of the `labels`'])
})

test('the files of an article, each of those that share a name', async function () {
  const centre = makeCentre(4)
  const {asked, ...help} = await home(centre)
  const page = (await help.pages()).find(({id}) => id === String(articleId(3)))
  const [first, second] = page?.meta.files ?? []
  asked()
  expect(await page?.readFile?.(first?.name ?? '')).toEqual(articleAt(centre, 3).files[0]?.bytes)
  expect(await page?.readFile?.(second?.name ?? '')).toEqual(articleAt(centre, 3).files[1]?.bytes)
  expect(await page?.readFile?.('other.png')).toBe(undefined)
  expect(asked()).toEqual([
    '/hc/article_attachments/36001235000003',
    '/hc/article_attachments/36001235000004'
  ])
})

test('files that readers find in a list below the article come with it', async function () {
  const centre = makeCentre(5)
  const [id, bytes] = [36_009_000_000_001, Buffer.from('%PDF-1.7\n%prices\n')]
  articleAt(centre, 4).files.push({
    id,
    name: 'Prices 2026.pdf',
    mediaType: 'application/pdf',
    bytes,
    inline: false
  })
  const {kb, asked, ...help} = await home(centre)
  const result = await help.import()
  expect(rules(result).filter((rule) => /^(?:conserve|file)/.test(rule))).toEqual([])
  // It belongs to every language of the article, and is fetched once.
  expect(asked().filter((address) => address.includes(`/hc/article_attachments/${id}`))).toEqual([
    `/hc/article_attachments/${id}`
  ])
  for (const [file, title] of [
    ['en-US/berths/book-the-mooring-4', 'Attachments'],
    ['de/berths/einen-platz-buchen-4', 'Anhänge']
  ]) {
    const name = file?.split('/').at(-1)
    const text = await kb.read(`content/articles/${file}.mdx`)
    expect(text).toContain(`## ${title}\n\n- [Prices 2026.pdf](./${name}/Prices-2026.pdf)`)
    expect(await kb.read(`content/articles/${file}/Prices-2026.pdf`)).toBe(bytes.toString())
  }
  const before = await kb.digests()
  await help.import()
  expect(await kb.digests()).toEqual(before)
})

test('`--offline` asks nobody; a clone without `.collate/` asks for the lists only', async function () {
  const {kb, asked, ...help} = await home(makeCentre(12))
  await help.import()
  const before = await kb.digests()
  asked()
  await help.import({offline: true})
  expect(asked()).toEqual([])
  await rm(path.join(kb.root, '.collate'), {recursive: true})
  await help.import()
  expect(tally(asked())).toEqual({...centreItself, '/en-us/articles': 1, '/de/articles': 1})
  expect(await kb.digests()).toEqual(before)
})

test('names that are made to do harm are names', async function () {
  const centre = makeCentre(4)
  centre.sections[0] = {
    ...centre.sections[0]!,
    name: '../../../etc',
    description: '<script>x</script>'
  }
  const hostile = articleAt(centre, 3)
  hostile.texts['en-us']!.title = '../../x</script><script>alert(1)</script>\u202E'
  hostile.labels = ['../../y', '{evil}']
  hostile.files[0]!.name = '../../../secret.png'
  centre.locales.push('../../../tmp')
  const {kb, ...help} = await home(centre)
  const {articles} = await help.import()
  expect(articles.length).toBe(5)
  for (const file of Object.keys(await kb.digests())) expect(file).not.toContain('..')
  expect(parse(await kb.read('content/sections/etc.yaml'))).toMatchObject({title: '../../../etc'})
})

test('a dump beside the centre itself is another version of its articles, and does not lead', async function () {
  const help = await home(makeCentre(5), {}, {locale: 'en-US'})
  await help.import()
  const before = await help.kb.digests()
  const get = async (locale: string) =>
    (await fetch(`${help.server.url}/api/v2/help_center/${locale}/articles`)).text()
  await help.kb.write('in/en.json', await get('en-us'))
  await help.kb.write('in/de.json', await get('de'))
  const dump = {name: 'dump', type: 'files', paths: ['in']}
  Object.assign(help.kb.config, {sources: [dump, ...help.kb.config.sources]})
  const result = await help.import()

  expect(result.articles.map(({versions}) => versions.map(({key}) => key))).toHaveLength(7)
  for (const {versions} of result.articles) {
    const [live, saved] = versions.map(({key}) => key)
    expect([live, saved]).toEqual([live, live?.replace('help/', 'dump/')])
  }
  const after = await help.kb.digests()
  const texts = Object.keys(after).filter((file) => file.endsWith('.mdx'))
  for (const file of texts) expect([file, after[file]]).toEqual([file, before[file]])
})

/** Old addresses of a help centre, from the import to what the site is given. */

import {expect, test} from 'vitest'
import type {SiteData} from '../src/model/site-data.ts'
import {stage} from '../src/stage/index.ts'
import {fileServer} from './helpers/file-server.ts'
import {type KnowledgeBase, knowledgeBase} from './helpers/knowledge-base.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)

async function staged(base: KnowledgeBase): Promise<SiteData> {
  await base.import()
  await stage(base.root, {config: base.config})
  return JSON.parse(await base.read('.collate/site/site.json'))
}

const pathsTo = ({redirects}: SiteData, to: string) =>
  redirects.filter((each) => each.to === to).map(({from}) => from)

test('articles in several languages, sections and files', async function () {
  const served = {bytes: png}
  const server = await fileServer({
    '/hc/article_attachments/36071/map.png': served,
    '/attachments/token/Ab3x9/?name=old.png': served
  })
  const base = await knowledgeBase({files: {privateHosts: [server.host]}})
  const page = async (id: string, locale: string, title: string, body: string) => {
    await base.write(`in/${id}-${locale}.html`, body)
    const url = `${server.url}/hc/${locale}/articles/${id}-${title}`
    const ancestors = [{id: '36501', title: 'At sea'}]
    const meta = {id: `${id}-${locale}`, title, url, ancestors, locale: locale.slice(0, 2)}
    await base.write(`in/${id}-${locale}.meta.json`, JSON.stringify(meta))
  }
  await page(
    '360011112222',
    'en-us',
    'Tides',
    `<p><img src="/hc/article_attachments/36071/map.png" alt="The map">
<img src="${server.url}/attachments/token/Ab3x9/?name=old.png" alt="An old map"></p>`
  )
  await page('360011112222', 'de', 'Gezeiten', '<p>Warten.</p>')
  await page('84241', 'en-us', 'Knots', '<p>Tie.</p>')
  const data = await staged(base)
  await server.close()

  expect(pathsTo(data, '/at-sea/tides/')).toEqual([
    '/hc/articles/360011112222',
    '/hc/articles/360011112222-Tides',
    '/hc/en-us/articles/360011112222',
    '/hc/en-us/articles/360011112222-Tides'
  ])
  expect(pathsTo(data, '/de/at-sea/gezeiten/')).toEqual([
    '/hc/articles/360011112222-Gezeiten',
    '/hc/de/articles/360011112222',
    '/hc/de/articles/360011112222-Gezeiten'
  ])
  expect(pathsTo(data, '/at-sea/knots/')).toContain('/entries/84241')
  expect(pathsTo(data, '/at-sea/')).toEqual([
    '/hc/categories/36501',
    '/hc/en-us/categories/36501',
    '/hc/en-us/sections/36501',
    '/hc/sections/36501'
  ])
  expect(pathsTo(data, '/de/at-sea/')).toEqual(['/hc/de/categories/36501', '/hc/de/sections/36501'])
  expect(pathsTo(data, '/')).toEqual(['/hc', '/hc/en-us'])
  expect(pathsTo(data, '/de/')).toEqual(['/hc/de'])
  const [media = ''] = Object.values(data.centre?.files ?? {})
  expect(media).toMatch(/^\/media\/tides\/the-map\.\w+\.png$/)
  expect(pathsTo(data, media)).toEqual([
    '/attachments/token/Ab3x9',
    '/hc/article_attachments/36071',
    '/hc/article_attachments/36071/map.png'
  ])
  expect(data.numbers['360011112222']).toBe('/at-sea/tides/')
  expect(data.centre).toEqual({
    locales: ['de', 'en-us'],
    files: {36071: media, Ab3x9: media},
    sections: {36501: '/at-sea/'},
    translated: {
      'de/articles/360011112222': '/de/at-sea/gezeiten/',
      'de/sections/36501': '/de/at-sea/'
    }
  })
})

test('files that a page names as its own', async function () {
  const base = await knowledgeBase()
  const url = 'https://help.harbour.example/hc/en-us/articles/360011112222-Fees'
  const files = [{name: 'Prices 2026.pdf', id: '36081', listed: true}]
  await base.write('in/fees.html', '<p>Pay.</p>')
  await base.write('in/fees.meta.json', JSON.stringify({title: 'Fees', url, files}))
  await base.write('in/Prices 2026.pdf', '%PDF-1.7\n')
  const data = await staged(base)
  const media = data.centre?.files['36081'] ?? ''

  expect(media).toMatch(/^\/media\/fees\/Prices-2026\.\w+\.pdf$/)
  expect(pathsTo(data, media)).toEqual([
    '/hc/article_attachments/36081',
    '/hc/article_attachments/36081/Prices 2026.pdf',
    '/hc/en-us/article_attachments/36081',
    '/hc/en-us/article_attachments/36081/Prices 2026.pdf'
  ])
})

test('articles that were saved page by page go by their numbers', async function () {
  const base = await knowledgeBase()
  await base.write('in/360101.html', '<p>Wait.</p>')
  await base.write('in/360101.meta.json', '{"title": "Tides"}')
  await base.write('in/notes.html', '<p>Nothing.</p>')
  await base.write('in/notes.meta.json', '{"title": "Notes"}')
  const data = await staged(base)

  expect(data.redirects).toEqual([
    {from: '/hc', to: '/'},
    {from: '/hc/articles/360101', to: '/inbox/tides/'}
  ])
  expect(data.numbers).toEqual({360101: '/inbox/tides/'})
  expect(data.centre).toEqual({locales: [], files: {}, sections: {}, translated: {}})
})

test('a site without a help centre has nothing of one', async function () {
  const base = await knowledgeBase()
  await base.write('in/notes.html', '<p>Nothing.</p>')
  await base.write('in/notes.meta.json', '{"title": "Notes"}')
  const data = await staged(base)
  expect([data.redirects, data.centre]).toEqual([[], undefined])
})

test('a site none of whose articles is in its language says so', async function () {
  const base = await knowledgeBase()
  await base.write('in/360101.html', '<p>Wait.</p>')
  await base.write('in/360101.meta.json', '{"title": "Tides", "locale": "en-US"}')
  await base.import()
  const {findings} = await stage(base.root, {config: base.config})
  expect(findings.get('')).toMatchObject([
    {rule: 'stage/empty-home', args: {locale: 'en', found: '“en-US”'}}
  ])
  const american = await stage(base.root, {config: {...base.config, locale: 'en-US'}})
  expect(american.findings.get('')).toEqual([])
})

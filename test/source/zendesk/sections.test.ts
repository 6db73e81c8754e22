/** What stands on categories and sections of a help centre, and in which order. */

import {expect, test} from 'vitest'
import {parse} from 'yaml'
import {articleAt, articleId, makeCentre} from '../../helpers/zendesk-server/centre.ts'
import {home, tally} from './knowledge.ts'

const key = (index: number, locale = '') => `help/${articleId(index)}${locale}`

test('categories and sections become sections, in their order', async function () {
  const {kb, ...help} = await home(makeCentre(12))
  const {articles} = await help.import()
  const section = async (name: string) =>
    parse(await kb.read(`content/sections/${name}.yaml`)) as unknown
  expect(await section('mooring')).toEqual({
    title: 'Mooring',
    description: 'For those who stay.',
    order: 1,
    page: 'help/2001'
  })
  expect(await section('berths')).toEqual({
    title: 'Berths',
    description: 'Places for boats.',
    order: 1,
    parent: 'mooring',
    page: 'help/3001'
  })
  expect(await section('prices')).toMatchObject({order: 1, parent: 'berths'})
  expect(await section('sailing')).toMatchObject({order: 2})
  expect(await section('routes')).toEqual({
    title: 'Routes',
    order: 1,
    parent: 'sailing',
    page: 'help/3003'
  })
  expect(await section('alphabet')).toMatchObject({order: 2, parent: 'sailing'})
  const at = (index: number, locale = '') =>
    articles.find(({id}) => id === articleId(index) + locale)?.path
  expect(at(1)).toBe('content/articles/en-US/prices/book-the-ferry-1.mdx')
  expect(at(4, '-de')).toBe('content/articles/de/berths/einen-platz-buchen-4.mdx')
})

test('articles stand as the centre has them: promoted ones first, by place, or by title', async function () {
  const centre = makeCentre(12)
  const {kb, ...help} = await home(centre)
  await help.import()
  const {stage} = await import('../../../src/stage/index.ts')
  await stage(kb.root, {config: kb.config, status: new Map()})
  const site = JSON.parse(await kb.read('.collate/site/site.json')) as {
    sections: Array<{id: string; locale: string; articles: string[]}>
  }
  const inSection = (name: string) =>
    site.sections
      .find(({id, locale}) => id === name && locale === 'en-US')
      ?.articles.map((id) => Number(id) - articleId(0))
  expect(inSection('prices')).toEqual([5, 9, 1])
  expect(inSection('routes')).toEqual([10, 6, 2])
  // By title, letter by letter.
  expect(inSection('alphabet')).toEqual([11, 3, 7])
})

test('a section that moved is brought up to date from the lists', async function () {
  const centre = makeCentre(6)
  const {kb, asked, ...help} = await home(centre)
  await help.import()
  asked()
  centre.sections[0] = {...centre.sections[0]!, name: 'Places', position: 7, description: 'New.'}
  await help.import()
  expect(Object.keys(tally(asked()))).not.toContain('/articles/ID/attachments')
  const page = JSON.parse(await kb.read(`content/sources/${key(4)}/page.json`))
  expect(page.ancestors).toEqual([
    {id: '2001', title: 'Mooring', place: 0, description: 'For those who stay.'},
    {id: '3001', title: 'Places', place: 7, description: 'New.'}
  ])
})

test('a section without a name in the first language goes by the one it has', async function () {
  const centre = makeCentre(2)
  centre.sections.push({
    id: 3009,
    name: 'Sonstiges',
    description: '',
    position: 9,
    category: 2001,
    locales: ['de']
  })
  const article = articleAt(centre, 0)
  article.section = 3009
  article.sourceLocale = 'de'
  delete article.texts['en-us']
  const {kb, asked, ...help} = await home(centre)
  const {articles} = await help.import()
  // Written in German first: its number is its id.
  expect(articles.map(({id, path: file}) => [id, file])).toEqual([
    [String(articleId(0)), 'content/articles/de/sonstiges-de/einen-platz-buchen-0.mdx'],
    [String(articleId(1)), 'content/articles/en-US/prices/book-the-ferry-1.mdx']
  ])
  expect(await kb.read('content/sections/sonstiges-de.yaml')).toContain('parent: mooring')
  expect(tally(asked())['/de/sections']).toBe(1)
})

/** Replies of a help centre that somebody saved are articles, with all that they say, and no more than all may read. */

import fc from 'fast-check'
import {expect, test} from 'vitest'
import {readArticleReply} from '../../../src/source/zendesk/article-reply.ts'
import {savedIn} from '../../../src/source/zendesk/saved-file.ts'
import {zipOf} from '../../helpers/archives.ts'
import {dot} from '../../helpers/confluence-server/site.ts'
import {knowledgeBase} from '../../helpers/knowledge-base.ts'
import {folderForEach} from '../../helpers/read-folder.ts'

const folder = folderForEach()
const json = (value: unknown) => JSON.stringify(value)

const article = {
  id: 36001234567890,
  url: 'https://harbour.zendesk.example/api/v2/help_center/en-us/articles/36001234567890.json',
  html_url: 'https://help.harbour.example/hc/en-us/articles/36001234567890-Book-a-berth',
  author_id: 190012345,
  draft: false,
  promoted: true,
  position: 3,
  section_id: 3001,
  created_at: '2026-01-01T08:00:00Z',
  updated_at: '2026-03-14T09:30:00Z',
  edited_at: '2026-02-02T10:00:00Z',
  name: 'Book a berth',
  title: 'Book a berth',
  source_locale: 'en-us',
  locale: 'en-us',
  user_segment_id: null,
  label_names: ['how-to'],
  body: '<p>Ask at the desk.</p>'
}
const other = {...article, id: 36001234567891, html_url: undefined, title: 'Leave', promoted: false}
const sections = [
  {id: 3001, category_id: 2001, parent_section_id: 3002, name: 'Berths', position: 4},
  {id: 3002, category_id: 2001, parent_section_id: null, name: 'Places', position: 0}
]
const categories = [{id: 2001, name: 'Mooring', position: 1, description: 'For those who stay.'}]
const attachments = [
  {
    id: 8001,
    article_id: article.id,
    file_name: 'image.png',
    content_type: 'image/png',
    content_url: 'https://help.harbour.example/hc/article_attachments/8001',
    size: 70,
    inline: true
  },
  {
    id: 8002,
    article_id: article.id,
    file_name: 'Prices.pdf',
    content_type: 'application/pdf',
    content_url: 'https://help.harbour.example/hc/article_attachments/8002',
    size: 900,
    inline: false
  }
]

test('one file with everything', async function () {
  await folder.put({'centre.json': json({articles: [article], sections, categories, attachments})})
  const {pages, problems} = await folder.read('centre.json')
  expect(problems).toEqual([])
  expect(pages).toMatchObject([
    {id: '36001234567890', format: 'html', body: '<p>Ask at the desk.</p>', file: 'centre.json'}
  ])
  expect(pages[0]?.meta).toEqual({
    title: 'Book a berth',
    url: article.html_url,
    revision: '2026-03-14T09:30:00Z',
    updatedAt: '2026-02-02T10:00:00Z',
    labels: ['how-to'],
    promoted: true,
    position: 3,
    locale: 'en-US',
    ancestors: [
      {id: '2001', title: 'Mooring', place: 1, description: 'For those who stay.'},
      {id: '3002', title: 'Places', place: 0},
      {id: '3001', title: 'Berths', place: 4}
    ],
    files: [
      {name: 'image.png', id: '8001', mediaType: 'image/png', size: 70},
      {name: 'Prices.pdf', id: '8002', mediaType: 'application/pdf', size: 900, listed: true}
    ]
  })
})

test.each([
  ['a list', {count: 2, next_page: null, page: 1, articles: [article, other]}],
  ['an array', [article, other]],
  [
    'search results',
    {results: [article, other].map((each) => ({...each, result_type: 'article'}))}
  ],
  [
    'categories in categories',
    {categories: [{...categories[0], sections: [{...sections[0], articles: [article, other]}]}]}
  ]
])('%s of articles', async function (_, value) {
  await folder.put({'a.json': json(value), 'package.json': json({name: 'x', author: 'Jo'})})
  const {pages, problems} = await folder.read('.')
  expect(problems).toEqual([])
  // Without an address of its own, it is where the interface lies.
  expect(pages.map(({id, meta}) => [id, meta.url])).toEqual([
    ['36001234567890', article.html_url],
    ['36001234567891', 'https://harbour.zendesk.example/hc/en-us/articles/36001234567891']
  ])
})

test('a file for each article, and lists in files and folders beside them', async function () {
  await folder.put({
    'dump/articles/1.json': json({article}),
    'dump/articles/2.json': json(other),
    'dump/sections.json': json({sections}),
    'dump/categories/2001.json': json({category: categories[0]}),
    'dump/articles/attachments-1.json': json({article_attachments: attachments})
  })
  const {pages, problems} = await folder.read('dump')
  expect(problems).toEqual([])
  expect(pages.map(({id}) => id)).toEqual(['36001234567890', '36001234567891'])
  expect(pages[0]?.meta.ancestors?.map(({title}) => title)).toEqual(['Mooring', 'Places', 'Berths'])
  expect(pages[0]?.meta.files?.map(({id}) => id)).toEqual(['8001', '8002'])
  expect(pages[1]?.meta.files).toBe(undefined)
})

test('a zip of replies, with other pages in it', async function () {
  const files = {
    'dump/articles/1.json': json({article}),
    'dump/articles/2.json': json({article: {...other, draft: true}}),
    'dump/articles/3.json': '{"article": {"html_url": "https://h.example/hc/artic',
    'dump/sections.json': json({sections}),
    'dump/categories.json': json({categories}),
    'dump/attachments.json': json({article_attachments: attachments}),
    'dump/articles/image.png': dot,
    'dump/package.json': '{"name": }',
    'dump/notes.html': '<p>Ask the pilot.</p>'
  }
  await folder.put({'centre.zip': await zipOf(files)})
  const {pages, problems} = await folder.read('centre.zip')
  expect(problems.map(({rule, at}) => [rule, at])).toEqual([
    ['source/unreadable', {file: 'centre.zip!/dump/articles/3.json', line: 1, column: 1}],
    ['source/restricted', {file: 'centre.zip!/dump/articles/2.json', line: 1, column: 1}]
  ])
  expect(pages.map(({id, file}) => [id, file])).toEqual([
    ['36001234567890', 'centre.zip!/dump/articles/1.json'],
    ['notes', 'centre.zip!/dump/notes.html']
  ])
  expect(pages[0]?.meta.ancestors?.map(({title}) => title)).toEqual(['Mooring', 'Places', 'Berths'])
  expect(pages[0]?.meta.files?.map(({name}) => name)).toEqual(['image.png', 'Prices.pdf'])
  expect(Buffer.from((await pages[0]?.readFile?.('image.png')) ?? [])).toEqual(dot)
})

test('a dump is no more public than the centre', async function () {
  const texts = ['For staff', 'Not yet', 'For a group', 'Hidden', 'For all']
  const [staff, draft, group, hidden, open] = texts.map((title, index) => ({
    ...article,
    id: 7001 + index,
    title,
    body: `<p>${title}.</p>`
  }))
  const articles = [
    {...staff, user_segment_id: 77},
    {...draft, draft: true},
    {...group, user_segment_id: undefined, user_segment_ids: [5]},
    {...hidden, hidden: true},
    {...open, user_segment_ids: []}
  ]
  const kb = await knowledgeBase()
  await kb.write('in/centre.json', json({articles}))
  const {articles: made, findings} = await kb.import()
  expect(made.map(({title}) => title)).toEqual(['For all'])
  const left = findings.filter(({rule}) => rule === 'source/restricted')
  expect(left.map(({args}) => [args['title'], args['because']]).sort()).toEqual([
    ['For a group', undefined],
    ['For staff', undefined],
    ['Hidden', 'draft'],
    ['Not yet', 'draft']
  ])
})

test('an article that a later dump calls a draft is held back', async function () {
  const kb = await knowledgeBase()
  await kb.write('in/centre.json', json({articles: [article]}))
  await kb.import()
  await kb.write(
    'in/centre.json',
    json({articles: [{...article, draft: true, body: '<p>New</p>'}]})
  )
  const {articles, findings} = await kb.import()
  expect(articles.map(({status}) => status)).toEqual(['held'])
  expect(findings.map(({rule}) => rule)).toContain('source/restricted')
  expect(await kb.read('content/sources/files/36001234567890/page.html')).toBe(article.body)
})

test('translations that came with an article are articles that know it', async function () {
  const translations = [
    {id: 1, locale: 'en-us', title: 'Book a berth', body: article.body},
    {
      id: 2,
      locale: 'pt-br',
      title: 'Reservar',
      body: '<p>No balcão.</p>',
      draft: false,
      updated_at: '2026-03-01T00:00:00Z',
      url: 'https://harbour.zendesk.example/api/v2/help_center/articles/36001234567890/translations/pt-br.json'
    },
    {id: 3, locale: 'de', title: 'Buchen', body: '<p>Bald.</p>', draft: true}
  ]
  await folder.put({'a.json': json({article: {...article, translations}})})
  const {pages, rules} = await folder.read('a.json')
  expect(rules).toEqual(['source/restricted'])
  expect(pages.map(({id, meta: {title, locale, url}}) => ({id, title, locale, url}))).toEqual([
    {id: '36001234567890', title: 'Book a berth', locale: 'en-US', url: article.html_url},
    {
      id: '36001234567890-pt-br',
      title: 'Reservar',
      locale: 'pt-BR',
      url: 'https://help.harbour.example/hc/pt-br/articles/36001234567890'
    }
  ])
})

test('the same articles over the network and in a dump are the same pages', async function () {
  const kb = await knowledgeBase()
  await kb.write('in/a.json', json({articles: [article], sections, categories}))
  const {articles} = await kb.import()
  expect(articles.map(({path}) => path)).toEqual(['content/articles/en-US/berths/book-a-berth.mdx'])
  expect(await kb.read('content/sections/places.yaml')).toContain('parent: mooring')
  const before = await kb.digests()
  await kb.import()
  expect(await kb.digests()).toEqual(before)
})

test('what is wrong is said, of files that were named', async function () {
  await folder.put({
    'cut.json': '{"articles": [{"id": "1", "html_url": "https://h.example/hc/en-us/arti',
    'none.json': json({articles: []}),
    'list.json': json({articles: [{...article, body: undefined}]}),
    'empty.json': json({article: {...article, body: null}})
  })
  const {pages, problems} = await folder.read('cut.json', 'none.json', 'list.json', 'empty.json')
  expect(pages).toEqual([])
  expect(problems.map(({rule, args}) => [rule, args['reason']])).toEqual([
    ['source/unreadable', expect.stringMatching(/^it is not JSON/)],
    ['source/empty', undefined],
    ['source/unreadable', expect.stringMatching(/no article of a help centre$/)],
    ['source/unreadable', expect.stringMatching(/no article of a help centre$/)]
  ])
  // In a folder lie all sorts of files.
  expect((await folder.read('.')).rules).toEqual(['source/empty'])
})

test('ids of any length, and hostile names, are names', async function () {
  const text = json({
    articles: [
      {...article, id: 0, title: '</script>', locale: '../../x', html_url: 'javascript:alert(1)'},
      {...article, id: '../../etc', section_id: 3001}
    ]
  }).replace('"id":0', '"id":92233720368547758079')
  await folder.put({'a.json': text})
  const {pages} = await folder.read('a.json')
  expect(pages.length).toBe(2)
  expect(pages[0]?.id).toMatch(/^92233720368547758079/)
  for (const {id} of pages) expect(id).not.toContain('/')
  for (const {meta} of pages) {
    expect(meta.url ?? 'https:').toMatch(/^https?:/)
    expect(meta.locale ?? 'en-US').toBe('en-US')
  }
})

test('whatever a reply holds, reading it ends well', function () {
  const keys = fc.constantFrom(
    ...['id', 'html_url', 'url', 'body', 'title', 'name', 'section_id', 'category_id', 'articles'],
    ...['translations', 'locale', 'file_name', 'content_url', 'user_segment_ids', 'label_names']
  )
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean(), fc.double())
  const {value} = fc.letrec((tie) => ({
    value: fc.oneof(
      {maxDepth: 6},
      leaf,
      fc.array(tie('value'), {maxLength: 3}),
      fc.dictionary(keys, tie('value'), {maxKeys: 6})
    )
  }))
  fc.assert(
    fc.property(value, function (reply) {
      for (const each of savedIn(reply).articles) {
        const read = readArticleReply(each)
        if (read?.meta.url !== undefined) expect(read.meta.url).toMatch(/^https?:/)
      }
    })
  )
})

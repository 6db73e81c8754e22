import {describe, expect, test} from 'vitest'
import type {SourcePage} from '../../src/model/source-page.ts'
import {idOfShort, readWikiAddress, shortOf, wikiPaths} from '../../src/model/wiki-address.ts'
import {indexPages} from '../../src/pipeline/known/known.ts'

function page(id: string, meta: SourcePage['meta'], more: Partial<SourcePage> = {}): SourcePage {
  return {source: 'wiki', id, format: 'html', body: '', file: `${id}.html`, meta, ...more}
}

const host = 'https://acme.example'

describe('addresses of Confluence', function () {
  test.each([
    ['/wiki/spaces/KB/pages/1076658', {space: 'KB', id: '1076658'}],
    ['https://acme.example/wiki/spaces/KB/pages/12/Some+Title?x=1', {space: 'KB', id: '12'}],
    ['/wiki/spaces/KB/pages/edit-v2/12', {space: 'KB', id: '12'}],
    ['/wiki/spaces/~bob/blog/2024/05/01/12/News', {space: '~bob', id: '12'}],
    ['/wiki/pages/viewpage.action?a=1&pageId=1076658', {id: '1076658'}],
    ['/pages/viewpage.action?spaceKey=KB&title=C%2B%2B+tips', {space: 'KB', title: 'C++ tips'}],
    ['/display/KB/Some+Title#Top', {space: 'KB', title: 'Some Title', fragment: '#Top'}],
    ['/display/KB/C%2B%2B+tips?src=search', {space: 'KB', title: 'C++ tips'}],
    ['/confluence/display/KB/2020/01/02/News', {space: 'KB', title: 'News'}],
    ['//acme.example/display/KB', {space: 'KB'}],
    ['/spaces/viewspace.action?key=KB', {space: 'KB'}],
    ['/wiki/spaces/KB/overview', {space: 'KB'}],
    ['/wiki/x/HQD4bQ', {id: '1844969501'}],
    ['/download/attachments/12/My%20plan.pdf?version=1', {id: '12', file: 'My plan.pdf'}],
    [`/pages/viewpage.action?pageId=${'7'.repeat(30)}`, {id: '7'.repeat(30)}]
  ])('%s', function (url, expected) {
    expect(readWikiAddress(url)).toMatchObject(expected)
  })

  test.each([
    'https://help.acme.example/hc/en-us/articles/3600123',
    'https://acme.example/articles/3600123',
    '/x/not+a+code',
    '#display/KB/Title',
    'mailto:display/KB/Title@acme.example'
  ])('%s is none', function (url) {
    expect(readWikiAddress(url)).toBeUndefined()
  })

  test('short links are ids, and the other way round', function () {
    for (const id of ['1', '77', '65536', '1844969501', '9007199254740993', '9223372036854775807'])
      expect(idOfShort(shortOf(id) ?? '')).toBe(id)
    expect(shortOf('7'.repeat(30))).toBeUndefined()
    expect(idOfShort('AAAA')).toBeUndefined()
  })

  test('a page has several', function () {
    expect(wikiPaths({id: '77', space: 'KB', title: 'Bow & stern'}, '/wiki')).toEqual([
      '/wiki/spaces/KB/pages/77',
      '/wiki/spaces/KB/pages/77/Bow+&+stern',
      '/wiki/display/KB/Bow+&+stern',
      '/wiki/x/TQ'
    ])
  })
})

describe('index', function () {
  const home = {id: '10', title: 'Home'}
  const index = indexPages([
    page('1', {
      title: 'Naming  rules',
      space: 'KB',
      url: `${host}/wiki/spaces/KB/pages/1111`,
      aliases: ['Naming-rules_1111.html']
    }),
    page('2', {title: 'Twice', space: 'A'}),
    page('3', {title: 'Twice', space: 'B', url: `${host}/guides/twice/`}),
    page('10', {title: 'Home', space: 'KB', ancestors: []}),
    page('11', {title: 'Knots', space: 'KB', ancestors: [home]}),
    page('77', {title: 'Twice', space: 'A'}, {source: 'copy', format: 'storage'})
  ])

  test('finds titles whatever their case and blanks', function () {
    expect(index.byTitle('naming rules')).toBe('wiki/1')
    expect(index.byTitle('Naming\u00A0rules', 'kb')).toBe('wiki/1')
    expect(index.byTitle('Ｎaming rules', 'KB')).toBe('wiki/1')
    expect(index.byTitle('Naming rules', 'OTHER')).toBeUndefined()
  })

  test('gives no answer where two pages share a title, but in a page’s own source', function () {
    expect(index.byTitle('Twice')).toBeUndefined()
    expect(index.byTitle('Twice', 'B')).toBe('wiki/3')
    expect(index.byTitle('Twice', 'A', 'wiki')).toBe('wiki/2')
    expect(index.byTitle('Twice', 'A', 'copy')).toBe('copy/77')
  })

  test('takes the page that came with the one that asks, where two exports hold the same space', function () {
    const both = [
      {file: 'in/one.zip', ending: ''},
      {file: 'in/two.zip', ending: '~0123abcd'}
    ].flatMap(({file, ending}) => [
      ...['91', '92'].map((id) =>
        page(
          `${id}${ending}`,
          {
            title: `Page ${id}`,
            space: 'SEA',
            labels: ['boat'],
            aliases: [`/pages/viewpage.action?pageId=${id}`, `Page_${id}.html`]
          },
          {file: `${file}!/SEA/Page_${id}.html`}
        )
      )
    ])
    const twice = indexPages(both)
    for (const ending of ['', '~0123abcd']) {
      const from = `wiki/91${ending}`
      expect(twice.byTitle('Page 92', 'SEA', from)).toBe(`wiki/92${ending}`)
      expect(twice.byUrl('/pages/viewpage.action?pageId=92', from)).toBe(`wiki/92${ending}`)
      expect(twice.byUrl('Page_92.html', from)).toBe(`wiki/92${ending}`)
      expect(twice.labelled('boat', undefined, from)).toEqual([from, `wiki/92${ending}`])
      expect(twice.pagesOf('SEA', from)).toEqual([from, `wiki/92${ending}`])
    }
    expect(twice.byTitle('Page 92', 'SEA')).toBeUndefined()
    expect(twice.pagesOf('SEA')).toHaveLength(2)
    // Of exports outside the project no more is kept than the name: the ids tell them apart.
    const outside = indexPages(
      both.map((each) => ({...each, file: '/elsewhere/entities.xml!/SEA/x'}))
    )
    expect(outside.byTitle('Page 92', 'SEA', 'wiki/91~0123abcd')).toBe('wiki/92~0123abcd')
    expect(outside.byTitle('Page 92', 'SEA', 'wiki/91')).toBe('wiki/92')
  })

  test('finds addresses in all their forms', function () {
    expect(index.byUrl(`${host}/wiki/spaces/X/pages/1111/Old+name`)).toBe('wiki/1')
    expect(index.byUrl(`${host}/wiki/display/KB/Naming+rules`)).toBe('wiki/1')
    expect(index.byUrl(`/wiki/x/${shortOf('1111')}`, 'wiki')).toBe('wiki/1')
    expect(index.byUrl('Naming-rules_1111.html#x', 'wiki')).toBe('wiki/1')
    expect(index.byUrl('/wiki/spaces/KB/overview', 'wiki')).toBe('wiki/10')
    expect(index.byUrl(`${host}/guides/twice#top`)).toBe('wiki/3')
    expect(index.byUrl(`${host}/guides`)).toBeUndefined()
  })

  test('takes no page of another wiki for one of its own', function () {
    expect(index.byUrl('https://elsewhere.example/pages/viewpage.action?pageId=1111')).toBe(
      undefined
    )
    expect(index.byUrl('https://elsewhere.example/display/KB/Naming+rules')).toBeUndefined()
    expect(index.isOwn('https://elsewhere.example/pages/viewpage.action?pageId=5')).toBe(false)
    expect(index.isOwn('/wiki/pages/viewpage.action?pageId=5', 'nowhere')).toBe(false)
    expect(index.isOwn(`${host}/pages/viewpage.action?pageId=5`)).toBe(true)
  })

  test('knows pages of exports, which do not say where they lay, by id and space', function () {
    expect(index.byUrl('https://unknown.example/wiki/spaces/A/pages/77/Twice')).toBe('copy/77')
    expect(index.byUrl('https://unknown.example/wiki/spaces/B/pages/77/Twice')).toBeUndefined()
  })

  test('finds pages by titles that they had, unless another has it now', function () {
    const renamed = page('1', {
      title: 'Knots',
      space: 'KB',
      aliases: ['/display/KB/Ropes+%26+knots']
    })
    const known = indexPages([renamed])
    expect(known.byTitle('Ropes & knots', 'KB')).toBe('wiki/1')
    const other = page('2', {title: 'Ropes & knots', space: 'KB'})
    expect(indexPages([renamed, other]).byTitle('Ropes & knots', 'KB')).toBe('wiki/2')
  })

  test('learns from the links of an export where it lay', function () {
    const link = (path: string) => `<p><a href="https://boats.example${path}">x</a></p>`
    const exported = (id: string, title: string, body = '') =>
      page(id, {title, space: 'SEA'}, {source: 'copy', format: 'storage', body})
    const of = (...links: string[]) =>
      indexPages([exported('81', 'Ropes', links.map(link).join('')), exported('82', 'Sails')])
    const byId = 'https://boats.example/pages/viewpage.action?pageId=82'

    expect(of('/display/SEA/Sails').byUrl(byId)).toBe('copy/82')
    expect(of('/display/SEA/Sails').isOwn(byId)).toBe(true)
    expect(of('/spaces/SEA/pages/82/Sails', '/display/SEA/Gone', '/x/AQ').byUrl(byId)).toBe(
      undefined
    )
    expect(of('/display/OTHER/Sails').byUrl(byId)).toBeUndefined()
    expect(of().byUrl(byId)).toBeUndefined()
  })

  test('names the nearest title', function () {
    expect(index.near('Naming rule')).toBe('Naming  rules')
    expect(index.near('Kites')).toBeUndefined()
  })

  test('holds answers about what pages hold, though pages say little else', function () {
    const body = '<p>Ours.</p>'
    const pages = [1, 2].map((id) => ({
      ...page(String(id), {title: `P${id}`, space: 'KB', ancestors: [{id: '2', title: 'P2'}]}),
      body
    }))
    const answers = new Map()
    const known = indexPages(pages).listening(answers)

    expect(known.content('wiki/1')).toMatchObject({title: 'P1', space: 'KB'})
    expect(known.content('wiki/9')).toBeUndefined()
    // A page that is above itself comes once.
    expect(known.treeBelow('wiki/2', 0, 10)).toMatchObject({
      pages: [{key: 'wiki/1', title: 'P1', below: []}],
      more: false
    })
    expect(known.treeBelow('wiki/2', 1, 0).more).toBe(true)
    expect(known.pagesOf('kb')).toEqual(['wiki/1', 'wiki/2'])
    expect(JSON.stringify([...answers]).length).toBeLessThan(1000)
    expect(indexPages(pages).holds(answers)).toBe(true)
    const [first, ...others] = pages
    expect(first && indexPages([{...first, body: 'New.'}, ...others]).holds(answers)).toBe(false)
  })

  test('knows when an answer would change', function () {
    const answers = new Map()
    const other = indexPages([])
    const known = other.listening(answers)
    known.byTitle('Naming rules')
    known.near('Naming rule')
    expect(other.holds(answers)).toBe(true)
    other.learn('wiki/9', 'Naming rules')
    expect(other.holds(answers)).toBe(false)
  })
})

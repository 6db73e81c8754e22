/** Which page an address of a help centre means. */

import {describe, expect, test} from 'vitest'
import type {SourcePage} from '../../src/model/source-page.ts'
import {indexPages} from '../../src/pipeline/known/known.ts'

const ulid = '01HVX7Q3ZJ4M5N6P7R8S9TAVBW'
const help = 'https://help.harbour.example'

function page(id: string, more: Partial<SourcePage> = {}): SourcePage {
  return {source: 'desk', id, format: 'html', body: '', file: `${id}.html`, meta: {}, ...more}
}

function article(id: string, more: Partial<SourcePage> = {}): SourcePage {
  return page(id, {meta: {url: `${help}/hc/en-us/articles/${id}-Words`}, ...more})
}

describe('a centre whose pages have addresses', function () {
  const index = indexPages([
    article('360001'),
    article('360002', {body: `<h2 id="h_${ulid}">Tides</h2><h2 id="fees">Fees</h2>`}),
    article('360003', {body: '<h2 id="fees">Fees</h2>'}),
    page('de', {meta: {url: `${help}/hc/de/articles/360002-Worte`, locale: 'de'}}),
    page('41', {source: 'wiki', format: 'storage', meta: {title: 'Kites', space: 'SEA'}}),
    page('360001', {source: 'other', meta: {url: 'https://help.other.example/hc/articles/360001'}})
  ])

  test.each([
    ['/hc/en-us/articles/360001', 'desk/360001', 'desk/360003'],
    ['/hc/articles/360001-Other-words/#top', 'desk/360001', 'desk/360003'],
    [`${help}/hc/pt-br/articles/360001-X`, 'desk/360001', 'wiki/41'],
    ['/hc/en-us/articles/360001', 'other/360001', 'other/360001'],
    ['https://help.other.example/hc/articles/360001', 'other/360001', 'desk/360003'],
    [`${help}/hc/de/articles/360002`, 'desk/de', 'desk/360001'],
    ['/hc/articles/360002', 'desk/360002', 'desk/360001'],
    ['/hc/articles/360002', 'desk/de', 'desk/de'],
    ['/knowledge/articles/360003/en-us?brand_id=7', 'desk/360003', 'desk/360001'],
    // The numbers are those of pages here, the centres are not.
    ['https://help.third.example/hc/articles/360003', undefined, 'desk/360001'],
    ['https://help.other.example/hc/articles/360003', undefined, 'desk/360001'],
    ['/hc/articles/360003', undefined, 'other/360001'],
    ['/hc/articles/360009', undefined, 'desk/360001']
  ])('%s is %s in %s', function (url, expected, from) {
    expect(index.byUrl(url, from)).toBe(expected)
  })

  test('is told from others', function () {
    expect(index.isOwn(`${help}/hc/en-us/articles/360009`, 'desk')).toBe(true)
    expect(index.isOwn('/hc/articles/360009', 'desk')).toBe(true)
    // No other site has such addresses, so that a relative one is its page’s own.
    expect(index.isOwn('/hc/articles/360009', 'wiki')).toBe(true)
    expect(index.isOwn('/entries/360009', 'wiki')).toBe(false)
    expect(index.isOwn('/entries/360009', 'desk')).toBe(true)
    expect(index.isOwn('https://help.third.example/hc/articles/360009', 'desk')).toBe(false)
    expect(index.centreOf('desk')).toBe(help)
    expect(index.centreOf('wiki')).toBeUndefined()
  })

  test('knows whose a heading is, if it is one page’s', function () {
    expect(index.headed(ulid, 'desk/360001')).toBe('desk/360002')
    expect(index.headed(`h_${ulid}`, 'desk/360001')).toBe('desk/360002')
    expect(index.headed('fees', 'desk/360001')).toBeUndefined()
    expect(index.headed(ulid, 'other/360001')).toBeUndefined()
  })
})

test('a language in an address is the one of the centre, whatever it is called here', function () {
  const index = indexPages([
    article('360001', {meta: {url: `${help}/hc/en-us/articles/360001`, locale: 'en'}}),
    page('360001-de', {meta: {url: `${help}/hc/de/articles/360001`, locale: 'de'}}),
    page('360002-de', {meta: {url: `${help}/hc/de/articles/360002`, locale: 'de'}}),
    article('360002', {meta: {url: `${help}/hc/en-us/articles/360002`, locale: 'en'}})
  ])

  expect(index.byUrl('/hc/en-us/articles/360001', 'desk/360002-de')).toBe('desk/360001')
  expect(index.byUrl('/hc/EN-US/articles/360001', 'desk/360002-de')).toBe('desk/360001')
  expect(index.byUrl('/hc/articles/360001', 'desk/360002-de')).toBe('desk/360001-de')
  expect(index.byUrl('/hc/de/articles/360002', 'desk/360001')).toBe('desk/360002-de')
  expect(index.byUrl('/hc/en-us/articles/360002', 'desk/360001-de')).toBe('desk/360002')
})

test('another name of the same centre is learnt from many links, never from one', function () {
  const link = (id: string) => `<a href="https://harbour.zendesk.com/hc/en-us/articles/${id}">x</a>`
  const ids = ['360001', '360002', '360003']
  const one = ids.map((id) => article(id, {body: link('360001')}))
  const many = ids.map((id) => article(id, {body: ids.map(link).join('')}))
  const url = 'https://harbour.zendesk.com/hc/articles/360002'

  expect(indexPages(one).byUrl(url, 'desk/360001')).toBeUndefined()
  expect(indexPages(many).byUrl(url, 'desk/360001')).toBe('desk/360002')
})

test('a centre that is asked at another host than its pages name has both', function () {
  const sites = new Map([['desk', 'https://harbour.zendesk.com']])
  const index = indexPages([article('360001'), article('360002')], sites)
  expect(index.byUrl('https://harbour.zendesk.com/hc/articles/360002', 'desk/360001')).toBe(
    'desk/360002'
  )
  expect(index.centreOf('desk')).toBe(help)
})

test('files that go by their numbers are pages of the centre that they link to', function () {
  const body = `<a href="${help}/hc/en-us/articles/360002">x</a>`
  const index = indexPages([page('360001', {body}), page('360002'), page('notes', {body})])

  expect(index.byUrl(`${help}/hc/articles/360002-X`, 'desk/360001')).toBe('desk/360002')
  expect(index.byUrl('/hc/articles/360002', 'desk/360001')).toBe('desk/360002')
  expect(index.isOwn(`${help}/hc/articles/360009`, 'desk')).toBe(true)
  expect(index.centreOf('desk')).toBe(help)
})

test('a page of a wiki that bears the number of an article is none', function () {
  const wiki = page('360001', {source: 'wiki', format: 'storage', meta: {space: 'SEA'}})
  expect(indexPages([wiki]).byUrl('/hc/articles/360001', 'wiki/360001')).toBeUndefined()
})

test('files are found by their numbers', function () {
  const files = [{name: 'map.png', id: '360077'}]
  const index = indexPages([
    article('360001', {meta: {url: `${help}/hc/articles/360001`, files}}),
    article('360002')
  ])
  expect(index.holderOf('360077', 'desk/360002')).toBe('desk/360001')
  expect(index.holderOf('360078', 'desk/360002')).toBeUndefined()
})

import {describe, expect, test} from 'vitest'
import {headingIdOf, readHelpCentreAddress} from '../src/model/help-centre-address.ts'

const ulid = '01HVX7Q3ZJ4M5N6P7R8S9TAVBW'

describe('addresses of help centres', function () {
  test.each([
    ['/hc/en-us/articles/3600123', {kind: 'article', id: '3600123', locale: 'en-us'}],
    ['/hc/articles/3600123', {kind: 'article', id: '3600123'}],
    ['/hc/articles/3600123/', {kind: 'article', id: '3600123'}],
    ['/hc/zh-Hant-TW/articles/3600123-%E6%BD%AE?x=1', {slug: '潮', locale: 'zh-Hant-TW'}],
    [
      'https://Help.Acme.example/hc/en-gb/articles/3600123-Tides--and-flows#h_01',
      {host: 'help.acme.example', id: '3600123', slug: 'Tides--and-flows', fragment: '#h_01'}
    ],
    ['//help.acme.example:8443/hc/articles/3600123', {host: 'help.acme.example:8443'}],
    ['/hc/en-us/articles/3600123/comments/77', {kind: 'article', id: '3600123'}],
    ['/hc/en-us/articles/undefined#h_01', {kind: 'unsaved', fragment: '#h_01'}],
    ['/hc/article_attachments/3600999', {kind: 'attachment', id: '3600999'}],
    ['/hc/article_attachments/3600999/a%20b.png', {kind: 'attachment', name: 'a b.png'}],
    ['/hc/en-us/article_attachments/3600999/a.png', {id: '3600999', locale: 'en-us'}],
    [`/guide-media/${ulid}`, {kind: 'media', id: ulid}],
    ['/entries/84241-Old-words', {kind: 'article', id: '84241', slug: 'Old-words'}],
    ['/knowledge/articles/3600123/en-us?brand_id=7', {kind: 'article', locale: 'en-us'}],
    ['/attachments/token/x9Yt/?name=map.png', {kind: 'upload', id: 'x9Yt', name: 'map.png'}],
    ['/attachments/token/x9Yt?name=map.png', {kind: 'upload', name: 'map.png'}],
    ['/hc/requests/new?ticket_form_id=7', {kind: 'request'}],
    ['/hc/pt-br/requests/new', {kind: 'request', locale: 'pt-br'}],
    ['/hc/en-us/sections/3600777-Moorings', {kind: 'section', id: '3600777', slug: 'Moorings'}],
    ['/hc/categories/3600778', {kind: 'category', id: '3600778'}],
    ['/hc/en-us/community/posts/3600555', {kind: 'community'}],
    ['https://help.acme.example/hc/en-us', {kind: 'home', locale: 'en-us'}],
    ['/hc', {kind: 'home'}]
  ])('%s', function (url, expected) {
    expect(readHelpCentreAddress(url)).toMatchObject(expected)
  })

  test.each([
    'https://acme.example/wiki/spaces/KB/pages/3600123',
    'https://acme.example/articles/3600123',
    'https://acme.example/hcp/articles/3600123',
    '/hc/en-us/articles/tides',
    '/hc/en-us/profiles/3600123',
    'mailto:help@acme.example',
    '#/hc/articles/3600123',
    ''
  ])('%s is none', function (url) {
    expect(readHelpCentreAddress(url)).toBeUndefined()
  })
})

test('ids of headings are the same with and without their letter', function () {
  expect(headingIdOf(`h_${ulid}`)).toBe(ulid.toLowerCase())
  expect(headingIdOf(ulid.toLowerCase())).toBe(ulid.toLowerCase())
  expect(headingIdOf('h_prerequisites')).toBeUndefined()
})

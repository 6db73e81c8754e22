import {describe, expect, test} from 'vitest'
import type {SourcePage} from '../../src/model/source-page.ts'
import {addressId, indexPages} from '../../src/pipeline/known.ts'

function page(id: string, meta: SourcePage['meta']): SourcePage {
  return {source: 'wiki', id, format: 'html', body: '', file: `${id}.html`, meta}
}

test.each([
  ['https://acme.atlassian.example/wiki/spaces/KB/pages/1076658', 'confluence:1076658'],
  ['https://acme.atlassian.example/wiki/spaces/KB/pages/1076658/Some+Title', 'confluence:1076658'],
  ['/wiki/pages/viewpage.action?a=1&pageId=1076658', 'confluence:1076658'],
  ['https://help.acme.example/hc/en-us/articles/3600123-Some-title#x', 'zendesk:3600123'],
  ['/hc/articles/3600123/', 'zendesk:3600123'],
  ['https://help.acme.example/hc/en-us/sections/3600123', undefined],
  ['https://acme.example/articles/3600123', undefined]
])('%s → %s', function (url, expected) {
  expect(addressId(url)).toBe(expected)
})

describe('index', function () {
  const index = indexPages([
    page('1', {
      title: 'Naming  rules',
      space: 'KB',
      url: 'https://acme.example/wiki/spaces/KB/pages/1111'
    }),
    page('2', {title: 'Twice', space: 'A'}),
    page('3', {title: 'Twice', space: 'B', url: 'https://acme.example/guides/twice/'})
  ])

  test('finds titles whatever their case and blanks', function () {
    expect(index.byTitle('naming rules')).toBe('wiki/1')
    expect(index.byTitle('Naming rules', 'KB')).toBe('wiki/1')
    expect(index.byTitle('Naming rules', 'OTHER')).toBeUndefined()
  })

  test('gives no answer where two pages share a title', function () {
    expect(index.byTitle('Twice')).toBeUndefined()
    expect(index.byTitle('Twice', 'B')).toBe('wiki/3')
  })

  test('finds addresses by number, else by the address itself', function () {
    expect(index.byUrl('https://elsewhere.example/wiki/spaces/X/pages/1111/Old+name')).toBe(
      'wiki/1'
    )
    expect(index.byUrl('https://acme.example/guides/twice#top')).toBe('wiki/3')
    expect(index.byUrl('https://acme.example/guides')).toBeUndefined()
  })

  test('knows when an answer would change', function () {
    const answers = new Map()
    const other = indexPages([])
    other.listening(answers).byTitle('Naming rules')
    expect(other.holds(answers)).toBe(true)
    other.learn('wiki/9', 'Naming rules')
    expect(other.holds(answers)).toBe(false)
  })
})

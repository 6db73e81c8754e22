import {expect, test} from 'vitest'
import {slug} from '../../src/emit/index.ts'

test.each([
  ['Create an API token', 'create-an-api-token'],
  ['../../etc/passwd', 'etcpasswd'],
  ['🚀 Launch 🚀', 'launch'],
  ['🚀🚀', 'fallback'],
  ['', 'fallback'],
  ['Größe ändern', 'größe-ändern'],
  ['a\u0000b', 'ab'],
  ['Aux', 'page-aux'],
  ['LPT1', 'page-lpt1'],
  ['Con men', 'con-men']
])('%s → %s', function (title, expected) {
  expect(slug(title, 'fallback')).toBe(expected)
})

test('a long title is cut at a word', function () {
  const name = slug('word '.repeat(60), 'fallback')
  expect(name.length).toBeLessThanOrEqual(80)
  expect(name.endsWith('word')).toBe(true)
})

/** Looking only for what a text can hold gives what looking for everything gives. */

import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {gfm} from 'micromark-extension-gfm'
import {expect, test} from 'vitest'
import {MdxReader, readMdx} from '../src/mdx/index.ts'
import {syntaxFor} from '../src/mdx/syntax.ts'

const texts = [
  'Plain *words*, ~~gone~~, `code`.\n\n- [x] a box\n\nA note[^1].\n\n[^1]: Here.',
  'Ask ada@quay.example, or see www.quay.example and https://quay.example/a_b.',
  'Hidden: ada&#64;quay.example, www&period;quay.example, https&colon;//quay.example',
  'Escaped: www\\.quay.example, http:\\/\\/quay.example, ada\\@quay.example',
  'WWW.QUAY.EXAMPLE and HTTP://QUAY.EXAMPLE',
  '| a | b |\n|---|---|\n| ada@quay.example | c |',
  'a\n:-\n',
  'a\n-:\nb'
]

test.each(texts)('%j', function (text) {
  const {syntax, trees} = syntaxFor(text)
  const all = {extensions: [gfm()], mdastExtensions: gfmFromMarkdown()}
  expect(fromMarkdown(text, {extensions: [syntax], mdastExtensions: trees})).toEqual(
    fromMarkdown(text, all)
  )
})

test('what was read is given once to be used up, and read anew after', function () {
  const reader = new MdxReader()
  const text = '---\nid: a\ntitle: A\n---\n\nText.\n'
  const read = reader.read(text, 'a.mdx')
  expect(reader.read(text, 'a.mdx')).toBe(read)
  expect(reader.take(text, 'a.mdx')).toBe(read)
  const again = reader.take(text, 'a.mdx')
  expect(again).not.toBe(read)
  expect(again).toEqual(readMdx(text, 'a.mdx'))
  expect(reader.head(text, 'a.mdx').front).toEqual({id: 'a', title: 'A'})
  expect(reader.read('---\nid: b\n---\n', 'a.mdx').front.id).toBe('b')
})

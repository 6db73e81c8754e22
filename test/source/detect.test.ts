/** What a file is: its encoding, and how its text is written. */

import {existsSync, globSync, readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import type {Format} from '../../src/model/source-page.ts'
import {decode} from '../../src/source/page/decode.ts'
import {detectFormat} from '../../src/source/page/detect-format.ts'

const shared = new URL('../../../shared/', import.meta.url)
if (!existsSync(shared)) console.info('skipped: ../shared with the real pages is not there')

const bytes = (...parts: Array<string | number[]>): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part)))
  )

test('decodes UTF-8, with and without a mark, and keeps line ends', function () {
  expect(decode(bytes('né\r\nb'))).toMatchObject({text: 'né\r\nb', encoding: 'utf-8', findings: []})
  expect(decode(bytes([0xef, 0xbb, 0xbf], 'a'))).toMatchObject({text: 'a', findings: []})
})

test('decodes UTF-16, by its mark or by its zeros', function () {
  const wide = Buffer.from('Open the keys', 'utf16le')
  expect(decode(bytes([0xff, 0xfe], [...wide]))).toMatchObject({
    text: 'Open the keys',
    encoding: 'utf-16le'
  })
  expect(decode(wide)).toMatchObject({text: 'Open the keys', encoding: 'utf-16le'})
  expect(decode(Buffer.from(wide).swap16())).toMatchObject({
    text: 'Open the keys',
    encoding: 'utf-16be'
  })
})

test('reads what is not UTF-8 as windows-1252, and says so', function () {
  expect(decode(bytes('caf', [0xe9], ' ', [0x93], 'x', [0x94]))).toEqual({
    text: 'café “x”',
    encoding: 'windows-1252',
    findings: [{rule: 'source/encoding', args: {encoding: 'windows-1252'}, at: 3}]
  })
  expect(decode(bytes('é à ', [0xe9], '!'))).toEqual({
    text: 'é à é!',
    encoding: 'utf-8',
    findings: [{rule: 'source/encoding', args: {encoding: 'windows-1252', bytes: 1}, at: 4}]
  })
})

test('refuses what is no text', function () {
  expect(decode(bytes([0x89], 'PNG\r\n'))).toMatchObject({problem: 'source/binary'})
  expect(decode(bytes('%PDF-1.7'))).toMatchObject({problem: 'source/binary'})
  expect(decode(bytes('abc', [0, 0, 1, 2], 'def'))).toMatchObject({problem: 'source/binary'})
  expect(decode(bytes(''))).toMatchObject({problem: 'source/empty'})
  expect(decode(bytes(' \r\n\t'))).toMatchObject({problem: 'source/empty'})
})

test.each<[Format, string, string]>([
  ['html', 'a body', '<p>Open <b>Keys</b>.</p>\n<h2>Store</h2><hr>'],
  ['html', 'a document', '<!DOCTYPE html><title>a</title>Open'],
  [
    'html',
    'a body with storage leaked into it',
    '<p>See <ac:link><ri:page ri:content-title="a"></ri:page></ac:link></p><hr><p>b'
  ],
  ['html', 'code with Markdown in it', '<p>Type:</p><pre># Title\n**b** [a](b)\n</pre>'],
  [
    'html',
    'text that opens with an element',
    '<strong>Open</strong> the keys and <em>copy</em> one.<br>Then go.'
  ],
  ['storage', 'macros', '<p>a</p><ac:structured-macro ac:name="toc" />'],
  [
    'storage',
    'broken macros',
    '<p>a & b</p><ac:structured-macro ac:name="info"><ac:rich-text-body><p>x</ac:rich-text-body></ac:structured-macro>'
  ],
  [
    'storage',
    'macros with breaks left open',
    '<p>a<br>b</p><ac:structured-macro ac:name="info"><ac:rich-text-body><p>x</p></ac:rich-text-body></ac:structured-macro>'
  ],
  [
    'storage',
    'elements closed at once',
    '<table><tbody><tr><td /><td>a&nbsp;b</td></tr></tbody></table>'
  ],
  ['markdown', 'headings', 'Intro\n\n## Make a key\n\nOpen it.'],
  ['markdown', 'front matter', '---\ntitle: a\n---\n\n<p>Only HTML.</p>'],
  ['markdown', 'links', 'See [the keys](https://lumen.example/keys).'],
  [
    'markdown',
    'HTML in it',
    '# Keys\n\n<img src="a.png">\n\nOpen them, and copy one.\n\n<br>\n\nThen go on.'
  ],
  ['text', 'lines', 'Keys\n\nOpen the list.\n  1. One\n  2. Two\n\n- a\n- b'],
  [
    'text',
    'flattened tables',
    'Keys\n| 1 | Open. |\n| Field | Value |\n|---|---|\n| a | b |\nx < y and a > b'
  ],
  ['wiki', 'headings and a table', 'h4. Harbour\n\n|| Berth || Fee ||\n| A | 3 |'],
  ['wiki', 'macros', '{section}\n{column:width=60%}\nh6. Ships\n* one\n# two\n{column}\n{section}'],
  ['text', 'one heading of wiki markup', 'Type this:\nh1. Harbour\nand look.'],
  ['markdown', 'wiki markup as an example', '# Markup\n\n**Old** pages have:\n\n```\nh1. A\n```'],
  ['text', 'a placeholder', 'Set KEY to <your key> and <token>.']
])('%s: %s', function (format, _, text) {
  expect(detectFormat(text)).toBe(format)
  expect(detectFormat(text.replaceAll('\n', '\r\n'))).toBe(format)
})

test.skipIf(!existsSync(shared))('real pages', function () {
  const expected: ReadonlyArray<readonly [Format, string, number]> = [
    ['html', 'corpus/zendesk/nesi-pairs/*/before.html', 1],
    ['markdown', 'corpus/zendesk/{nesi-pairs/*/after,arduino/*,magento/*}.md', 1],
    ['html', 'corpus/confluence/querypie/*/page.html', 1],
    ['storage', 'corpus/confluence/querypie/*/page.xhtml', 0.9],
    ['html', 'corpus/confluence/export-html/**/*.html', 1],
    ['html', 'seeds/000*', 1],
    ['text', 'seeds/00{1,3,4}*', 1],
    ['markdown', 'seeds/002*', 1]
  ]
  for (const [format, pattern, share] of expected) {
    const files = globSync(pattern, {cwd: shared})
    const right = files.filter(function (file) {
      const decoded = decode(readFileSync(new URL(file, shared)))
      return 'text' in decoded && detectFormat(decoded.text) === format
    })
    expect(right.length / files.length, pattern).toBeGreaterThanOrEqual(share)
  }
})

test.each<[string, Format]>([
  ['{"type":"doc","version":1,"content":[]}', 'adf'],
  ['\uFEFF{"version": 1, "type": "doc", "content": [', 'adf'],
  ['{"content":[{"type":"paragraph","content":[]}],"type":"doc","version":1}', 'adf'],
  ['"{\\"type\\":\\"doc\\",\\"version\\":1,\\"content\\":[]}"', 'adf'],
  ['{"type":"document","title":"A list of doc types"}', 'text'],
  ['{type: "doc"} is what the API wants.', 'text']
])('finds the JSON of a page: %s', function (body, format) {
  expect(detectFormat(body)).toBe(format)
})

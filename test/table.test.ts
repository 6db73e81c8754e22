/** Words of documents that every object of JavaScript has, too: none of them is in a table, or comes from one. */

import {serialize} from 'node:v8'
import {expect, test} from 'vitest'
import type {Format} from '../src/model/source-page.ts'
import {table} from '../src/model/table.ts'
import {preparePage} from '../src/pipeline/page/prepare.ts'
import {knowsNothing} from './helpers/known.ts'

const config = {
  title: 'T',
  url: 'https://x.example',
  locale: 'en',
  lead: 'newest',
  sources: [],
  pairs: [],
  repairs: {}
}

test('a table has what it was given', function () {
  const known = table({a: 1})
  expect(['a', 'constructor', '__proto__', 'toString'].map((name) => known[name])).toEqual([
    1,
    undefined,
    undefined,
    undefined
  ])
})

test.each<[Format, string]>([
  ['markdown', '```NAME\nx\n```\n\n[a]: NAME\n\n[^NAME]\n\n[^NAME]: note\n'],
  ['html', '<NAME>x</NAME><h2 id="NAME">y</h2><pre class="language-NAME">z</pre>'],
  ['wiki', '{code:NAME}x{code} {panel:NAME=x}y{panel} {NAME}z{NAME} !a.png|NAME! (NAME)'],
  ['html', '<p>{NAME}x{NAME} :NAME: (NAME)</p><p>[!NAME] x</p>'],
  [
    'storage',
    '<ac:structured-macro ac:name="NAME"><ac:parameter ac:name="NAME">x</ac:parameter></ac:structured-macro><ac:emoticon ac:name="NAME" /><ac:structured-macro ac:name="code"><ac:parameter ac:name="language">NAME</ac:parameter><ac:plain-text-body>x</ac:plain-text-body></ac:structured-macro>'
  ],
  [
    'adf',
    '{"version":1,"type":"doc","content":[{"type":"paragraph","marks":[{"type":"alignment","attrs":{"align":"NAME"}}],"content":[{"type":"text","text":"x","marks":[{"type":"NAME"}]}]},{"type":"panel","attrs":{"panelType":"NAME"},"content":[{"type":"NAME"}]}]}'
  ]
])('%s that speaks of them can be kept', function (format, text) {
  for (const name of ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty']) {
    const page = {
      source: 's',
      id: '1',
      format,
      body: text.replaceAll('NAME', name),
      file: 'f',
      meta: {}
    }
    const {article, entries, findings} = preparePage(page, knowsNothing, config)
    serialize([article, entries, findings])
    expect(JSON.stringify([article, entries, findings]), name).not.toContain('[native code]')
    expect(
      findings.filter(({rule}) => rule === 'repair/unbalanced'),
      name
    ).toEqual([])
  }
})

test('places to be filled are no text of a page, whatever editors call their own', function () {
  const body =
    '<ol><li data-list="bullet">Open</li><li data-list="ordered" data-include="x">Save</li></ol>'
  const page = {source: 's', id: '1', format: 'html' as const, body, file: 'f', meta: {}}
  const {article, findings} = preparePage(page, knowsNothing, config)
  expect(JSON.stringify(article.body)).toMatch(/Open.*Save/)
  expect(findings.map(({rule}) => rule)).toEqual(['title/missing'])
})

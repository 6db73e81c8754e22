/** The JSON that programs read: its shape, and that the schemas describe it. */

import {readFileSync} from 'node:fs'
import {Ajv2020} from 'ajv/dist/2020.js'
import {expect, test} from 'vitest'
import {importJson} from '../../src/report/index.ts'
import {makeResult, render} from './make-result.ts'

const schema = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8'))

test.each([
  ['import', importJson(makeResult())],
  ['check', render('json')]
])('%s is what its schema says', function (name, text) {
  const validate = new Ajv2020({allErrors: true, strict: true, allowUnionTypes: true}).compile(
    schema(name)
  )

  validate(JSON.parse(text))
  expect(validate.errors).toBeNull()
})

test('import: articles with sources, outline and findings; problems of no article apart', function () {
  const json = JSON.parse(importJson(makeResult()))

  expect(json.articles[0]).toEqual({
    id: 'a1',
    slug: 'create-a-key',
    title: 'Create a key',
    path: 'content/articles/en/keys/create-a-key.mdx',
    status: 'published',
    written: 'new',
    sources: ['wiki/1', 'desk/2'].map((key) => ({
      source: key.split('/')[0],
      id: key.split('/')[1],
      format: 'html',
      conserved: {words: 1200, links: 3, images: 1, removed: 4, lost: 0, added: 0},
      repairs: {'comment-markers': 1, 'empty-blocks': 2}
    })),
    outline: {
      headings: 2,
      procedures: [{title: 'Create it', steps: ['Open the settings']}],
      paths: 0,
      callouts: 1,
      checklists: 0,
      images: 1,
      links: 3,
      tables: 0,
      code: 0
    },
    findings: [expect.objectContaining({id: 'k3f9'}), expect.objectContaining({id: 'm2m2'})]
  })
  expect(json.pairs).toEqual([{article: 'a1', a: 'wiki/1', b: 'desk/2', how: 'banner', score: 1}])
  const proposed = {a: 'wiki/1', b: 'desk/2', how: 'likeness', score: 0.5, margin: 0.2} as const
  expect(JSON.parse(importJson(makeResult({pairs: [proposed]}))).pairs).toEqual([
    {article: 'a1', ...proposed}
  ])
  expect(json.problems).toMatchObject([{id: 'abcd', rule: 'source/binary', article: ''}])
  expect(json.totals).toEqual({
    articles: 2,
    findings: {error: 1, warning: 2, info: 0},
    seconds: 1.25
  })
})

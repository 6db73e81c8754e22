/** What the small commands print as JSON is what their schemas say. */

import {readFileSync} from 'node:fs'
import {Ajv2020} from 'ajv/dist/2020.js'
import {expect, test} from 'vitest'
import {doctorJson, explainJson, ruleIds, statusJson} from '../../src/report/index.ts'
import {makeArticleResult, makeFinding, makeResult} from './make-result.ts'

const places = {isFolder: () => true, isTracked: () => true, foldersIn: () => []}
const review = {kind: 'review', because: 'somebody should look at it first'} as const
const secret = {kind: 'secret', because: 'a secret', finding: 'f1'} as const
const leak = makeFinding({rule: 'secret/jwt', fingerprint: 'f1', id: 'k3f9'})
const articles = [
  makeArticleResult({path: 'content/articles/en/inbox/a.mdx', findings: [leak]}),
  makeArticleResult({status: 'held', heldBecause: [review.because], holds: [review]}),
  makeArticleResult({status: 'held', heldBecause: ['a secret'], holds: [secret], findings: [leak]}),
  makeArticleResult({status: 'draft'})
]

test.each([
  [
    'doctor',
    doctorJson([
      {state: 'odd', text: 'A', hint: 'B'},
      {state: 'fine', text: 'C'}
    ])
  ],
  ['explain', explainJson(ruleIds)],
  ['status', statusJson(makeResult({articles}), places)]
])('%s', function (name, json) {
  const file = new URL(`../../schemas/${name}.schema.json`, import.meta.url)
  const validate = new Ajv2020({allErrors: true}).compile(JSON.parse(readFileSync(file, 'utf8')))
  validate(JSON.parse(json))
  expect(validate.errors).toBeNull()
})

test('doctor and explain tell what programs ask for', function () {
  expect(JSON.parse(doctorJson([{state: 'broken', text: 'A'}])).isFine).toBe(false)
  expect(JSON.parse(explainJson(['pair/source-missing'])).rules).toMatchObject([
    {rule: 'pair/source-missing', answers: [{answer: 'publish', meaning: expect.any(String)}]}
  ])
})

test('status says for each article what to type', function () {
  const json = JSON.parse(statusJson(makeResult({articles}), places))
  expect(json.articles).toMatchObject([
    {
      state: 'published',
      inbox: true,
      sort: 'git mv content/articles/en/inbox/a.mdx content/articles/en/inbox/a content/articles/en/SECTION/'
    },
    {state: 'review', holds: [{wayOut: {line: 'status: review'}}]},
    {state: 'held', holds: [{wayOut: {command: expect.stringContaining('k3f9 publish')}}]},
    {state: 'draft', wayOut: {line: 'status: draft'}}
  ])
  expect(json.totals).toMatchObject({articles: 4, held: 1, review: 1, draft: 1, inbox: 1})
})

/** What only shows when a page goes the whole way. */

import {expect, test} from 'vitest'
import type {Config} from '../../src/model/config.ts'
import type {Format} from '../../src/model/source-page.ts'
import {preparePage} from '../../src/pipeline/page/prepare.ts'
import {knowsNothing} from '../helpers/known.ts'

const known = knowsNothing
const config = {locale: 'en'} as Config

function prepare(body: string, format: Format) {
  return preparePage({source: 's', id: 'i', format, body, file: 'page', meta: {}}, known, config)
}

test('a table that is unclear is said once', function () {
  const text =
    'Kites\n\n| KIT | 0417 FLYING OVER HILLS |\n\nRun into the wind, and hold the line.\n'
  const rules = prepare(text, 'text').findings.map(({rule}) => rule)
  expect(rules.filter((rule) => rule === 'table/unclear')).toEqual(['table/unclear'])
})

test.each<[Format, string]>([
  ['html', '<h1>Call it</h1><p>Send <your-token> to <Team></p>'],
  ['markdown', '# Call it\n\nSend <your-token> to <Team>'],
  ['text', 'Call it\n\nSend <your-token> to <Team>, and wait for the answer.']
])('what is typed between angle brackets stays: %s', function (format, body) {
  expect(JSON.stringify(prepare(body, format).article.body)).toMatch(/Send <your-token> to <Team>/)
})

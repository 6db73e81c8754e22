/** What was mended, as text and as JSON. */

import {readFileSync} from 'node:fs'
import {Ajv2020} from 'ajv/dist/2020.js'
import {expect, test} from 'vitest'
import {plainLook, repairsJson, repairsText} from '../../src/report/index.ts'
import {counted, detailed, hostile} from './make-mending.ts'

test('all articles: repairs and articles, the busiest first, and what cannot be read', function () {
  expect(repairsText(counted, plainLook)).toBe(`4 changes in 2 articles
  3  file-name-alts      The description of a picture is the name of its file. in 2 articles
  1  help-centre-chrome  What a help centre shows was copied along. in 1 article

Articles
  3  Create a key  content/articles/en/keys/create-a-key.mdx
  1  a2  a2

One in full: npx collate repairs ARTICLE

cannot read content/records/a3.yaml: sources: is missing
`)
})

test('nothing was mended', function () {
  const nothing = {summaries: {}, articles: [], details: [], problems: []}
  expect(repairsText(nothing, plainLook)).toBe('0 changes in 0 articles\n')
})

test('one article: each repair, where, what went and came, what was set aside, before and after', function () {
  expect(
    repairsText(detailed, plainLook)
  ).toBe(`Create a key  content/articles/en/keys/create-a-key.mdx

desk/1  html, content/sources/desk/1/page.html  3 changes by 2 repairs

  help-centre-chrome  What a help centre shows was copied along.
    content/sources/desk/1/page.html:9:1  what: end  lines: 2
      - Was this article helpful? Yes
      - link to /hc/1
      set aside, to be put back from the record:
        Ida: it worked.

        Ben: not for me.

  file-name-alts 2 times  The description of a picture is the name of its file.
    content/sources/desk/1/page.html:3:5  “a.png” → “Step 2: Open the keys”
    content/sources/desk/1/page.html:4:5  (nothing) → “The list of keys”

wiki/2  storage, content/sources/wiki/2/page.xml  nothing was mended

Before and after  9 words in the source, 6 words in the article, of the page that leads
    … 1 block the same
  ~ Open it[-.-] {+now.+}
  - Was this article helpful?
`)
})

test('what a source says moves no cursor and turns no text around', function () {
  const report = hostile('\u001B[2J\u0007\u202Eevil\r\nx')
  for (const text of [report, {...report, details: []}].map((each) => repairsText(each, plainLook)))
    expect(text).not.toMatch(/[\u001B\u0007\r\u202E]/)
})

test.each([
  ['counted', counted],
  ['detailed', detailed],
  ['hostile', hostile('</script>\u0000"')]
])('JSON is what its schema says: %s', function (_, report) {
  const schema = new URL('../../schemas/repairs.schema.json', import.meta.url)
  const validate = new Ajv2020({allErrors: true, strict: true, allowUnionTypes: true}).compile(
    JSON.parse(readFileSync(schema, 'utf8'))
  )
  validate(JSON.parse(repairsJson(report)))
  expect(validate.errors).toBeNull()
})

test('JSON: totals, and the details of those that were asked for', function () {
  const json = JSON.parse(repairsJson(detailed))
  expect(json.repairs[0]).toEqual({
    id: 'file-name-alts',
    summary: 'The description of a picture is the name of its file.',
    count: 2,
    articles: 1
  })
  expect(json.articles[0].pages[0].steps[0].entries[0].aside).toBe(
    'Ida: it worked.\n\nBen: not for me.'
  )
  expect(JSON.parse(repairsJson(counted)).articles[0]).toEqual(counted.articles[0])
})

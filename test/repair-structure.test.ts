/**
 * The repairs of structure together: on any mix of what they look for, nothing comes or goes unowned and a second run
 * finds nothing to do; on the seed documents, the steps and callouts come out.
 */

import {existsSync, globSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import type {Root} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import {selectAll} from 'hast-util-select'
import {toHtml} from 'hast-util-to-html'
import {expect, test} from 'vitest'
import {structureRules} from '../src/model/rules/structure.ts'
import type {Format, Known} from '../src/model/source-page.ts'
import {parse} from '../src/parse/index.ts'
import {repairs, runRepairs} from '../src/repair/index.ts'
import {knowsNothing} from './helpers/known.ts'

const known: Known = knowsNothing

function repaired(body: string, format: Format, tree: () => Root) {
  const page = {source: 'files', id: 'page', format, body, file: 'page', meta: {}}
  return runRepairs(repairs, tree, {page, known})
}

const line = fc.constantFrom(
  '1. Open it',
  '2. Press <b>New</b>',
  '<b>3.</b> Save',
  '1. a<br>2. b',
  'Step 1: Go',
  'Step 2 - Run now.',
  '<b>Step two</b>',
  'Note: x',
  '<b>Important</b>',
  'Please note that y',
  '\u26A0\uFE0F Caution: z',
  'Comments',
  '0 comments',
  'Was this article helpful?',
  'Please sign in to leave a comment.',
  'FAQs',
  'Who? \u203A',
  'What? \u203A',
  'Copyright \u00A9 2020 Co | Privacy Policy',
  'A big kite (2024)',
  'A big kite (1)',
  'Click A big kite (2) now',
  'Article information',
  'Author: A',
  'Views: 3',
  'Rating: 4',
  'as described above',
  'click on the',
  'Click on:',
  'to view it',
  '<b>Bold</b>',
  'Required scopes:',
  'a.b',
  '<img src="i.png">',
  'Follow',
  '3 months ago',
  '1',
  '2',
  ''
)
const heading = fc.constantFrom(
  '<h1>A big kite (2024)</h1>',
  '<h2>1. Open it</h2>',
  '<h2>2. Close it</h2>',
  '<h3 id="a">Step 1: A</h3>',
  '<h2>STEP 2 \u2013 B</h2>',
  '<h2>Step 4. D</h2>',
  '<h3>Note</h3>',
  '<h2>FAQs</h2>',
  '<h2>Method A: x</h2>',
  '<h2>Method B: y</h2>',
  '<h2>Fly using a</h2>',
  '<h2>Fly using b</h2>',
  '<h2>Required scopes</h2>'
)
const list = fc
  .tuple(
    fc.constantFrom('ul', 'ol', 'ol start="2"', 'ol start="3"'),
    fc.array(line, {minLength: 1, maxLength: 3})
  )
  .map(
    ([tag, items]) =>
      `<${tag}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag.slice(0, 2)}>`
  )
const table = fc
  .array(fc.tuple(fc.constantFrom('1', '2', 'Step', 'Note'), line), {minLength: 1, maxLength: 3})
  .map(
    (rows) =>
      `<table>${rows.map(([a, b]) => `<tr><td>${a}</td><td>${b}</td></tr>`).join('')}</table>`
  )
const paragraph = line.map((text) => `<p>${text}</p>`)
const block = fc.oneof(paragraph, paragraph, heading, list, table, line)
const frame = fc
  .tuple(fc.constantFrom('div', 'blockquote'), fc.array(block, {maxLength: 3}))
  .map(([tag, inside]) => `<${tag}>${inside.join('')}</${tag}>`)

test('repairs of structure are balanced and idempotent on any mix', function () {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(block, block, frame), {maxLength: 14}),
      fc.constantFrom<Format>('html', 'text'),
      function (blocks, format) {
        const html = toHtml(fromHtml(blocks.join('\n'), {fragment: true}))
        const once = repaired(html, format, () => fromHtml(html, {fragment: true}))
        const output = toHtml(once.tree)
        const again = repaired(html, format, () => once.tree)

        expect(once.findings.filter(({rule}) => rule === 'repair/unbalanced')).toEqual([])
        expect(again.entries).toEqual([])
        expect(toHtml(again.tree)).toBe(output)
      }
    ),
    {numRuns: 200}
  )
})

const seeds = new URL('../../shared/seeds/', import.meta.url)
const absent = !existsSync(seeds)
if (absent) console.info('The seed documents are not here: their structure is not checked.')

test.skipIf(absent).each<[string, Format, {steps: number[]; asides: number; findings: string[]}]>([
  ['001', 'text', {steps: [], asides: 3, findings: []}],
  ['002', 'markdown', {steps: [4, 10], asides: 0, findings: []}],
  ['003', 'text', {steps: [3], asides: 0, findings: ['aside/foreign-faq', 'lost/image']}],
  ['004', 'text', {steps: [4, 2, 2], asides: 2, findings: ['lost/icon', 'table/unclear']}]
])('seed %s', function (name, format, {steps, asides, findings}) {
  const [file = ''] = globSync(`${name}_*`, {cwd: seeds})
  const body = readFileSync(new URL(file, seeds), 'utf8')
  const {tree, findings: found} = repaired(body, format, () => parse(body, format).tree)
  const lists = selectAll('ol', tree)

  expect(lists.map((list) => selectAll(':scope > li', list).length)).toEqual(steps)
  expect(selectAll('aside[data-callout]', tree)).toHaveLength(asides)
  const rules = found.map(({rule}) => rule).filter((rule) => rule in structureRules)
  expect([...new Set(rules)].sort()).toEqual(findings)
})

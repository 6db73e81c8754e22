/** Holds the script that counts defects to pages whose defects are known. */

import {expect, test} from 'vitest'
import {type Count, count} from '../scripts/defects/count.ts'
import {draw, showDrawn} from '../scripts/defects/sample.ts'
import {table} from '../scripts/defects/table.ts'
import {viewDocuments} from '../scripts/defects/views.ts'
import type {Config} from '../src/model/config.ts'
import type {Format, SourcePage} from '../src/model/source-page.ts'

const config = {sources: [], repairs: {}, pairs: [], locale: 'en'} as unknown as Config

test('each kind is found in what came, and gone or reported in the article', function () {
  const counts = countsOf(`
<h1><strong>In the pot</strong></h1><h4>Cups</h4><h3></h3>
<p>A&nbsp;<span style="color:red">red</span> <strong>pot </strong>and <b></b><b><b>more</b></b>.</p><p>&nbsp;</p>
<p>To order, <a href="http://www.teapot-shop.com" target="_blank">click here</a>.</p>
<p><strong>Price list</strong></p><p>Tea costs [insert price].</p>
<p>1. Lift the lid.</p><p><img src="a.png" alt="a.png"></p><p>2. Pour.</p>
<p>Note: it is hot.</p><pre>pot<br>cup</pre><ul><li>Red</li><ul><li>Dark</li></ul></ul>
<table><tr><td>Red</td><td>Mara</td></tr><tr><td>Blue</td><td>Nils</td></tr></table>`)

  for (const name of [
    'non-breaking spaces',
    'spans that say nothing',
    'target and rel of links',
    'blanks inside emphasis or links',
    'headings in bold',
    'headings with nothing in them',
    'empty paragraphs',
    'steps whose numbers are typed',
    'notes and warnings typed as text',
    'line breaks or spans in code blocks',
    'lists directly in lists',
    'pictures described by a file name'
  ])
    expect(counts.get(name), name).toMatchObject({after: {occurrences: 0}, open: 0})
  for (const name of [
    'link texts that say nothing',
    'links that are not encrypted',
    'places that somebody was to fill in',
    'tables without a row of headings'
  ])
    expect(counts.get(name), name).toMatchObject({after: {occurrences: 1}, reported: 1, open: 0})
  for (const [name, {before}] of counts)
    if (before.occurrences === 0) expect(counts.get(name), name).toMatchObject({open: 0})
  expect(counts.get('steps whose numbers are typed')?.before.occurrences).toBe(2)
})

test('what is left out of the count of a repair that is switched off is open', function () {
  const off = {...config, repairs: {'typed-steps': false}} as Config
  const counts = countsOf('<p>1. Lift the lid.</p><p>2. Pour.</p>', off)
  expect(counts.get('steps whose numbers are typed')).toMatchObject({
    before: {documents: 1, occurrences: 2},
    after: {documents: 1, occurrences: 2},
    open: 2
  })
})

test('an article without defects has none', function () {
  const counts = countsOf(
    '<h2>Tea</h2><p>See <a href="https://teapot.example/a">how to pour</a>.</p><ol><li>Lift the lid.</li><li>Pour.</li></ol><table><tr><th>Pot</th><th>Who</th></tr><tr><td>Red</td><td>Mara</td></tr></table>'
  )
  expect([...counts.values()].filter(({before, open}) => before.occurrences + open > 0)).toEqual([])
})

test('Markdown and text are looked at like HTML', function () {
  const markdown = countsOf('# Tea\n\nSee [here](https://teapot.example).\n', config, 'markdown')
  expect(markdown.get('link texts that say nothing')?.before.occurrences).toBe(1)
  const text = countsOf('Tea\n\n1. Lift the lid.\n2. Pour.\n', config, 'text')
  expect(text.get('steps whose numbers are typed')?.before.occurrences).toBe(2)
})

test('the table has a line for each kind, and its shares', function () {
  const counts = [...countsOf('<p>A&nbsp;pot</p>').values()]
  const lines = table(counts).split('\n')
  expect(lines).toHaveLength(counts.length + 1)
  expect(lines[1]).toMatch(/^\s+1 {2}non-breaking spaces\s+1\s+1\s+0\s+0\s+100 %\s+0\s+0 {2}gone$/)
})

test('the same seed draws the same changes, of chosen repairs only', function () {
  const pages = ['<p>A&nbsp;pot</p>', '<p>1. Lift.</p><p>2. Pour.</p>', '<p>Note: hot.</p>'].map(
    page
  )
  const some = (seed: number, of?: readonly string[]) =>
    draw(viewDocuments(pages, config), 3, seed, of).map(({entry}) => entry.by)
  expect(some(5)).toEqual(some(5))
  expect(some(5)).toHaveLength(3)
  expect(some(5, ['typed-steps'])).toEqual(['typed-steps'])
  const [drawn] = draw(viewDocuments(pages, config), 1, 1, ['typed-steps'])
  expect(drawn && showDrawn(drawn, 1)).toContain('article: "1. Lift.\\n2. Pour.\\n"')
})

function countsOf(body: string, given: Config = config, format: Format = 'html') {
  const documents = viewDocuments([page(body, 0, format)], given)
  return new Map<string, Count>(count(documents).map((each) => [each.name, each]))
}

function page(body: string, at: number, format: unknown = 'html'): SourcePage {
  return {
    source: 'files',
    id: `page-${at}`,
    format: typeof format === 'string' ? (format as Format) : 'html',
    body,
    file: `page-${at}.html`,
    meta: {title: 'A page'}
  }
}

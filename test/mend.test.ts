/**
 * Runs all mends on their fixtures, `test/mend/<mend>/<case>/`, and checks what holds for every text.
 *
 * A case holds `input.html` (or `.md`, `.txt`), `output.html`, and `said.json`. `UPDATE=1` writes them anew.
 */

import {existsSync, globSync, readFileSync} from 'node:fs'
import {readFile, writeFile} from 'node:fs/promises'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {hideSecrets, mend} from '../src/mend/index.ts'
import type {Format, SourcePage} from '../src/model/source-page.ts'

const fixtures = new URL('mend/', import.meta.url)
const cases = globSync('*/*/input.*', {cwd: fixtures}).sort()
const formats: Readonly<Record<string, Format>> = {html: 'html', md: 'markdown', txt: 'text'}
const shared = new URL('../../shared/', import.meta.url)
if (!existsSync(shared)) console.info('skipped: ../shared with the real pages is not there')

function page(body: string, format: Format = 'html'): SourcePage {
  return {source: 'files', id: 'a', format, body, file: 'a', meta: {}}
}

test.each(cases)('%s', async function (path) {
  const extension = path.replace(/.*\./, '')
  const format = formats[extension]!
  const folder = new URL(path.replace(/input\..*/, ''), fixtures)
  const input = await readFile(new URL(path, fixtures), 'utf8')
  const {text, toSource, ...said} = mend(page(input, format))
  const json = `${JSON.stringify(said, null, 2)}\n`

  if (process.env['UPDATE'] === '1') {
    await writeFile(new URL(`output.${extension}`, folder), text)
    await writeFile(new URL('said.json', folder), json)
  }
  expect(text).toBe(await readFile(new URL(`output.${extension}`, folder), 'utf8'))
  expect(json).toBe(await readFile(new URL('said.json', folder), 'utf8'))
  expect(text === input).toBe(path.split('/')[1]!.startsWith('keeps-'))
  expect(mend(page(text, format)).entries).toEqual([])
  expect(toSource(text.length)).toBeLessThanOrEqual(input.length)
})

test('places lead back to the source', function () {
  const half = '<h2 id="a">Make a key now</h2><p>Open the list of keys.</p><img src="1.png">'
  const body = `h3><p>Begin</p>${half}${half}<p>End</p>`
  const {text, toSource} = mend(page(body))

  expect(text).toBe(`<p>Begin</p>${half}<p>End</p>`)
  expect(body.slice(toSource(text.indexOf('End'))).startsWith('End')).toBe(true)
  expect(body.slice(toSource(text.indexOf('Begin'))).startsWith('Begin')).toBe(true)
})

test('a doubled end is taken out wherever it begins, and nothing else', function () {
  const tail =
    '<h2 id="one">Open the keys</h2><img src="a.png"><p>Press “New”.</p><h3 id="two">Name it</h3><img src="b.png"><p></p>'
  fc.assert(
    fc.property(fc.integer({min: 0, max: 30}), function (at) {
      const head = '<p>Before all else, read this.</p>'
      const body = head + tail + tail.slice(at)
      const {text, entries} = mend(page(body))
      const [entry] = entries
      if (!entry) return text === body
      return text === head + tail && entry.aside?.length === body.length - text.length
    })
  )
})

const letters = 'Zk8vQ2mXw5Rt9Lp3Hs6Yb1Nc4Gd7Fj0TzKqWxVe'

test('mends and the search for secrets cope with anything, twice the same', function () {
  const part = fc.constantFrom(
    ...[
      '<p>',
      '</p>',
      'h3>',
      '<h2 id="a">',
      '<img src="a.png">',
      'a b c ',
      '<!--',
      '<![CDATA[',
      ']]>'
    ],
    ...[
      'â€™',
      'Ã©',
      letters,
      '. ',
      'API key ',
      '<a href="',
      '⟦',
      '\r\n',
      '-----BEGIN PRIVATE KEY-----'
    ]
  )
  fc.assert(
    fc.property(fc.array(part, {maxLength: 40}), function (parts) {
      const body = parts.join('')
      const hidden = hideSecrets(body, 's')
      expect(hideSecrets(hidden.text, 's').cuts).toEqual([])
      const once = mend(page(hidden.text))
      for (const {offset} of once.entries) expect(offset).toBeLessThanOrEqual(hidden.text.length)
    }),
    {numRuns: 300}
  )
})

test('long and odd texts come to an end', function () {
  const bombs = [
    '<p></p>'.repeat(100_000),
    '<p>Row <b id="a">x</b></p>'.repeat(20_000),
    '<'.repeat(200_000),
    '<a href="'.repeat(20_000),
    '<![CDATA['.repeat(20_000),
    'Ã©'.repeat(100_000),
    `${letters} `.repeat(10_000),
    '-----BEGIN PRIVATE KEY-----'.repeat(2000)
  ]
  for (const bomb of bombs) {
    const {text, toSource} = mend(page(bomb))
    expect(toSource(text.length)).toBeLessThanOrEqual(bomb.length)
    expect(hideSecrets(hideSecrets(bomb, 's').text, 's').cuts).toEqual([])
  }
})

test.skipIf(!existsSync(shared))(
  'real pages: only the one with a doubled end is mended',
  function () {
    const pages = globSync('{seeds/*.txt,corpus/zendesk/nesi-pairs/*/before.html}', {cwd: shared})
    const mended = pages.filter(function (file) {
      const body = readFileSync(new URL(file, shared), 'utf8')
      return mend(page(body, /^\s*</.test(body) ? 'html' : 'text')).entries.length > 0
    })
    expect(mended).toHaveLength(1)
  }
)

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
const secrets: ReadonlyArray<readonly [rule: string, text: string, secret: string]> = [
  ['okta-token', 'Authorization: SSWS ', `00${letters.slice(0, 38)}-_`],
  ['github-token', 'use ', `gh${'p_'}${letters.slice(0, 36)}`],
  ['gitlab-token', 'PRIVATE-TOKEN: ', `glpat${'-'}${letters.slice(0, 20)}`],
  ['atlassian-token', 'me@example.com:', `ATATT${'3'}${letters.repeat(5).slice(0, 186)}`],
  ['zendesk-token', 'Zendesk API token: ', `${letters}q`.slice(0, 40)],
  ['aws-key', 'key ', `AKIA${'QZ7WXM2RT5LPVHSN'}`],
  ['slack-token', 'bot ', `xoxb${'-'}9173-${letters.slice(0, 20)}`],
  ['npm-token', '_authToken=', `npm${'_'}${letters.slice(0, 36)}`],
  ['cloudflare-token', 'Bearer ', `cfut${'_'}${`${letters}q`.slice(0, 40)}0a1b2c3d`],
  ['grafana-token', 'Bearer ', `glsa${'_'}${letters.slice(0, 32)}_0a1b2c3d`],
  ['digitalocean-token', 'Bearer ', `dop${'_v1_'}${'0f3a9c1e'.repeat(8)}`],
  [
    'jwt',
    'Bearer ',
    `eyJ${letters.slice(0, 20)}.eyJ${letters.slice(4, 30)}.${letters.slice(2, 30)}`
  ],
  [
    'private-key',
    'file: ',
    `-----BEGIN ${'RSA PRIVATE'} KEY-----\n${letters.repeat(3)}\n-----END ${'RSA PRIVATE'} KEY-----`
  ],
  ['possible-key', 'Your API key is ', letters.slice(3, 33)],
  ['possible-key', 'Such an API key is ', `${letters.slice(0, 7)}. ${letters.slice(5, 33)}`],
  ['possible-key', 'Such an API key is ', `${letters.slice(0, 22)} ${letters.slice(5, 33)}`]
]

test.each(secrets)('hides %s after “%s”', function (rule, before, secret) {
  const body = `${before}${secret} and no more.`
  const {text, cuts, findings} = hideSecrets(body, 'salt')

  expect(findings.map(({rule}) => rule)).toEqual([`secret/${rule}`])
  expect(text).toMatch(
    new RegExp(`⟦${rule} hidden, ${secret.length} characters, [0-9a-f]{6}⟧ and no more\\.$`)
  )
  expect(cuts).toHaveLength(1)
  expect(hideSecrets(body, 'other').text).not.toBe(text)

  const again = hideSecrets(text, 'salt')
  expect(again).toMatchObject({text, cuts: []})
  expect(again.findings.map(({rule, args}) => ({rule, args}))).toEqual(
    findings.map(({rule, args}) => ({rule, args}))
  )
})

test.each([
  ['escaped', `gh${'p'}\\_${letters.slice(0, 36)}`],
  ['with references', `gh${'p'}&#95;${letters.slice(0, 36)}`],
  ['with a place to break', `gh${'p_'}${letters.slice(0, 18)}<wbr>${letters.slice(18, 36)}`],
  ['half in bold', `gh${'p_'}${letters.slice(0, 18)}<b>${letters.slice(18, 36)}</b>`],
  ['in a mark', `<span>gh${'p_'}${letters.slice(0, 18)}</span>${letters.slice(18, 36)}`]
])('hides a key that is typed %s, with both halves of its tags', function (_, typed) {
  const {text, findings} = hideSecrets(`<p>${typed} and no more.</p>`, 'salt')
  expect(text).toMatch(/^<p>⟦github-token hidden, 40 characters, [0-9a-f]{6}⟧ and no more\.<\/p>$/)
  expect(findings).toHaveLength(1)
  expect(hideSecrets(text, 'salt').text).toBe(text)
})

test('hides keys in the code of a macro', function () {
  const {text} = hideSecrets(`<![CDATA[api token: ${letters.slice(3, 33)}]]>`, 'salt')
  expect(text).toMatch(/^<!\[CDATA\[api token: ⟦possible-key hidden, 30 characters/)
})

test.each([
  ['a placeholder', 'Your API token: <your-token> or YOUR-API-TOKEN-GOES-HERE-1a'],
  ['a shortened one', 'SSWS 00QCjAl4MlV-WPXM...0HmjFx-vbGua'],
  ['the documented one', `Zendesk token ${'6wiIBWbGkBMo1mRDMuVwkw1EPs'}NkeUj95PIz2akv`],
  ['an address', `token at https://example.com/keys/${letters.slice(0, 30)}`],
  ['a path', `the token in /etc/keys/${letters.slice(0, 30)}`],
  ['a file name', `token Screenshot_2031-11-28_at_10.12.33-Bx9${letters.slice(0, 12)}.png`],
  ['an id', 'API key <p id="Ab3dEf6hIj9lMn2pQr5tUv8x" class="k">'],
  ['a GUID', 'secret b3a05921-278A-4d00-9d51-08457e49e5ac'],
  ['a picture', `API key <img src="data:image/png;base64,${letters.repeat(3)}">`],
  ['a checksum', `token sha256-${letters}`],
  ['words', 'API token CreateServiceAccountTokenForIntegration2024Step1'],
  ['repetition', 'API key Xx1Xxxxxxxxxxxxxxxxxxxxxxxxx'],
  ['an example', `aws key ${'AKIAIOSFODNN7'}EXAMPLE`]
])('leaves %s', function (_, body) {
  expect(hideSecrets(body, 'salt')).toEqual({text: body, cuts: [], findings: []})
})

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

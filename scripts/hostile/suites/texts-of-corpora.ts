/** Hostile texts beside the repository, as pages of every format that could hold them and as writers type them. */

import {type Input, readHtml5lib, readInjections, readList} from '../corpora.ts'
import {type RunOptions, type Suite, some} from '../suite.ts'
import {type Asked, asPages, asWriters, judgeAll} from './pages.ts'

/** Text in the places of a page where text stands. */
const places = [
  '<p>@</p>',
  '<ul><li>@</li></ul>',
  '<table><tr><th>h</th></tr><tr><td>@</td></tr></table>',
  '<h2>@</h2>',
  '<p>x <code>@</code> y</p>',
  '<pre>@</pre>',
  '<p><img src="a.png" alt="@"></p>',
  '<p><a href="/x" title="@">t</a></p>',
  '<p><a href="@">t</a></p>',
  '<p>a<strong>@</strong>b <em>@</em></p>',
  '<details><summary>@</summary>@</details>'
]

function inPlaces(inputs: readonly Input[]): Asked[] {
  return inputs.flatMap(({name, text}, index) =>
    places
      .filter((_, place) => (place + index) % 4 === 0)
      .flatMap((place) => asPages({name, text: place.replaceAll('@', escaped(text))}, ['html']))
  )
}

function suite(name: string, corpus: string, ask: () => Promise<Asked[]> | Asked[]): Suite {
  return {
    name,
    corpus,
    run: async (options: RunOptions) => judgeAll(some(await ask(), 40, options))
  }
}

export const injections = suite('mdx-injection', 'hostile/mdx-injection-cases.mjs', async () =>
  (await readInjections()).flatMap((input) => [
    ...asPages(input, ['html', 'markdown']),
    // HTML that no wiki would keep: an XML parser reads it otherwise than a browser.
    ...asPages(input, ['storage'], broken),
    asWriters(input)
  ])
)

export const purify = suite('dompurify', 'hostile/dompurify-payloads.json', function () {
  const inputs = readList('hostile/dompurify-payloads.json', 'payload')
  return [...everyWay(inputs, broken), ...inPlaces(inputs)]
})

export const owasp = suite('owasp', 'hostile/owasp-xss-vectors.json', function () {
  const inputs = readList('hostile/owasp-xss-vectors.json', 'payload')
  return [...everyWay(inputs, broken), ...inPlaces(inputs)]
})

export const naughty = suite('naughty-strings', 'hostile/blns.json', function () {
  const inputs = readList('hostile/blns.json')
  return [...everyWay(inputs, broken), ...inPlaces(inputs)]
})

export const html5lib = suite('html5lib', 'hostile/html5lib', () =>
  readHtml5lib().flatMap((input) => asPages(input, ['html', 'storage', 'markdown'], broken))
)

export const commonmark = suite('commonmark', 'hostile/commonmark-examples.json', () => [
  ...readList('hostile/commonmark-examples.json', 'markdown').flatMap((input) => [
    ...asPages(input, ['markdown']),
    // Whoever has to tell the format takes these for Markdown: as text, their links are words.
    ...asPages(input, ['text'], broken),
    asWriters(input)
  ]),
  ...readList('hostile/commonmark-examples.json', 'html').flatMap((input) =>
    asPages(input, ['html'])
  )
])

/** Their tags are broken from inside. */
const broken = {isBroken: true}

function everyWay(inputs: readonly Input[], how = {}): Asked[] {
  return inputs.flatMap((input) => [
    ...asPages(input, ['html', 'storage', 'markdown', 'text', 'wiki'], how),
    asWriters(input)
  ])
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** The index of the search: made from pages as they are built, read as a browser reads it. */

import {expect, test} from 'vitest'
import {excerptOf} from '../../src/site/search/excerpt.ts'
import {packed, unpacked} from '../../src/site/search/format.ts'
import {makeIndex} from '../../src/site/search/make-index.ts'
import {neededPieces} from '../../src/site/search/needed-pieces.ts'
import {openIndex} from '../../src/site/search/open-index.ts'
import {readPage, type SearchPage} from '../../src/site/search/read-page.ts'
import {termsOf, wordsIn} from '../../src/site/search/words.ts'

const page = (title: string, text: string, section = 'Basics'): SearchPage => ({
  url: `/${title.toLowerCase().replaceAll(' ', '-')}/`,
  locale: 'en',
  title,
  section,
  later: false,
  text
})

const pages = [
  page('Create a token', 'A token lets a program read. Configuring it takes a minute.', 'Keys'),
  page('Read the log', 'The log is kept for a week. Tokens are in it, too.'),
  page('Drawers', 'Pull the drawer. It holds configured programs, and an API key.'),
  ...Array.from({length: 600}, (_, at) => page(`Berth ${at}`, `Quay number${at} and crew`))
]

/** Ask what was made of `pages`; `read` gathers which files that took. */
async function open(locale = 'en', from: readonly SearchPage[] = pages) {
  const files = await makeIndex(locale, from)
  const read: string[] = []
  const ask = await openIndex(locale, function <Data>(path: string) {
    read.push(path)
    return Promise.resolve(JSON.parse(files.get(path) ?? 'null') as Data)
  })
  const titles = async (query: string, section = '', words: 'all' | 'any' = 'all') =>
    (await (await ask(query, section, words)).hits(0, 9)).map(({title}) => title)
  return {ask, files, read, titles}
}

test.each([
  ['token', ['Create a token', 'Read the log']],
  ['tokens', ['Create a token', 'Read the log']],
  ['tok', ['Create a token', 'Read the log']],
  ['Token program', ['Create a token']],
  ['configure', ['Create a token', 'Drawers']],
  ['api-key', ['Drawers']],
  ['number77', ['Berth 77']],
  ['tokne', []],
  ['token nowhere', []],
  ['', []],
  ['…', []]
])('asked for “%s”: %j', async function (query, expected) {
  const {titles} = await open()
  expect(await titles(query)).toEqual(expected)
})

test('what comes later does so only among pages that fit as well', async function () {
  const own = {...page('Create a token', 'A token for you.'), later: true}
  const {titles} = await open('en', [own, page('Make a token', 'A token.'), page('Log', 'token')])
  expect(await titles('token')).toEqual(['Make a token', 'Create a token', 'Log'])
})

test('any of the words is enough where all are too many', async function () {
  const {titles} = await open()
  expect(await titles('nowhere drawer', '', 'any')).toEqual(['Drawers'])
})

test('by section, with how many are in each', async function () {
  const {ask, titles} = await open()
  expect((await ask('token', '', 'all')).sections).toEqual({Keys: 1, Basics: 1})
  expect((await ask('token', 'Keys', 'all')).sections).toEqual({Keys: 1, Basics: 1})
  expect(await titles('token', 'Keys')).toEqual(['Create a token'])
})

test('a query reads the pieces that it needs, once, and the pages that are shown', async function () {
  const {ask, files, read} = await open()
  const pieces = [...files.keys()].filter((path) => /\/\d+\.json$/.test(path))
  expect(pieces.length).toBeGreaterThan(2)
  await (await ask('token', '', 'all')).hits(0, 1)
  await (await ask('token', '', 'all')).hits(0, 1)
  const folder = pieces[0]?.split('/')[0]
  expect(read.filter((path) => pieces.includes(path))).toHaveLength(1)
  expect(read.filter((path) => path.includes('page-'))).toEqual([`${folder}/page-0.json`])
})

test('what is made is the same every time, and another folder as soon as a word is another', async function () {
  const names = async (from: readonly SearchPage[]) => [...(await makeIndex('en', from)).keys()]
  expect(await names(pages)).toEqual(await names(pages))
  const other = [page('Create a token', 'Other words'), ...pages.slice(1)]
  expect((await names(other))[1]).not.toBe((await names(pages))[1])
  expect(await open('en', [])).toHaveProperty('files.size', 1)
})

test('other languages, by their stems; what has none is found as it stands', async function () {
  const german = await open('de', [page('Schlüssel', 'Die Häuser und die Schlüssel')])
  expect(await german.titles('haus')).toEqual(['Schlüssel'])
  expect(await german.titles('häuser')).toEqual(['Schlüssel'])
  expect(await german.titles('schlussel')).toEqual(['Schlüssel'])
  const japanese = await open('ja', [page('トークン', 'APIトークンを作成します')])
  expect(await japanese.titles('トークン 作成')).toEqual(['トークン'])
  const dutch = await open('xx', [page('Sleutels', 'Maak sleutels aan')])
  expect(await dutch.titles('sleutels')).toEqual(['Sleutels'])
})

test('pieces in which a word can be, or what begins with the last', function () {
  const firsts = ['a', 'ca', 'cat', 'cats', 'd']
  expect(neededPieces(['cab', 'x'], firsts)).toEqual([1, 4])
  expect(neededPieces(['cat'], firsts)).toEqual([2, 3])
  expect(neededPieces(['0'], firsts)).toEqual([0])
  expect(neededPieces(['a'], [])).toEqual([])
})

test('counts come back from how they are packed', function () {
  const counts = {2: 1, 7: 3, 1000: 2}
  expect(packed(counts)).toEqual([2, 1, 5, 3, 993, 2])
  expect(unpacked(packed(counts))).toEqual(counts)
})

test('an excerpt shows the words that were found, where most of them stand', async function () {
  const termOf = await termsOf('en')
  const terms = new Set(['token', 'use'].map(termOf))
  const text = `Tokens. ${'Other words here. '.repeat(20)}Use the token, and the other tokens at once.`
  const {parts, found} = excerptOf('A token', text, terms, termOf)
  expect(found).toEqual(['tokens', 'use', 'token'])
  expect(parts[0]).toEqual({text: '… ', found: false})
  const marked = parts.filter((part) => part.found).map((part) => part.text)
  expect(marked).toEqual(['Use', 'token', 'tokens'])
  const first = excerptOf('', text, new Set([termOf('token')]), termOf)
  expect(first.parts[0]).toEqual({text: 'Tokens', found: true})
  const whole = excerptOf('', 'One token.', new Set([termOf('token')]), termOf)
  expect(whole.parts.map((part) => part.text).join('')).toBe('One token.')
})

test('words are those of all scripts', function () {
  expect(wordsIn('YOUR-ORG’s café, 42').map(({text, at}) => `${text}@${at}`)).toEqual([
    'YOUR@0',
    'ORG@5',
    's@9',
    'café@11',
    '42@17'
  ])
})

test('what a page is found by', function () {
  const html = `<html lang="de"><head><style>a{}</style></head><body><nav>Weg</nav>
<article data-search="Basics" data-search-later><h1><span class="unseen">Not this: </span>Title &amp; more</h1>
<p class="meta" data-search-not>Last edited <span>today</span></p>
<p>One<br>two <b>thr</b>ee.</p><ul><li>four</li><li>five</li></ul><svg><path d="M1"/></svg><span aria-hidden="true">no</span> six</article>
<footer>End</footer></body></html>`
  expect(readPage(html, '/a/')).toEqual({
    url: '/a/',
    locale: 'de',
    title: 'Title & more',
    section: 'Basics',
    later: true,
    text: 'One two three. four five six'
  })
  expect(readPage('<html lang="en"><h1>404</h1></html>', '/')).toBeUndefined()
})

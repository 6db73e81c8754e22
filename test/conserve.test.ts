/** Law 1: what is lost is reported, exactly; what a repair owns up to is not. */

import {existsSync, globSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import {fromHtml} from 'hast-util-from-html'
import {expect, test} from 'vitest'
import {findTitle, toArticle} from '../src/article/index.ts'
import {conserve} from '../src/conserve/index.ts'
import {readMdx, writeMarkdown, writeMdx} from '../src/mdx/index.ts'
import {mend} from '../src/mend/index.ts'
import type {Entry} from '../src/model/record.ts'
import type {Format, SourcePage} from '../src/model/source-page.ts'
import {parse} from '../src/parse/index.ts'
import {repairs, runRepairs} from '../src/repair/index.ts'
import {knowsNothing} from './helpers/known.ts'

const shared = new URL('../../shared/', import.meta.url)
const absent = !existsSync(shared)
if (absent) console.info('Skipped: the documents of ../shared are not here.')

function account(body: string, mdx: string, format: Format = 'html', entries: Entry[] = []) {
  return conserve({format, body, mended: {text: body, entries: []}, entries, mdx, title: ''})
}

test.each<[Format, string, string]>([
  ['html', '<p>Open <b>the</b>m<br>now</p>', 'Open **the**m\\\nnow'],
  ['html', '<td>a</td><td>b</td>', 'a\n\nb'],
  ['html', '<p><q>a</q>b</p>', '“a”b'],
  ['html', '<p>a<style>b</style><!-- c --></p>', 'a'],
  ['html', '<img src="a%20b.png"><a href="/x">y</a>', '![z](<a b.png>) [y](/x)'],
  ['storage', '<p>a</p><ac:plain-text-body><![CDATA[b < c', 'a\n\nb \\< c'],
  [
    'storage',
    '<ac:adf-extension><ac:adf-node type="x"><ac:adf-attribute key="k">no</ac:adf-attribute></ac:adf-node><ac:adf-fallback><p>a</p></ac:adf-fallback></ac:adf-extension>',
    'a'
  ],
  ['markdown', '> [!NOTE]\n> Mind `this`.', '> [!NOTE]\n> Mind `this`.'],
  ['markdown', '~~~\n> [!NOTE]\n~~~', '~~~\n> [!NOTE]\n~~~'],
  ['markdown', '> Open\n> [!NOTE]', '> Open\n> \\[!NOTE]'],
  ['markdown', 'A note[^1].\n\n[^1]: Here.', 'A note[^n].\n\n[^n]: Here.'],
  ['text', '1. Open\n2. Close\n● Done', '1. Open\n2. Close\n\n- Done'],
  ['text', 'Open [](b) now', 'Open \\[](b) now'],
  ['markdown', 'a\u0000b', 'a\uFFFDb'],
  ['text', 'See https://example.com', 'See https://example.com'],
  [
    'storage',
    '<ac:structured-macro ac:name="info"><ac:parameter ac:name="title">Mind</ac:parameter><ac:parameter ac:name="icon">false</ac:parameter><ac:rich-text-body><p>this</p></ac:rich-text-body></ac:structured-macro>',
    '> [!NOTE] Mind\n> this'
  ],
  [
    'storage',
    '<ac:structured-macro ac:name="code"><ac:parameter ac:name="language">js</ac:parameter><ac:plain-text-body><![CDATA[a < b]]></ac:plain-text-body></ac:structured-macro>',
    '```js\na < b\n```'
  ],
  [
    'storage',
    '<p><ac:link><ri:page ri:content-title="Start here"/></ac:link></p>',
    '[Start here](page:Start%20here)'
  ],
  ['storage', '<ac:image><ri:attachment ri:filename="a.png"/></ac:image>', '![](a.png)'],
  [
    'storage',
    '<ac:link><ri:attachment ri:filename="price\nlist.pdf"/></ac:link> <a href="x\ny.html">z</a>',
    '[price list.pdf](<price list.pdf>) [z](xy.html)'
  ]
])('nothing is lost: %s %s', (format, body, mdx) => {
  const {lost, added} = account(body, mdx, format)
  expect({lost, added}).toEqual({lost: [], added: []})
})

test('what is lost and what is added is named, with its place', () => {
  const {findings, lost, added} = account('<p>Keep the <a href="/x">token</a></p>', 'Keep a token')
  expect(lost).toEqual(['word:the', 'link:/x'])
  expect(added).toEqual(['word:a'])
  expect(findings.map(({rule, args, at}) => ({rule, args, at}))).toEqual([
    {rule: 'conserve/lost', args: {tokens: ['the', 'link:/x'], more: 0}, at: 8},
    {rule: 'conserve/added', args: {tokens: ['a'], more: 0}, at: 0}
  ])
})

test('what a repair owns up to is accounted for', () => {
  const entry: Entry = {
    by: 'x',
    offset: 0,
    args: {},
    removed: {text: 'the', links: ['/x'], images: []},
    added: {text: 'a', links: [], images: []}
  }
  const body = '<p>Keep the <a href="/x">token</a></p>'
  expect(account(body, 'Keep a token', 'html', [entry])).toMatchObject({
    words: 3,
    links: 1,
    images: 0,
    removed: 2,
    lost: [],
    added: []
  })
})

test('what a mend took out counts as removed', function () {
  const end = '<p id="b">Two kites</p><p><img src="a.png">fly over the hill today.</p>'
  const body = `<p id="a">One</p>${end}${end}`
  const mended = mend({source: 's', id: 'i', format: 'html', body, file: 'f', meta: {}})
  const mdx = 'One\n\nTwo kites\n\n![](a.png)fly over the hill today.'
  const ledger = conserve({format: 'html', body, mended, entries: mended.entries, mdx, title: ''})

  expect(mended.text).toBe(`<p id="a">One</p>${end}`)
  expect([ledger.lost, ledger.added, ledger.removed]).toEqual([[], [], 8])
})

test('whatever is dropped from an article is reported, and nothing else', () => {
  const body = `<h2>Create a token</h2><ol><li>Open <a href="/admin">Admin</a></li><li>Copy it<img src="a.png"></li></ol>
    <aside data-callout="note"><p>Only once</p></aside><pre>curl now</pre><table><tr><th>Field</th></tr><tr><td>Value</td></tr></table>`
  const {article} = toArticle(fromHtml(body, {fragment: true}), pageOf(body, 'html'), {text: ''})
  const mdx = writeMarkdown(article.body)
  expect(account(body, mdx)).toMatchObject({lost: [], added: []})

  const parts = [...mdx.matchAll(/[A-Za-z]{2,}|!\[\]\(a\.png\)|\]\(\/admin\)/g)].filter(
    ([word]) => !/^(?:NOTE|admin|png)$/.test(word)
  )
  fc.assert(
    fc.property(fc.constantFrom(...parts), ({0: part, index}) => {
      const isLink = part === '](/admin)'
      const without = mdx.slice(0, index) + (isLink ? ']' : '') + mdx.slice(index + part.length)
      const token = isLink ? 'link:/admin' : part.startsWith('!') ? 'image:a.png' : `word:${part}`
      expect(account(body, without)).toMatchObject({lost: [token], added: []})
    })
  )
})

const written = globSync('parse/{storage,wiki}-*/input.{wiki,xml}', {
  cwd: import.meta.dirname
}).sort()

test.each(written)('nothing is lost of %s', function (path) {
  const body = readFileSync(new URL(path, import.meta.url), 'utf8')
  const {lost, added} = run(pageOf(body, path.endsWith('.wiki') ? 'wiki' : 'storage'))
  expect({lost, added}).toEqual({lost: [], added: []})
})

const corpora: ReadonlyArray<[string, string, Format]> = [
  ['Zendesk articles', 'corpus/zendesk/nesi-pairs/*/before.html', 'html'],
  ['Confluence pages', 'corpus/confluence/querypie/*/page.xhtml', 'storage'],
  ['Confluence pages of a converter', 'corpus/confluence/pchuri-pairs/*.xml', 'storage'],
  ['Confluence pages of a server', 'corpus/confluence/xwiki/*/bodies/*.xml', 'storage'],
  ['Confluence pages in old markup', 'corpus/confluence/xwiki/*/bodies/*.wiki.txt', 'wiki'],
  ['Markdown articles', 'corpus/zendesk/{arduino,magento}/**/*.md', 'markdown']
]

test.skipIf(absent).each(corpora)(
  'real documents: %s',
  (_, pattern, format) => {
    const wrong: string[] = []
    // All of them with `FULL=1`; a few of each otherwise.
    const every = process.env['FULL'] === '1' ? 1 : 6
    const paths = globSync(pattern, {cwd: shared}).sort()
    for (const path of paths.filter((_, index) => index % every === 0)) {
      const body = readFileSync(new URL(path, shared), 'utf8')
      const {lost, added} = run(pageOf(body, format))
      if (lost.length + added.length > 0)
        wrong.push(`${path}: lost ${lost.slice(0, 5)} added ${added.slice(0, 5)}`)
    }
    expect(wrong).toEqual([])
  },
  120_000
)

function run(page: SourcePage) {
  const mended = mend(page)
  const parsed = parse(mended.text, page.format)
  const known = knowsNothing
  const world = {page: {...page, body: mended.text}, known}
  const repaired = runRepairs(repairs, () => parse(mended.text, page.format).tree, world)
  const title = findTitle(repaired.tree, page, parsed.title)
  const made = toArticle(repaired.tree, page, title)
  const mdx = writeMdx({id: 'a', title: title.text}, made.article.body)
  const read = readMdx(mdx, 'a.mdx')
  expect(writeMdx(read.front, read.body)).toBe(mdx)
  return conserve({
    format: page.format,
    body: page.body,
    mended,
    entries: [...parsed.entries, ...repaired.entries, ...made.entries],
    mdx,
    title: title.text
  })
}

function pageOf(body: string, format: Format): SourcePage {
  return {source: 's', id: '1', format, body, file: 'f', meta: {}}
}

/** Law 1 for made-up pages: whatever stands in what, nothing is lost and nothing is added unsaid. */

import fc from 'fast-check'
import {expect, test} from 'vitest'
import {findTitle, toArticle} from '../src/article/index.ts'
import {conserve} from '../src/conserve/index.ts'
import {readMdx, writeMdx} from '../src/mdx/index.ts'
import type {Format, SourcePage} from '../src/model/source-page.ts'
import {parse, storageTables} from '../src/parse/index.ts'
import {runRepairs} from '../src/repair/index.ts'
import {knowsNothing} from './helpers/known.ts'

const runs = {
  numRuns: process.env['FULL'] === '1' ? 3000 : 100,
  seed: Number(process.env['SEED'] ?? 7)
}

const word = fc.constantFrom('gate', 'Key', 'north door', '10 %', 'a_b', '{x}', '&lt;y&gt;', 'é')
const space = fc.constantFrom('', ' ')
const names = storageTables.macros.flatMap(({rows}) => rows.flatMap((row) => row.names))
const parameter = fc
  .tuple(
    fc.constantFrom('', 'title', 'text', 'name', 'label', 'hidden', 'collapse', 'body', 'language'),
    fc.constantFrom('Mind', 'true', 'GATE-1', 'a b', 'x.png')
  )
  .map(([name, value]) => `<ac:parameter ac:name="${name}">${value}</ac:parameter>`)

const {page} = fc.letrec<Record<'macro' | 'inline' | 'block' | 'page', string>>((tie) => ({
  macro: fc
    .tuple(
      fc.oneof(
        {weight: 4, arbitrary: fc.constantFrom(...names)},
        {weight: 1, arbitrary: fc.constant('orbit')}
      ),
      fc.uniqueArray(parameter, {maxLength: 2, selector: (text) => text.split('"')[1]}),
      fc.oneof(
        {depthSize: 'small'},
        fc.constant(''),
        word.map((text) => `<ac:plain-text-body><![CDATA[${text}]]></ac:plain-text-body>`),
        tie('block').map((text) => `<ac:rich-text-body>${text}</ac:rich-text-body>`)
      )
    )
    .map(
      ([name, parameters, body]) =>
        `<ac:structured-macro ac:name="${name}">${parameters.join('')}${body}</ac:structured-macro>`
    ),
  inline: fc.oneof(
    {depthSize: 'small'},
    word,
    word.map((text) => `<strong>${text}</strong>`),
    fc.constantFrom(
      '<time datetime="2031-04-05" />',
      '<ac:emoticon ac:name="tick" />',
      '<ac:link><ri:page ri:content-title="Rules" /></ac:link>',
      '<ac:link><ri:user ri:userkey="1" /></ac:link>',
      '<ac:image><ri:attachment ri:filename="a.png" /></ac:image>',
      '<ac:placeholder>hint</ac:placeholder>'
    ),
    tie('macro')
  ),
  block: fc.oneof(
    {depthSize: 'small'},
    fc
      .tuple(
        fc.constantFrom('p', 'h2', 'blockquote', 'p'),
        fc.array(fc.tuple(tie('inline'), space), {maxLength: 3})
      )
      .map(([name, parts]) => `<${name}>${parts.flat().join('')}</${name}>`),
    fc.tuple(tie('block'), tie('inline')).map(([a, b]) => `<ul><li>${a}</li><li>${b}</li></ul>`),
    fc
      .tuple(tie('block'), tie('inline'))
      .map(([a, b]) => `<table><tbody><tr><td>${a}</td><td>${b}</td></tr></tbody></table>`),
    tie('macro')
  ),
  page: fc.array(tie('block'), {maxLength: 4}).map((blocks) => blocks.join('\n'))
}))

test('storage format', function () {
  fc.assert(
    fc.property(page, function (body) {
      expect(account(body, 'storage')).toEqual({lost: [], added: []})
    }),
    runs
  )
})

const piece = fc.constantFrom(
  ...`gate Key *bold* *a _em_ -out- {{code}} [Rules] [the rules|Rules] [a|https://x.example] [^a.pdf] [~rl] !a.png!
  !a.png|width=2! {color:red} {color} {anchor:x} {status:title=Now} \\\\ \\* (/) (x) h2. * # ** || | {code} {code:title=T}
  {info} {info:title=Mind} {panel} {quote} {expand:More} {toc} {unknown:x=y} ---- bq. [ ] ! { } [x|] un[Rules]do`.split(
    /\s+/
  )
)

test('wiki markup', function () {
  const text = fc
    .array(fc.tuple(piece, fc.constantFrom(' ', ' ', '\n', '\n\n', '')), {maxLength: 25})
    .map((parts) => parts.flat().join(''))
  fc.assert(
    fc.property(text, function (body) {
      expect(account(body, 'wiki')).toEqual({lost: [], added: []})
    }),
    runs
  )
})

function account(body: string, format: Format) {
  const page: SourcePage = {source: 's', id: '1', format, body, file: 'f', meta: {}}
  const parsed = parse(body, format)
  // No repairs but those that fill what the parser leaves to them.
  const repaired = runRepairs([], () => parsed.tree, {page, known: knowsNothing})
  const title = findTitle(repaired.tree, page, 'Gates')
  const made = toArticle(repaired.tree, page, title)
  const mdx = writeMdx({id: 'a', title: title.text}, made.article.body)
  const again = readMdx(mdx, 'a.mdx')
  expect(writeMdx(again.front, again.body)).toBe(mdx)
  const {lost, added} = conserve({
    format,
    body,
    mended: {text: body, entries: []},
    entries: [...parsed.entries, ...repaired.entries, ...made.entries],
    mdx,
    title: title.text
  })
  return {lost, added}
}

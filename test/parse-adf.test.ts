/** ADF: every node of the schema, the same tree as storage format gives, nothing lost whatever comes. */

import {existsSync, globSync, readFileSync} from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import type {Nodes} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {expect, test} from 'vitest'
import {blocksOf} from '../scripts/compare/blocks.ts'
import {differences} from '../scripts/compare/differences.ts'
import {importBody, importPair} from '../scripts/compare/import-pair.ts'
import {hideSecrets} from '../src/mend/index.ts'
import {readable} from '../src/model/readable.ts'
import {words} from '../src/model/words.ts'
import {parse} from '../src/parse/index.ts'
import {anyDocument, nodeTypes} from './helpers/any-adf.ts'

const corpus = new URL('../../shared/corpus/confluence/', import.meta.url)
const skip = !existsSync(corpus)
if (skip) console.info('skipped: ../shared with the pages in ADF is not there')

const text = (value: string, ...marks: object[]): object => ({type: 'text', text: value, marks})
const p = (...content: object[]): object => ({type: 'paragraph', content})
const doc = (...content: object[]): string => JSON.stringify({version: 1, type: 'doc', content})
const core = {extensionType: 'com.atlassian.confluence.macro.core'}
const files = [{name: 'valve.png', fileId: 'f-1', mediaType: 'image/png'}]
const file = {type: 'file', id: 'f-1', collection: 'c', alt: 'A valve'}

test.each<[string, object[], string]>([
  [
    'marks over several texts',
    [
      p(
        text('See ', {type: 'strong'}),
        text('the list', {type: 'strong'}, {type: 'link', attrs: {href: 'https://a.example/'}})
      )
    ],
    '<p><strong>See </strong><a href="https://a.example/"><strong>the list</strong></a></p>'
  ],
  [
    'panels',
    [{type: 'panel', attrs: {panelType: 'warning'}, content: [p(text('Mind it'))]}],
    '<ac:structured-macro ac:name="note"><ac:rich-text-body><p>Mind it</p></ac:rich-text-body></ac:structured-macro>'
  ],
  [
    'panels of the new editor',
    [{type: 'panel', attrs: {panelType: 'note'}, content: [p(text('Mind it'))]}],
    '<ac:adf-extension><ac:adf-node type="panel"><ac:adf-attribute key="panel-type">note</ac:adf-attribute><ac:adf-content><p>Mind it</p></ac:adf-content></ac:adf-node></ac:adf-extension>'
  ],
  [
    'code',
    [{type: 'codeBlock', attrs: {language: 'py'}, content: [text('a = "<b>"\nb = 2')]}],
    '<ac:structured-macro ac:name="code"><ac:parameter ac:name="language">py</ac:parameter><ac:plain-text-body><![CDATA[a = "<b>"\nb = 2]]></ac:plain-text-body></ac:structured-macro>'
  ],
  [
    'pictures',
    [
      {
        type: 'mediaSingle',
        attrs: {layout: 'center', width: 300, widthType: 'pixel'},
        content: [
          {type: 'media', attrs: file},
          {type: 'caption', content: [text('Closed')]}
        ]
      }
    ],
    '<ac:image ac:alt="A valve" ac:width="300"><ri:attachment ri:filename="valve.png" /><ac:caption><p>Closed</p></ac:caption></ac:image>'
  ],
  [
    'small things in a line',
    [
      p(
        text('By '),
        {type: 'date', attrs: {timestamp: '1933113600000'}},
        text(': '),
        {type: 'status', attrs: {text: 'DONE', color: 'green'}},
        text(' '),
        {type: 'mention', attrs: {id: 'x'}}
      )
    ],
    '<p>By <time datetime="2031-04-05" />: <ac:structured-macro ac:name="status"><ac:parameter ac:name="title">DONE</ac:parameter></ac:structured-macro> <ac:link><ri:user ri:account-id="x" /></ac:link></p>'
  ],
  [
    'tasks',
    [
      {
        type: 'taskList',
        content: [{type: 'taskItem', attrs: {state: 'DONE'}, content: [text('Close it')]}]
      }
    ],
    '<ac:task-list><ac:task><ac:task-status>complete</ac:task-status><ac:task-body>Close it</ac:task-body></ac:task></ac:task-list>'
  ],
  [
    'tables',
    [
      {
        type: 'table',
        attrs: {isNumberColumnEnabled: true},
        content: [
          {type: 'tableRow', content: [{type: 'tableHeader', content: [p(text('Part'))]}]},
          {
            type: 'tableRow',
            content: [{type: 'tableCell', attrs: {colspan: 2}, content: [p(text('Seal'))]}]
          }
        ]
      }
    ],
    '<table><tbody><tr><th class="numberingColumn" /><th><p>Part</p></th></tr><tr><td class="numberingColumn">1</td><td colspan="2"><p>Seal</p></td></tr></tbody></table>'
  ],
  [
    'includes',
    [
      {
        type: 'extension',
        attrs: {
          ...core,
          extensionKey: 'include',
          parameters: {macroParams: {'': {value: 'HELP:All valves'}}}
        }
      }
    ],
    '<ac:structured-macro ac:name="include"><ac:parameter ac:name=""><ac:link><ri:page ri:space-key="HELP" ri:content-title="All valves" /></ac:link></ac:parameter></ac:structured-macro>'
  ],
  [
    'expands with macros in them',
    [
      {
        type: 'expand',
        attrs: {title: 'More'},
        content: [
          {
            type: 'bodiedExtension',
            attrs: {
              ...core,
              extensionKey: 'excerpt',
              parameters: {macroParams: {hidden: {value: 'true'}}}
            },
            content: [p(text('Quoted elsewhere'))]
          },
          p(text('Shown'))
        ]
      }
    ],
    '<ac:structured-macro ac:name="expand"><ac:parameter ac:name="title">More</ac:parameter><ac:rich-text-body><ac:structured-macro ac:name="excerpt"><ac:parameter ac:name="hidden">true</ac:parameter><ac:rich-text-body><p>Quoted elsewhere</p></ac:rich-text-body></ac:structured-macro><p>Shown</p></ac:rich-text-body></ac:structured-macro>'
  ]
])('%s are what storage format makes of them', function (_, content, storage) {
  const [adf, other] = [parse(doc(...content), 'adf', {files}), parse(storage, 'storage', {files})]
  expect(toHtml(adf.tree)).toBe(toHtml(other.tree))
})

test('nothing is lost of anything, and nothing comes from nowhere', {timeout: 60_000}, function () {
  fc.assert(
    fc.property(anyDocument, function (document) {
      const {lost, added} = importBody(JSON.stringify(document), 'adf', files)
      expect({lost, added}).toEqual({lost: [], added: []})
    }),
    {numRuns: 60}
  )
})

const samples = globSync('parse/adf-*/input.json', {cwd: import.meta.dirname}).sort()

test.each(samples)('%s, cut anywhere', {timeout: 60_000}, function (sample) {
  const whole = readFileSync(path.join(import.meta.dirname, sample), 'utf8')
  for (let at = 97; at < whole.length; at += 97) {
    const {lost, added} = importBody(whole.slice(0, at), 'adf', files)
    expect({at, lost, added}).toEqual({at, lost: [], added: []})
  }
})

test.each(['"', '{', '[', ',', '\\', 'x', '}'])('a page with a stray `%s`', function (stray) {
  const whole = doc(p(text('First line')), p(text('Second line', {type: 'em'})))
  for (let at = 0; at <= whole.length; at += 7) {
    const {lost, added} = importBody(whole.slice(0, at) + stray + whole.slice(at), 'adf', [])
    expect({at, lost, added}).toEqual({at, lost: [], added: []})
  }
})

test('what is nested absurdly deep is kept, in order', function () {
  const panel = (inner: string, at: number): string =>
    `{"type":"expand","attrs":{"title":"t${at}"},"content":[{"type":"text","text":"w${at}"},${inner}]}`
  let json = '{"type":"paragraph","content":[{"type":"text","text":"end"}]}'
  for (let at = 3000; at > 0; at--) json = panel(json, at)
  const body = `{"type":"doc","content":[${json}]}`
  const {tree, findings} = parse(body, 'adf')
  const expected = Array.from({length: 3000}, (_, at) => [`t${at + 1}`, `w${at + 1}`]).flat()
  expect(words(readable(tree).text)).toEqual([...expected, 'end'])
  expect(findings.map(({rule}) => rule)).toEqual(['parse/too-deep'])
  expect(depth(tree)).toBeLessThanOrEqual(200)
  const {lost, added} = importBody(body, 'adf', [])
  expect({lost, added}).toEqual({lost: [], added: []})
})

test.each(['[', '{"content":[', '"', '{"a":', '\\'])('%s, over and over', function (part) {
  const {tree} = parse(part.repeat(30_000), 'adf')
  expect(depth(tree)).toBeLessThanOrEqual(200)
})

test('a page of 2 MB is read', {timeout: 60_000}, function () {
  const one = {type: 'bulletList', content: [{type: 'listItem', content: [p(text('Turn it'))]}]}
  const body = doc(...Array.from({length: 20_000}, () => one))
  const {tree} = parse(body, 'adf')
  expect(words(readable(tree).text)).toHaveLength(40_000)
})

test('a key is hidden where it stands, and JSON stays JSON', function () {
  const key = '-----BEGIN PRIVATE KEY-----'
  const body = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDf7Kx2mPz9TqLw'
  const page = doc(
    p(text(`Keep this:\nghp_${'Zx9Kq2Lm4Np6Rs8Tv1Wy3Ab5Cd7Ef0Gh2Jk4'}`)),
    p(
      text(key),
      {type: 'hardBreak'},
      text(body),
      {type: 'hardBreak'},
      text('-----END PRIVATE KEY-----')
    )
  )
  const hidden = hideSecrets(page, 'salt', {format: 'adf'}).text
  expect(hidden).not.toMatch(/Zx9Kq2|MIIEvQ/)
  const {tree, findings} = parse(hidden, 'adf')
  expect(findings).toEqual([])
  expect(readable(tree).text).toMatch(
    /^\nKeep this:\n⟦github-token hidden.*⟧\n\n⟦private-key hidden/
  )
})

test.skipIf(skip)('every node and mark of the schema is known', function () {
  const schema = new URL('openapi/adf-schema.json', corpus)
  const {definitions} = JSON.parse(readFileSync(schema, 'utf8')) as {
    definitions: Record<string, {properties?: {type?: {enum?: string[]}}}>
  }
  for (const [name, {properties}] of Object.entries(definitions)) {
    const [type = ''] = properties?.type?.enum ?? []
    if (!type) continue
    const isMark = name.endsWith('_mark')
    if (!isMark) expect(nodeTypes).toContain(type)
    const node = isMark
      ? {type: 'text', text: 'words', marks: [{type, attrs: {}}]}
      : {type, text: type === 'text' ? 'words' : ''}
    const {findings} = parse(doc(node), 'adf')
    expect(findings.map(({rule}) => rule)).not.toContain('parse/unknown-node')
  }
})

const pages = skip ? [] : globSync('querypie/*/page.adf', {cwd: corpus}).sort()

test.skipIf(skip).each(pages)('%s and its storage format give one article', async function (page) {
  const pair = await importPair(path.dirname(path.join(corpus.pathname, page)))
  for (const {lost, added} of Object.values(pair))
    expect({lost, added}).toEqual({lost: [], added: []})
  const found = differences(blocksOf(pair.storage.body), blocksOf(pair.adf.body))
  expect(found.filter(({kind}) => kind === 'unknown')).toEqual([])
})

test.skipIf(skip)('real pages, cut anywhere', {timeout: 120_000}, function () {
  for (const page of pages) {
    const whole = readFileSync(new URL(page, corpus), 'utf8')
    const step = Math.max(97, 97 * Math.floor(whole.length / 97 / 2))
    for (let at = step; at < whole.length; at += step) {
      const {lost, added} = importBody(whole.slice(0, at), 'adf', [])
      expect({page, at, lost, added}).toEqual({page, at, lost: [], added: []})
    }
  }
})

function depth(tree: Nodes): number {
  let deepest = 0
  const todo: Array<{node: Nodes; at: number}> = [{node: tree, at: 0}]
  for (let next = todo.pop(); next; next = todo.pop()) {
    deepest = Math.max(deepest, next.at)
    if ('children' in next.node)
      for (const node of next.node.children) todo.push({node, at: next.at + 1})
  }
  return deepest
}

/**
 * What becomes of articles in each target: `test/export/<case>/input.mdx` → `zendesk.html`, `confluence.xml`,
 * `markdown.md` and `notes.json`. `UPDATE=1` writes the expectations anew; look at the diff.
 */

import {existsSync, globSync, readFileSync, writeFileSync} from 'node:fs'
import {assert, property, string} from 'fast-check'
import {parseFragment} from 'parse5'
import {SaxesParser} from 'saxes'
import {expect, test} from 'vitest'
import {exportArticle, type Places} from '../src/export/index.ts'
import {readMdx, writeMdx} from '../src/mdx/index.ts'
import {type ExportNote, type Target, targets} from '../src/model/export.ts'
import {noteSentence} from '../src/model/export-notes.ts'

const fixtures = new URL('export/', import.meta.url)
const cases = globSync('*/input.mdx', {cwd: fixtures}).map((path) => path.split(/[\\/]/)[0]!)
const files = {confluence: 'confluence.xml', markdown: 'markdown.md', zendesk: 'zendesk.html'}

test.each(cases.sort())('%s', function (name) {
  const text = readFileSync(new URL(`${name}/input.mdx`, fixtures), 'utf8')
  const notes: Record<string, string[]> = {}
  for (const target of targets) {
    const written = run(text, target)
    expectFile(`${name}/${files[target]}`, written.text)
    notes[target] = written.notes.map(shown)
    check(target, written.text)
    expect(run(text, target), 'the same each time').toEqual(written)
  }
  expectFile(`${name}/notes.json`, `${JSON.stringify(notes, undefined, 2)}\n`)
})

test('whatever an article says, nothing of it becomes code', function () {
  const pieces = [
    '<',
    '>',
    '"',
    "'",
    '&',
    ']]>',
    '</',
    'script',
    ' onload=',
    'javascript:',
    '`',
    '*',
    '\n'
  ]
  assert(
    property(
      string({unit: 'binary', maxLength: 30}),
      string({unit: 'grapheme-ascii', maxLength: 30}),
      function (a, b) {
        const said = a + pieces.map((piece, at) => piece + b.slice(at, at + 2)).join('')
        const body = {
          type: 'root' as const,
          children: [
            {
              type: 'heading' as const,
              depth: 2 as const,
              children: [{type: 'text' as const, value: said}]
            },
            {
              type: 'paragraph' as const,
              children: [
                {
                  type: 'link' as const,
                  url: said,
                  children: [{type: 'text' as const, value: said}]
                },
                {type: 'image' as const, url: said, alt: said, title: said},
                {type: 'inlineCode' as const, value: said}
              ]
            },
            {type: 'code' as const, lang: said, meta: said, value: said},
            {
              type: 'callout' as const,
              kind: 'note' as const,
              title: [{type: 'text' as const, value: said}],
              children: [
                {type: 'paragraph' as const, children: [{type: 'text' as const, value: said}]}
              ]
            }
          ]
        }
        for (const target of targets) {
          const front = {id: 'a', title: said}
          check(
            target,
            exportArticle({front, body, locale: 'en', places, anchors: {}}, target).text
          )
        }
      }
    ),
    {numRuns: 12}
  )
})

test('ids that headings have in Zendesk stay theirs, and links lead to them', function () {
  const text = writeMdx({id: 'a', title: 'A'}, readMdx('## Rig\n\n[back](#rig)\n', '').body)
  const {front, body} = readMdx(text, 'a.mdx')
  const anchors = {h_01ABC: 'Rig', h_02DEF: 'Rig'}
  const written = exportArticle({front, body, locale: 'en', places, anchors}, 'zendesk')
  expect(written.text).toBe('<h2 id="h_01ABC">Rig</h2>\n<p><a href="#h_01ABC">back</a></p>\n')
})

const places: Places = {
  article(id, fragment) {
    if (id === 'moor') return {url: `https://help.example/articles/4711#${fragment}`}
    return id === 'row' ? {url: 'https://site.example/row/', isSite: true} : undefined
  },
  site: (path) => `https://site.example${path}`,
  file: (address) => (address.startsWith('./') ? {name: address.slice(2), isNew: true} : undefined)
}

function run(text: string, target: Target): {text: string; notes: ExportNote[]} {
  const {front, body} = readMdx(text, 'input.mdx')
  const article = (id: string, fragment: string) =>
    target === 'confluence' && id === 'moor'
      ? {title: 'Moor & rest', space: 'SEA', anchor: fragment}
      : places.article(id, fragment)
  const file = (address: string) => {
    const name = address.slice(target === 'confluence' ? address.lastIndexOf('/') + 1 : 2)
    return address.startsWith('./') ? {name, isNew: true} : undefined
  }
  const given = {front, body, locale: 'en', places: {...places, article, file}, anchors: {}}
  return exportArticle(given, target)
}

function shown({kind, args, line}: ExportNote): string {
  return `${line ?? ''} ${kind}: ${noteSentence(kind, args)}`.trim()
}

/** What each target demands, by readers that are not ours. */
function check(target: Target, text: string): void {
  if (target === 'zendesk') expect(unsafe(text)).toEqual([])
  if (target === 'confluence') expect(faults(text)).toEqual([])
}

const allowed = new Set(
  `a blockquote br code del details em figcaption figure h1 h2 h3 h4 h5 h6 hr img ins kbd li ol p pre span strong sub
  summary sup table tbody td th thead tr ul`.split(/\s+/)
)
const attributes = new Set(
  'alt class colspan href id open rowspan src start style title'.split(' ')
)

function unsafe(html: string): string[] {
  const found: string[] = []
  const todo = [...parseFragment(html).childNodes]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (!('tagName' in node)) continue
    if (!allowed.has(node.tagName)) found.push(node.tagName)
    for (const {name, value} of node.attrs) {
      if (!attributes.has(name)) found.push(`${node.tagName} ${name}`)
      const isAddress = name === 'href' || name === 'src'
      const scheme = /^([^/?#]*):/.exec(value.replace(/[\u0000-\u0020]/g, ''))?.[1]
      if (isAddress && scheme && !/^(?:https?|mailto|s?ftp|sms|tel)$/i.test(scheme))
        found.push(value)
      if (name === 'style' && !/^(?:text-align|background-color): [#\w]+;$/.test(value))
        found.push(value)
    }
    todo.push(...node.childNodes)
  }
  return found
}

const elements =
  /^(?:page|ac:(?:anchor|caption|image|link|link-body|parameter|plain-text-body|rich-text-body|structured-macro|task|task-body|task-id|task-list|task-status)|ri:(?:attachment|page|url)|a|blockquote|br|code|del|em|h[1-6]|hr|kbd|li|ol|p|pre|span|strong|su[bp]|table|tbody|t[dhr]|u|ul)$/

/** Why `text` is no storage format: not well-formed, an unknown element, or an address that runs something. */
function faults(text: string): string[] {
  const found: string[] = []
  const parser = new SaxesParser({xmlns: true})
  parser.on('error', ({message}) => found.push(message))
  parser.on('opentag', function ({name, attributes: given}) {
    if (!elements.test(name)) found.push(name)
    for (const [key, {value}] of Object.entries(given)) {
      if (/^on/i.test(key)) found.push(key)
      if (/^(?:href|ri:value)$/.test(key) && /^\s*(?:java|vb)script:/i.test(value))
        found.push(value)
    }
    const macro = given['ac:name']?.value
    if (
      name === 'ac:structured-macro' &&
      !/^(?:anchor|code|details|expand|info|note|tip|warning)$/.test(macro ?? '')
    )
      found.push(macro ?? '')
  })
  parser.write(`<page xmlns:ac="urn:ac" xmlns:ri="urn:ri">${text}</page>`).close()
  return found
}

function expectFile(path: string, actual: string): void {
  const url = new URL(path, fixtures)
  if (process.env['UPDATE'] === '1') writeFileSync(url, actual)
  expect(existsSync(url), `${path} is missing: write it with UPDATE=1`).toBe(true)
  expect(actual).toBe(readFileSync(url, 'utf8'))
}

/** What no parser may do, whatever it is given: fail, build a deep tree, or take for ever. */

import {existsSync, globSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import type {Nodes} from 'hast'
import {expect, test} from 'vitest'
import {readable} from '../src/model/readable.ts'
import type {Format} from '../src/model/source-page.ts'
import {words} from '../src/model/words.ts'
import {parse} from '../src/parse/index.ts'

const shared = new URL('../../shared/', import.meta.url)
const hostile = new URL('corpus/hostile/', shared)
const formats: readonly Format[] = ['html', 'storage', 'markdown', 'text']
if (!existsSync(shared)) console.info('skipped: ../shared with the hostile inputs is not there')

const times = (text: string, count: number): string => text.repeat(count)

test.each<[string, Format, string]>([
  ['elements in elements', 'html', times('<div>', 5000) + times('</div>', 5000)],
  ['lists in lists', 'html', `${times('<ul><li>a', 5000)} end`],
  ['tables in tables', 'html', times('<table><tr><td>x', 500)],
  ['spans in spans', 'html', `<p>${times('<span>', 10_000)}word`],
  ['macros in macros', 'storage', macros(3000)],
  [
    'links in links',
    'storage',
    `<p>${times('<ac:link><ac:link-body>', 500)}word${times('</ac:link-body></ac:link>', 500)}</p>`
  ],
  ['quotes in quotes', 'markdown', `${times('> ', 10_000)}word`],
  ['quotes in quotes, line by line', 'markdown', times(`${times('>', 200)} word\n`, 50)],
  [
    'lists in lists',
    'markdown',
    Array.from({length: 300}, (_, at) => `${times('  ', at)}* a`).join('\n')
  ],
  ['brackets', 'markdown', times('[', 50_000) + times(']', 50_000)],
  ['closers', 'markdown', times('a](', 30_000)],
  ['emphasis', 'markdown', times('*a **a ', 20_000)],
  ['HTML in Markdown', 'markdown', times('<div>', 3000)],
  ['bullets', 'text', Array.from({length: 300}, (_, at) => `${times('  ', at)}- a`).join('\n')],
  ['rows', 'text', times('| a | b\n', 20_000)],
  ['numbers', 'text', Array.from({length: 20_000}, (_, at) => `${at % 999}. a`).join('\n')]
])('%s (%s)', function (_, format, text) {
  const {tree} = parse(text, format)
  expect(depth(tree)).toBeLessThanOrEqual(200)
})

test('words that are nested too deep are kept, in order', function () {
  const text = Array.from({length: 1000}, (_, at) => `<div>w${at} <b>b${at}</b>`).join('')
  const {tree, findings} = parse(text, 'html')
  expect(words(readable(tree).text)).toEqual(
    Array.from({length: 1000}, (_, at) => [`w${at}`, `b${at}`]).flat()
  )
  expect(findings.map(({rule}) => rule)).toEqual(['parse/too-deep'])
})

test('a page of 2 MB is read', {timeout: 60_000}, function () {
  const one =
    '<h2 id="a">Keys</h2><p>Open the <b>list</b> of <a href="/keys">keys</a>.</p><ul><li>One</li></ul>'
  const {tree} = parse(one.repeat(2_000_000 / one.length), 'html')
  expect(tree.children.length).toBeGreaterThan(30_000)
})

test('anything is read, and has a place', function () {
  const part = fc.constantFrom(
    ...[
      '<p>',
      '</p>',
      '<ac:link>',
      '</ac:link>',
      '<ri:page ri:content-title="T" />',
      '<![CDATA[',
      ']]>',
      '&amp;'
    ],
    ...[
      '<ac:structured-macro ac:name="code">',
      '</ac:structured-macro>',
      '<table>',
      '<td>',
      '<!--',
      '-->'
    ],
    ...[
      '\n',
      '\r\n',
      '\n\n',
      '> ',
      '- ',
      '1. ',
      '    ',
      '| a |',
      '|---|',
      '```',
      '# ',
      '[^1]',
      '[^1]: x',
      '---'
    ],
    ...['word', 'Ünï', '👍🏽', '**', '[a](b)', '<b>', '\u0000', '\uFEFF', '{', '=\n', '> [!NOTE] ']
  )
  fc.assert(
    fc.property(
      fc.array(part, {maxLength: 30}),
      fc.constantFrom(...formats),
      function (parts, format) {
        const text = parts.join('')
        const {tree, entries, findings} = parse(text, format)
        for (const node of all(tree))
          expect(node.position?.start.offset).toBeLessThanOrEqual(text.length)
        for (const {offset} of entries) expect(offset).toBeLessThanOrEqual(text.length)
        for (const {at} of findings) expect(at).toBeLessThanOrEqual(text.length)
      }
    ),
    {numRuns: 400}
  )
})

test.skipIf(!existsSync(shared))(
  'hostile inputs of the corpus',
  {timeout: 120_000},
  async function () {
    const inputs = [
      ...globSync('html5lib/**/*.dat', {cwd: hostile}).flatMap((file) =>
        [...read(file).matchAll(/#data\n([\s\S]*?)\n#errors/g)].map((match) => match[1] ?? '')
      ),
      ...strings(JSON.parse(read('blns.json'))),
      ...strings(JSON.parse(read('dompurify-payloads.json'))),
      ...strings(JSON.parse(read('owasp-xss-vectors.json'))),
      ...strings(JSON.parse(read('commonmark-examples.json')))
    ]
    expect(inputs.length).toBeGreaterThan(2000)
    for (const input of inputs)
      for (const format of formats)
        expect(depth(parse(input, format).tree)).toBeLessThanOrEqual(200)
  }
)

test.skipIf(!existsSync(shared))('bombs of the corpus', {timeout: 120_000}, async function () {
  const {cases} = (await import(new URL('size-bombs.mjs', hostile).href)) as {
    cases: Record<string, () => string>
  }
  for (const [name, make] of Object.entries(cases)) {
    const text = make()
    if (text.length > 120_000) continue
    expect(depth(parse(text, 'html').tree), name).toBeLessThanOrEqual(200)
  }
})

function macros(count: number): string {
  const open = '<ac:structured-macro ac:name="expand"><ac:rich-text-body>'
  return `${times(open, count)}word${times('</ac:rich-text-body></ac:structured-macro>', count)}`
}

function read(file: string): string {
  return readFileSync(new URL(file, hostile), 'utf8')
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value && typeof value === 'object' ? Object.values(value).flatMap(strings) : []
}

function all(tree: Nodes): Nodes[] {
  const result: Nodes[] = []
  const todo: Nodes[] = [tree]
  for (let node = todo.pop(); node; node = todo.pop()) {
    result.push(node)
    if ('children' in node) for (const child of node.children) todo.push(child)
  }
  return result
}

function depth(tree: Nodes): number {
  let deepest = 0
  const todo: Array<[Nodes, number]> = [[tree, 0]]
  for (let next = todo.pop(); next; next = todo.pop()) {
    const [node, level] = next
    deepest = Math.max(deepest, level)
    if ('children' in node) for (const child of node.children) todo.push([child, level + 1])
  }
  return deepest
}

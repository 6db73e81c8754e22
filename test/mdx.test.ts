/**
 * Reads what writers type, and writes it again: `test/mdx/reads/<case>/`.
 *
 * A case holds `input.mdx`, `output.mdx` (the same, as the program writes it) and `findings.json`.
 * `UPDATE=1` writes the expectations anew; look at the diff.
 */

import {globSync} from 'node:fs'
import {readFile, writeFile} from 'node:fs/promises'
import {mdxToJs} from 'satteri'
import {expect, test} from 'vitest'
import {
  outline,
  plainText,
  readMarkdown,
  readMdx,
  slugs,
  writeMarkdown,
  writeMdx
} from '../src/mdx/index.ts'
import {rules} from '../src/model/rules/index.ts'
import {words} from '../src/model/words.ts'

const fixtures = new URL('mdx/reads/', import.meta.url)

test.each(globSync('*', {cwd: fixtures}).sort())('%s', async (path) => {
  const read = (name: string) => readFile(new URL(`${path}/${name}`, fixtures), 'utf8')
  const input = await read('input.mdx')
  const first = readMdx(input, 'input.mdx')
  const output = writeMdx(first.front, first.body)
  const findings = `[${first.findings
    .map((finding) => `\n  ${JSON.stringify(finding)}`)
    .join(',')}\n]\n`

  if (process.env['UPDATE'] === '1') {
    await writeFile(new URL(`${path}/output.mdx`, fixtures), output)
    await writeFile(new URL(`${path}/findings.json`, fixtures), findings)
  }
  expect(output).toBe(await read('output.mdx'))
  expect(findings).toBe(await read('findings.json'))
  for (const {rule, args} of first.findings)
    expect(rules[rule].sentence(args)).not.toMatch(/undefined/)

  const second = readMdx(output, 'output.mdx')
  expect(writeMdx(second.front, second.body)).toBe(output)
  expect(words(plainText(second.body))).toEqual(words(plainText(first.body)))
  mdxToJs(output)
})

const body = (text: string) => readMdx(`---\nid: a\ntitle: T\n---\n${text}`, 'a.mdx').body
const steps = (text: string) =>
  outline(body(text), 'T').procedures.map(({title, steps}) => [
    title,
    ...steps.map((step) => `${step.number} ${step.title}`)
  ])

test.each<[string, string, string[][]]>([
  [
    'headings that begin with “Step”',
    '## Set up\n\n### Step 0: Sign in\n\nText\n\n#### More\n\n### Step 1: Copy\n\n## After\n\n### Step 1: Other',
    [
      ['Set up', '0 Sign in', '1 Copy'],
      ['After', '1 Other']
    ]
  ],
  [
    'a list that goes on after a picture and a callout',
    '## Do\n\n1. One\n\n![x](a.png)\n\n2. Two\n\n> [!NOTE]\n> Mind\n\n3. Three',
    [['Do', '1 One', '2 Two', '3 Three']]
  ],
  [
    'two lists',
    '1. a\n2. b\n\nText\n\n1. c\n2. d',
    [
      ['T', '1 a', '2 b'],
      ['T', '1 c', '2 d']
    ]
  ],
  ['a list of one item is none', '1. a', []],
  ['a list within a step', '### Step 1: A\n\n1. x\n2. y\n\n### Step 2: B', [['T', '1 A', '2 B']]],
  [
    'tags',
    '<Walkthrough title="W">\n<Step title="A">\n\nx\n\n</Step>\n<Step>\n\ny\n\n</Step>\n</Walkthrough>',
    [['W', '1 A', '2 y']]
  ]
])('procedures: %s', (_, text, expected) => {
  expect(steps(text)).toEqual(expected)
})

test('an outline counts what there is', () => {
  const text = `## Option: Token\n\n![a](a.png) [l](/x)\n\n## Option: OAuth\n\n- [ ] a\n- [x] b\n\n| a |\n| - |\n\n> [!TIP]\n> t\n\n\`\`\`\nc\n\`\`\``
  const {procedures, ...counts} = outline(body(text), 'T')
  expect(procedures).toEqual([])
  expect(counts).toEqual({
    headings: 2,
    paths: 2,
    callouts: 1,
    checklists: 1,
    images: 1,
    links: 1,
    tables: 1,
    code: 1
  })
})

test('headings of one text have addresses of their own', () => {
  expect([...slugs(body('## Set up\n\n## Set up\n\n## *Naïve* `x`')).values()]).toEqual([
    'set-up',
    'set-up-1',
    'naïve-x'
  ])
})

test.each([
  [{type: 'html', value: '<script>'}, /html/],
  [{type: 'mdxFlowExpression', value: 'x'}, /mdxFlowExpression/],
  [{type: 'mdxJsxFlowElement', name: 'script', attributes: [], children: []}, /script/],
  [
    {
      type: 'mdxJsxFlowElement',
      name: 'Step',
      attributes: [{type: 'mdxJsxAttribute', name: 'onclick', value: 'x'}],
      children: []
    },
    /onclick/
  ]
])('what no article may hold is not written: %j', (node, message) => {
  expect(() => writeMarkdown({type: 'root', children: [node as never]})).toThrow(message)
})

test('a title of code is written, with a language before it', function () {
  const code = {type: 'code', lang: null, meta: 'title="Details"', value: 'a'} as const
  const written = writeMarkdown({type: 'root', children: [code]})
  expect(written).toBe('```text title="Details"\na\n```\n')
  expect(writeMarkdown(readMarkdown(written).body)).toBe(written)
})

test.each(['1\\) is no list', '2\\. is none', 'https://\\<org>.kites.example'])(
  'no more is escaped than must be: %s',
  function (text) {
    expect(writeMarkdown(readMarkdown(text).body)).toBe(`${text}\n`)
  }
)

test('front matter holds properties, and names what is none', () => {
  const read = (details: string) =>
    readMdx(`---\nid: a\ntitle: A\ndetails:${details}\n---\n`, 'a.mdx')
  const front = {id: 'a', title: 'A', details: {Owner: 'Ada: 9', __proto__x: 'y', Length: '10'}}

  expect(readMdx(writeMdx(front, {type: 'root', children: []}), 'a.mdx').front).toEqual(front)
  expect(read('\n  Length: 10\n  Ready: true\n  Empty:').front.details).toEqual({
    Length: '10',
    Ready: 'true',
    Empty: ''
  })
  for (const [given, expected] of [
    [' none', 'for each name: text'],
    ['\n  - one', 'for each name: text'],
    ['\n  Crew:\n    - Ada', 'for each name: text; not so `Crew`']
  ] as const) {
    const {front, findings} = read(given)
    expect(front.details).toBeUndefined()
    expect(findings).toMatchObject([
      {rule: 'mdx/front-matter', args: {because: 'wrong-type', key: 'details', expected}}
    ])
  }
})

test.each([
  ['../../elsewhere', 'elsewhere'],
  ['guides/okta', 'guides-okta'],
  ['C:aux', 'C-aux'],
  ['nul', 'page-nul']
])('the id `%s` names no file, so that it is none', function (id, likely) {
  const {front, findings} = readMdx(`---\nid: ${id}\ntitle: A\n---\n`, 'a.mdx')
  expect(front.id).toBe('')
  expect(findings).toMatchObject([
    {rule: 'mdx/front-matter', args: {because: 'wrong-type', key: 'id', likely}}
  ])
})

test('an id is the same in each of its Unicode forms', function () {
  const read = (id: string) => readMdx(`---\nid: ${id}\ntitle: A\n---\n`, 'a.mdx').front.id
  expect(read('Größe'.normalize('NFD'))).toBe(read('Größe'))
})

test('front matter holds any text', () => {
  const front = {
    id: 'a',
    title: 'x\n---\nimport y: "z"',
    fill: {__proto__x: {label: '---', kind: 'text'}}
  } as const
  const read = readMdx(writeMdx(front, {type: 'root', children: []}), 'a.mdx')
  expect(read.front).toEqual(front)
  expect(read.findings).toEqual([])
})

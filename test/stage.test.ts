/**
 * Stages the articles of `test/stage/<thing>/<case>/input.mdx`, all in one knowledge base.
 *
 * A case holds `output.html`, what is staged with its components as tags, and `findings.json`.
 * `UPDATE=1 npx vitest run test/stage.test.ts` writes the expectations anew; look at the diff.
 */

import {globSync} from 'node:fs'
import {cp, mkdir, mkdtemp, readFile, rm, stat, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import type {Heading, Root} from 'mdast'
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest'
import {readMarkdown} from '../src/mdx/index.ts'
import type {Config} from '../src/model/config.ts'
import type {StagedArticle, StagedPiece} from '../src/model/site-data.ts'
import {oldAddresses} from '../src/stage/addresses.ts'
import {type Staged, stage} from '../src/stage/index.ts'
import {pictureSize} from '../src/stage/picture-size.ts'
import {piecesOf} from '../src/stage/render/pieces.ts'
import {signature} from '../src/stage/signature.ts'
import {flow, line} from '../src/stage/tree.ts'
import {Verifier} from '../src/stage/verify.ts'

const fixtures = new URL('stage/', import.meta.url)
const cases = globSync('*/*/input.mdx', {cwd: fixtures})
  .map((path) => path.replaceAll('\\', '/').replace('/input.mdx', ''))
  .sort()
const config: Config = {
  title: 'Help',
  url: 'https://help.example/kb',
  locale: 'en',
  lead: 'newest',
  sources: [],
  pairs: [],
  repairs: {}
}
let root: string
let staged: Staged

beforeAll(async function () {
  root = await mkdtemp(join(tmpdir(), 'collate-stage-'))
  for (const path of cases)
    await add(`${path}/input.mdx`, `content/articles/en/guides/${basename(path)}.mdx`)
  await add('lighthouse.yaml', 'content/tokens/lighthouse.yaml')
  staged = await stage(root, {config})
}, 60_000)

afterAll(() => rm(root, {recursive: true, force: true}))

async function add(from: string, to: string): Promise<void> {
  await mkdir(join(root, to, '..'), {recursive: true})
  await cp(new URL(from, fixtures), join(root, to))
}

test.each(cases)('%s', async function (path) {
  const id = basename(path)
  const file = join(root, '.collate/site/articles/en/guides', `${id}.json`)
  const text = written(JSON.parse(await readFile(file, 'utf8')))
  const found = staged.findings.get(id)?.map(({rule, args, at}) => {
    const place = typeof at === 'object' ? `${at.line}:${at.column}` : ''
    return `\n  ${JSON.stringify({rule, args, place})}`
  })
  const findings = `[${found?.join(',') ?? ''}\n]\n`
  const output = `${path}/output.html`

  if (process.env['UPDATE'] === '1') {
    await writeFile(new URL(output, fixtures), text)
    await writeFile(new URL(`${path}/findings.json`, fixtures), findings)
  }
  expect(text).toBe(await readFile(new URL(output, fixtures), 'utf8'))
  expect(findings).toBe(await readFile(new URL(`${path}/findings.json`, fixtures), 'utf8'))
})

function written({pieces, ...front}: StagedArticle): string {
  return `<!-- ${JSON.stringify(front, null, 2)} -->\n${asTags(pieces).trim()}\n`
}

/** On lines of their own, so that changes can be read. */
function asTags(pieces: readonly StagedPiece[]): string {
  return pieces
    .map(function (piece) {
      if (typeof piece === 'string') return piece
      const given = Object.entries(piece.given).map(([name, value]) => `${name}=${value}`)
      const start = `\n<${[piece.part, ...given].join('\n  ')}`
      if (piece.pieces.length === 0) return `${start} />\n`
      return `${start}>\n${asTags(piece.pieces)}\n</${piece.part}>\n`
    })
    .join('')
    .replace(/\n{2,}/g, '\n')
}

test('nothing is left out, and a second run writes nothing', async function () {
  expect(staged.leftOut).toEqual([])
  const file = join(root, '.collate/site/articles/en/guides/headings.json')
  const before = (await stat(file)).mtimeMs
  expect((await stage(root, {config})).changed).toEqual([])
  expect((await stat(file)).mtimeMs).toBe(before)
})

test('guides are made for services that are used or asked for, and of what is known alone', async function () {
  const tokens = async (given: Config['tokens']) => {
    const {findings} = await stage(root, {config: {...config, ...(given && {tokens: given})}})
    const text = await readFile(join(root, '.collate/site/site.json'), 'utf8')
    const site = JSON.parse(text) as {tokens: Record<string, {listed?: true; guide?: unknown}>}
    return {shown: site.tokens, found: findings.get('')?.filter(({rule}) => /^token/.test(rule))}
  }
  const used = await tokens(undefined)
  expect(used.shown).toMatchObject({lighthouse: {path: '/tokens/lighthouse/'}})
  expect(used.shown['lighthouse']).not.toHaveProperty('listed')
  expect(used.shown['lighthouse']?.guide).toMatchObject({title: 'Create a Lighthouse key'})
  expect((await tokens('all')).shown['lighthouse']?.listed).toBe(true)
  expect((await tokens(['lamp'])).found).toMatchObject([
    {rule: 'token/no-facts', args: {service: 'lamp', problem: ''}}
  ])
})

test('drafts and held articles are not staged, unless a person says so', async function () {
  const status = new Map([
    ['lists', 'held' as const],
    ['options', 'draft' as const]
  ])
  const result = await stage(root, {config, status})
  expect(result.held.toSorted()).toEqual(['lists', 'options'])
  expect(result.staged).not.toContain('lists')
})

test('what reads otherwise than it was meant, or would run, is refused', async function () {
  const expected = signature({
    type: 'root',
    children: [{type: 'paragraph', children: [{type: 'text', value: 'a b'}]}]
  })
  const callout = (given: Record<string, string>, part = 'Callout') => ({part, given, pieces: []})
  const verifier = new Verifier()
  onTestFinished(() => verifier.close())
  const all: StagedPiece[][] = [
    ['<p>a b</p>'],
    ['<p>a c</p>'],
    ['<p>a b</p><!-- c -->'],
    ['<script>a b</script>'],
    ['<b>a b</b>'],
    ['<p onclick="x">a b</p>'],
    ['<p style="color: red">a b</p>'],
    ['<p class="hero">a b</p>'],
    ['<a href="java&#10;script:x">a b</a>'],
    ['<img src="x">a b'],
    ['<input type="text">a b'],
    ['<svg><a>a b</a></svg>'],
    ['a b', callout({type: 'note'})],
    ['a b', callout({onclick: 'x'})],
    ['a b', callout({href: 'javascript:x'}, 'FillLink')],
    ['a b', callout({}, 'Script')],
    [{...callout({type: 'note'}), pieces: ['<script>a b</script>']}]
  ]
  const answers = await verifier.ask(all.map((pieces) => ({pieces, expected})))
  expect(answers.map((answer) => answer === '')).toEqual(all.map((_, at) => at === 0))
  const same = signature({
    type: 'root',
    children: [{type: 'text', value: 'a b'}, flow('Callout', {type: 'note'}), line('Badge', {}, [])]
  } as Root)
  const pieces = ['a b', callout({type: 'note'}), callout({}, 'Badge')]
  expect(await verifier.ask([{pieces, expected: same}])).toEqual([''])
})

test('an article that takes too long costs itself alone', async function () {
  const expected = signature({type: 'root', children: []})
  const verifier = new Verifier({deadline: 1})
  onTestFinished(() => verifier.close())
  const answers = await verifier.ask([
    {pieces: ['a '.repeat(2_000_000)], expected},
    {pieces: [], expected}
  ])
  expect(answers[0]).toBe('it took too long to read')
})

test('headings bear their ids, and old ones lead to them', function () {
  const heading: Heading = {type: 'heading', depth: 2, children: [{type: 'text', value: 'A & b'}]}
  heading.data = {id: 'a-b', anchors: ['o"ld']}
  expect(piecesOf({type: 'root', children: [heading]})).toEqual([
    '<span class="anchor" id="o&quot;ld"></span>\n<h2 id="a-b">A &amp; b</h2>'
  ])
})

test('lines of cells stay lines, and lists in quotations are no looser than they were typed', function () {
  const html = (text: string) => piecesOf(readMarkdown(text).body)
  expect(html('| a |\n|:-:|\n| b<br>c |')).toEqual([
    '<table>\n<thead>\n<tr>\n<th align="center">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td align="center">b<br>\nc</td>\n</tr>\n</tbody>\n</table>'
  ])
  expect(html('> - a\n\n- b')).toEqual([
    '<blockquote>\n<ul>\n<li>a</li>\n</ul>\n</blockquote>\n<ul>\n<li>b</li>\n</ul>'
  ])
  expect(html('- a\n\n- b')[0]).toContain('<p>a</p>')
})

test('old addresses', function () {
  expect(oldAddresses('https://x.example/hc/en-us/articles/123-A-b?x=1#y')).toEqual({
    number: '123',
    paths: [
      '/hc/articles/123',
      '/hc/articles/123-A-b',
      '/hc/en-us/articles/123',
      '/hc/en-us/articles/123-A-b'
    ]
  })
  expect(oldAddresses('https://x.example/wiki/spaces/K/pages/9/T+t').paths).toEqual([
    '/wiki/spaces/K/pages/9',
    '/wiki/spaces/K/pages/9/T+t'
  ])
  expect(oldAddresses('/pages/viewpage.action?pageId=77')).toEqual({number: '77', paths: []})
  expect(oldAddresses('https://')).toEqual({paths: []})
})

test('sizes of pictures', function () {
  const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
  expect(pictureSize(bytes('\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01\0'))).toEqual({
    width: 512,
    height: 256
  })
  expect(pictureSize(bytes('GIF89a\x05\0\x07\0'))).toEqual({width: 5, height: 7})
  expect(pictureSize(bytes('<svg viewBox="0 0 30 20">'))).toEqual({width: 30, height: 20})
  expect(pictureSize(bytes('\xFF\xD8\xFF'))).toBeUndefined()
  expect(pictureSize(bytes(''))).toBeUndefined()
})

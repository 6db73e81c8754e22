/** A wrong configuration stops the run with its place and a way out; an absent one works. */

import {type ChildProcess, fork} from 'node:child_process'
import {once} from 'node:events'
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {configSchema} from '../src/config/schema.ts'
import type {Config} from '../src/model/config.ts'
import type {StopError} from '../src/model/stop-error.ts'

let root: string
let roots = 0
/** Loads them: the test runner would load a file its own way. */
let loader: ChildProcess

beforeAll(async function () {
  root = await mkdtemp(path.join(tmpdir(), 'collate-config-'))
  loader = fork(path.join(import.meta.dirname, 'config/load.ts'), {execArgv: []})
})
afterAll(async function () {
  loader.kill()
  await rm(root, {recursive: true})
})

/** A root with `text` as its configuration. */
async function rootWith(text?: string, name = 'collate.config.ts'): Promise<string> {
  const folder = path.join(root, `kb-${++roots}`)
  await mkdir(folder)
  if (text !== undefined) await writeFile(path.join(folder, name), text)
  return folder
}

async function load(folder: string): Promise<{config?: Config; stop?: StopError}> {
  const answered = once(loader, 'message')
  loader.send(folder)
  const [answer] = await answered
  return answer
}

test('a root without a configuration works with defaults', async function () {
  const folder = await rootWith()

  expect((await load(folder)).config).toEqual({
    title: path.basename(folder),
    url: 'https://help.example.com',
    locale: 'en',
    lead: 'newest',
    sources: [],
    pairs: [],
    repairs: {}
  })
})

test('what is given wins, brought into one form', async function () {
  const folder = await rootWith(`
    interface Local {}
    export default {
      title: 'Brookline Help',
      url: 'https://brookline.example/help/',
      locale: 'pt-br',
      contact: 'mailto:help@brookline.example',
      sources: [{name: 'wiki', type: 'files', paths: ['wiki'], watch: false}],
      tokens: ['okta'],
      lead: 'wiki'
    } as Local
  `)

  expect((await load(folder)).config).toMatchObject({
    title: 'Brookline Help',
    url: 'https://brookline.example/help',
    locale: 'pt-BR',
    lead: 'wiki',
    tokens: ['okta'],
    sources: [{name: 'wiki', watch: false}]
  })
})

test('a Confluence site as a source', async function () {
  const folder = await rootWith(`export default {sources: [
    {name: 'wiki', type: 'confluence', url: 'https://harbour.example/wiki/', spaces: ['HELP'], root: '12',
      blogPosts: false, labels: ['How-To']}
  ]}`)
  expect((await load(folder)).config?.sources).toEqual([
    {
      name: 'wiki',
      type: 'confluence',
      url: 'https://harbour.example/wiki',
      spaces: ['HELP'],
      root: '12',
      blogPosts: false,
      labels: ['how-to']
    }
  ])
})

test('what becomes of files that lie elsewhere', async function () {
  const folder = await rootWith(`export default {files: {
    fetch: ['Help.Harbour.example'], privateHosts: ['127.0.0.1:8080', 'wiki.harbour.example'], largestPicture: 1.5
  }}`)
  expect((await load(folder)).config?.files).toEqual({
    fetch: ['help.harbour.example'],
    privateHosts: ['127.0.0.1:8080', 'wiki.harbour.example'],
    largestPicture: 1.5
  })
})

test('a help centre as a source', async function () {
  const folder = await rootWith(`export default {sources: [
    {name: 'help', type: 'zendesk', url: 'https://acme.zendesk.com/', locales: ['en-US', 'de'],
      categories: ['360000123456'], labels: ['How-To'], drafts: true, restricted: false, concurrency: 2}
  ]}`)
  expect((await load(folder)).config?.sources).toEqual([
    {
      name: 'help',
      type: 'zendesk',
      url: 'https://acme.zendesk.com',
      locales: ['en-us', 'de'],
      categories: ['360000123456'],
      labels: ['how-to'],
      drafts: true,
      restricted: false,
      concurrency: 2
    }
  ])
})

/** A source of this kind with `rest`. */
function centre(rest: string): string {
  return `export default {\n  sources: [{name: 'a', type: 'zendesk', ${rest}}]\n}`
}

/** A source of this kind with `rest`. */
function site(rest: string): string {
  return `export default {\n  sources: [{name: 'a', type: 'confluence', ${rest}}]\n}`
}

const wrong: ReadonlyArray<
  readonly [string, string, message: RegExp, place: string, hint: RegExp]
> = [
  [
    'a mistyped type of source',
    "export default {\n  sources: [{name: 'a', type: 'confluense'}]\n}",
    /`sources\[0\]\.type`.*`files` or `confluence`/,
    '2:25',
    /mean `confluence`/
  ],
  [
    'a mistyped key of files',
    "export default {\n  files: {privateHost: ['a.example']}\n}",
    /key `privateHost` in `files`/,
    '2:11',
    /mean `privateHosts`/
  ],
  [
    'an address where a host is asked for',
    "export default {\n  files: {privateHosts: ['https://a.example/']}\n}",
    /expected a host/,
    '2:11',
    /Mend/
  ],
  [
    'a wish that is none',
    "export default {\n  files: {fetch: 'all'}\n}",
    /`files\.fetch`.*`true`, `false`, or a list of hosts/,
    '2:11',
    /Mend/
  ],
  [
    'more than is ever taken',
    'export default {\n  files: {largestFile: 500}\n}',
    /`files\.largestFile`.*at most 64/,
    '2:11',
    /Mend/
  ],
  [
    'a mistyped key of a site',
    site("url: 'https://a.example', space: ['A']"),
    /key `space` in `sources\[0\]`/,
    '2:71',
    /mean `spaces`/
  ],
  [
    'a mistyped wish of a site',
    site("url: 'https://a.example', spaces: ['A'], blogposts: false"),
    /key `blogposts` in `sources\[0\]`/,
    '2:86',
    /mean `blogPosts`/
  ],
  [
    'a site without encryption',
    site("url: 'http://a.example', spaces: ['A']"),
    /`sources\[0\]\.url`.*allowHttp/,
    '2:45',
    /Mend/
  ],
  [
    'a site with credentials in its address',
    site("url: 'https://jo:x@a.example', spaces: ['A']"),
    /without credentials/,
    '2:45',
    /Mend/
  ],
  [
    'a mistyped key of a help centre',
    centre("url: 'https://a.example', restrcted: true"),
    /key `restrcted` in `sources\[0\]`/,
    '2:68',
    /mean `restricted`/
  ],
  [
    'a number as an id of a help centre',
    centre("url: 'https://a.example', sections: [36000]"),
    /`sources\[0\]\.sections\[0\]`/,
    '2:68',
    /Mend/
  ],
  [
    'a help centre without encryption',
    centre("url: 'http://a.example'"),
    /`sources\[0\]\.url`.*allowHttp/,
    '2:42',
    /Mend/
  ],
  [
    'a help centre with credentials in its address',
    centre("url: 'https://jo:x@a.example'"),
    /without credentials/,
    '2:42',
    /Mend/
  ],
  ['a mistyped key', 'export default {\n  sorces: []\n}', /key `sorces`/, '2:3', /mean `sources`/],
  [
    'a mistyped key of a source',
    "export default {\n  sources: [{name: 'a', type: 'files', path: []}]\n}",
    /key `path` in `sources\[0\]`/,
    '2:40',
    /mean `paths`/
  ],
  [
    'a mistyped key of a tree',
    "export default {\n  sources: [{name: 'a', type: 'files', paths: ['x'], tree: {deph: 2}}]\n}",
    /key `deph` in `sources\[0\].tree`/,
    '2:61',
    /mean `depth`/
  ],
  [
    'a tree that is none',
    "export default {\n  sources: [{name: 'a', type: 'files', paths: ['x'], tree: true}]\n}",
    /`sources\[0\].tree`: expected `false`, or how/,
    '2:54',
    /Mend it/
  ],
  ['a wrong type', 'export default {\n  title: 3\n}', /`title`: expected string/, '2:3', /Mend it/],
  [
    'a wrong type deep inside',
    "export default {sources: [\n  {name: 'a', type: 'files', paths: 'x'}\n]}",
    /`sources\[0\].paths`: expected array/,
    '2:30',
    /Mend it/
  ],
  [
    'a wrong address',
    "export default {url: 'ftp://a'}",
    /https:\/\/help\.example\.com/,
    '1:17',
    /Mend/
  ],
  ['a wrong language', "export default {locale: 'e n'}", /language tag/, '1:17', /Mend/],
  ['a wrong pair', "export default {pairs: [['a', 'b/c']]}", /`source\/id`/, '1:17', /Mend/],
  [
    'two sources of one name',
    "const paths = ['x']\nexport default {sources: [\n {name: 'a', type: 'files', paths},\n {name: 'a', type: 'files', paths}]}",
    /Two sources are named `a`/,
    '4:3',
    /of its own/
  ],
  ['a mistyped lead', "export default {lead: 'newset'}", /named `newset`/, '1:17', /`newest`/],
  ['a syntax error', 'export default {\n  title: ,\n}', /Expression expected/, '2:10', /Mend/],
  [
    'an error as it runs',
    'const a: any = 1\nexport default {title: a.b.c}',
    /undefined/,
    '2:28',
    /Mend/
  ],
  ['no export', 'const title = 1', /exports nothing/, '1:1', /export default/],
  ['a text', "export default 'x'", /expected object/, '1:1', /Mend/]
]

test.each(wrong)('%s stops the run', async function (_, text, message, place, hint) {
  const {stop} = await load(await rootWith(text))

  expect(stop?.message).toMatch(message)
  expect(`${stop?.place?.line}:${stop?.place?.column}`).toBe(place)
  expect(stop?.place?.file).toBe('collate.config.ts')
  expect(stop?.hint).toMatch(hint)
})

test('a syntax error in JavaScript has its place too', async function () {
  const folder = await rootWith('export default {\n  a: 1,\n  b: }', 'collate.config.js')

  expect((await load(folder)).stop?.place).toEqual({
    file: 'collate.config.js',
    line: 3,
    column: 6
  })
})

test('what is asked of readers, and how the site looks', function () {
  for (const given of [
    {feedback: {mail: 'docs@quay.example'}},
    {feedback: false},
    {theme: {accent: '#0b5f6b', font: '"Quay Sans", sans-serif', roundness: 0}},
    {translations: {de: {title: 'Hilfe am Kai'}}}
  ])
    expect(configSchema.parse(given)).toEqual(given)
})

test.each([
  [{feedback: {mail: 'docs@quay.example', issues: 'https://quay.example/new'}}, /expected one of/],
  [{feedback: {}}, /expected one of/],
  [{feedback: {endpoint: 'http://quay.example/f'}}, /expected an address such as/],
  [{theme: {accent: 'teal'}}, /expected a colour/],
  [{theme: {font: 'Quay; } body { display: none'}}, /expected names of fonts/],
  [{theme: {logo: 'https://quay.example/logo'}}, /expected a file/],
  [{translations: {'not a tag': {}}}, /expected a language tag/]
])('a slip there is told: %j', function (given, message) {
  expect(JSON.stringify(configSchema.safeParse(given).error?.issues)).toMatch(message)
})

test('a mistyped key of feedback or theme stops the run', async function () {
  const {stop} = await load(await rootWith(`export default {theme: {acent: '#0b5f6b'}}`))
  expect(stop).toMatchObject({
    message: 'Unexpected key `acent` in `theme`',
    hint: 'Did you mean `accent`?'
  })
})

/** `collate export`, as people type it. */

import {readFileSync} from 'node:fs'
import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {Ajv2020} from 'ajv/dist/2020.js'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {exportCommand} from '../../src/cli/commands/export.ts'
import {commands} from '../../src/cli/commands/index.ts'
import {readArguments} from '../../src/cli/options.ts'
import {plainLook} from '../../src/report/index.ts'
import {makeRoot} from './run.ts'
import {run} from './run-here.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64'
)

let root: string
let remove: () => Promise<void>

beforeAll(async function () {
  ;({root, remove} = await makeRoot({
    'collate.config.ts':
      "export default {url: 'https://help.oven.example', sources: [{name: 'desk', type: 'files', paths: ['in']}]}\n",
    'in/oven.html':
      '<h2 id="h_01OVEN">Cool it</h2><p>Read <a href="/hc/en-us/articles/4712">on</a>.</p><p><img src="oven.png" alt="An oven"></p>',
    'in/oven.png': png,
    'in/oven.meta.json': JSON.stringify({
      id: '4711',
      title: 'Clean an oven',
      url: 'https://help.oven.example/hc/en-us/articles/4711'
    }),
    'in/hob.html': '<p>Scrub.</p>',
    'in/hob.meta.json': JSON.stringify({
      id: '4712',
      title: 'Clean a hob',
      url: 'https://help.oven.example/hc/en-us/articles/4712'
    }),
    'content/articles/en/inbox/draft.mdx':
      '---\nid: draft\ntitle: A draft\nstatus: draft\n---\n\nNot yet.\n'
  }))
  await run(root, 'import', '--offline')
}, 120_000)
afterAll(() => remove())

test('one article is printed, what is to be known stands on the error output', async function () {
  const {code, out, err} = await run(root, 'export', 'clean-an-oven', '--to', 'zendesk')
  expect(code).toBe(0)
  expect(out).toBe(
    '<h2 id="h_01OVEN">Cool it</h2>\n<p>Read <a href="https://help.oven.example/hc/en-us/articles/4712">on</a>.</p>\n<p><img src="clean-an-oven/cool-it.png" alt="An oven"></p>\n'.replace(
      'cool-it.png',
      /clean-an-oven\/([^"]+)"/.exec(out)?.[1] ?? ''
    )
  )
  expect(err).toContain('Upload `clean-an-oven/')
  expect(err).not.toContain('Read again')
})

test('all go into a folder, each with its pictures and what an import has to know', async function () {
  const {code, out} = await run(root, 'export', '--all', '--to', 'confluence', '--out', 'out/wiki')
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/^Exported 2 articles, 1 picture or file to out\/wiki; \d+ notes?\n$/)
  ])
  const names = await readdir(path.join(root, 'out/wiki'))
  expect(names.filter((name) => name.includes('.')).sort()).toEqual([
    'clean-a-hob.meta.json',
    'clean-a-hob.xml',
    'clean-an-oven.meta.json',
    'clean-an-oven.xml'
  ])
  const meta = JSON.parse(
    await readFile(path.join(root, 'out/wiki/clean-an-oven.meta.json'), 'utf8')
  )
  expect(meta).toEqual({
    id: '4711',
    format: 'storage',
    title: 'Clean an oven',
    aliases: ['https://help.oven.example/inbox/clean-an-oven/'],
    locale: 'en'
  })
  const text = await readFile(path.join(root, 'out/wiki/clean-an-oven.xml'), 'utf8')
  const [, picture = ''] = /ri:filename="([^"]+)"/.exec(text) ?? []
  expect(await readFile(path.join(root, 'out/wiki/4711', picture))).toEqual(png)
})

test('one goes to a file of any name', async function () {
  const {code} = await run(root, 'export', '4712', '--to', 'markdown', '--out', 'out/a.md')
  expect(code).toBe(0)
  expect(await readFile(path.join(root, 'out/a.md'), 'utf8')).toBe('# Clean a hob\n\nScrub.\n')
  expect(JSON.parse(await readFile(path.join(root, 'out/a.meta.json'), 'utf8'))).toMatchObject({
    id: '4712'
  })
})

test('JSON is what its schema says', async function () {
  const {out, err} = await run(root, 'export', '4711', '4712', '--to', 'zendesk', '--json')
  const schema = new URL('../../schemas/export.schema.json', import.meta.url)
  const validate = new Ajv2020({allErrors: true, strict: true}).compile(
    JSON.parse(readFileSync(schema, 'utf8'))
  )
  validate(JSON.parse(out))
  expect([validate.errors, err]).toEqual([null, ''])
  expect(JSON.parse(out)).toMatchObject({
    to: 'zendesk',
    articles: [
      {id: '4711', notes: [{kind: 'upload'}]},
      {id: '4712', notes: []}
    ]
  })
})

test('a draft, a secret and a conflict are told, and the secret is not printed', async function () {
  const secret = 'ghp_16C7e42F292c6912E7710c838347Ae178B4a'
  await writeFile(
    path.join(root, 'content/articles/en/inbox/draft.mdx'),
    `---\nid: draft\ntitle: A draft\nstatus: draft\n---\n\nThe token is ${secret}.\n`
  )
  await mkdir(path.join(root, 'content/conflicts'), {recursive: true})
  const conflict = {kind: 'edited', under: [], base: 'a', ours: 'b', theirs: 'c'}
  await writeFile(
    path.join(root, 'content/conflicts/draft.yaml'),
    JSON.stringify({conflicts: [conflict]})
  )
  const {code, out, err} = await run(root, 'export', 'draft', '--to', 'markdown')
  expect(code).toBe(0)
  expect(out + err).not.toContain(secret)
  expect(out).toContain('hidden')
  expect(err).toContain('A secret is replaced by a marker.')
  expect(err).toContain('A conflict is not settled yet: this is your version of it.')
  expect(err).toContain('its front matter says `draft`')
})

test.each([
  [['oven'], 'needs to know in whose format'],
  [['4711', '--to', 'zendsk'], 'Unknown target `zendsk`'],
  [['--to', 'zendesk'], 'needs the name of an article'],
  [['4711', '--all', '--to', 'zendesk'], 'exclude each other'],
  [['--all', '--to', 'zendesk'], 'need a folder'],
  [['--all', '--to', 'zendesk', '--out', 'a.html'], 'cannot be written to the file `a.html`'],
  [['nope', '--to', 'zendesk'], 'There is no article `nope`'],
  [['4711', '--to', 'zendesk', '--out', 'collate.config.ts/x'], 'Cannot write']
])('what cannot be done: %j', async function (args, says) {
  const {given} = readArguments(['export', '--root', root, ...args], commands, root)
  const said: string[] = []
  const say = (text: string) => void said.push(text)
  const terminal = {cwd: root, version: '', node: '', look: plainLook, out: say, err: say}
  await expect(exportCommand.run(given, terminal)).rejects.toThrow(says)
  expect(said).toEqual([])
})

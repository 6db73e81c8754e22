/** `check --shard` and `report`: parts that make the very whole that one run makes, and sets that are none. */

import {appendFile, cp, mkdir, readdir, readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {shardOf} from '../../src/model/shard.ts'
import {beginRepository, copySample, git} from '../helpers/sample-base.ts'
import {makeRoot} from './run.ts'
import {run} from './run-here.ts'

// A busy machine is slow to start the program.
vi.setConfig({testTimeout: 300_000, hookTimeout: 300_000})

const formats = ['json', 'sarif', 'junit', 'gitlab', 'github', 'markdown', 'comment', 'pretty']

let cwd: string
let remove: () => Promise<void>

const article = (id: string, title: string) =>
  `---\nid: ${id}\ntitle: ${title}\n---\n\nChoose <Strp>New key</Strp>, then [Copy](./nowhere.pdf).\n`

beforeAll(async function () {
  ;({root: cwd, remove} = await makeRoot())
  await mkdir(path.join(cwd, 'help'))
  await copySample(path.join(cwd, 'help'))
  await beginRepository(cwd)
  await mkdir(path.join(cwd, 'help/content/articles/en/keys'), {recursive: true})
  // What belongs to no article, and articles that nothing but a writer made.
  const files: Record<string, string> = {
    'decisions/48201730.yaml': 'decisions: [{fingerprint: 3}]\n',
    'decisions/unread.yaml': 'decisions: [\n',
    'articles/en/keys/brookline-a.mdx': article('brookline-a', 'Rotate a key'),
    'articles/en/keys/brookline-b.mdx': article('brookline-b', 'Delete a key'),
    'articles/en/keys/brookline-c.mdx': article('brookline-a', 'The same id'),
    'articles/en/keys/brookline-d.mdx': 'No id.\n'
  }
  for (const [name, text] of Object.entries(files))
    await writeFile(path.join(cwd, 'help/content', name), text)
})
afterAll(() => remove())

/** All formats of the command `args`, by name; how long it took is left out. */
async function reports(...args: string[]): Promise<{code: number; texts: Record<string, string>}> {
  const {code, out, err} = await run(
    cwd,
    ...args,
    ...formats.flatMap((format) => ['--format', `${format}=out/whole/${format}`])
  )
  expect([out, err]).toEqual(['', ''])
  const texts: Record<string, string> = {}
  for (const format of formats) {
    const text = await readFile(path.join(cwd, 'out/whole', format), 'utf8')
    texts[format] = text.replace(/"seconds": [\d.]+/, '"seconds": 0').replace(/, [\d.]+ s$/m, '')
  }
  return {code, texts}
}

const check = ['check', '--root', 'help']

/** The files of `count` shards of a check, in `folder` of `out/`. */
async function shards(count: number, folder = `${count}`, ...args: string[]): Promise<string[]> {
  const files = Array.from({length: count}, (_, index) => `out/${folder}/${index + 1}.json`)
  for (const [index, file] of files.entries()) {
    const shard = ['--shard', `${index + 1}/${count}`, '--format', `json=${file}`]
    const {code, err} = await run(cwd, ...check, ...shard, ...args)
    expect([code === 2, err]).toEqual([false, ''])
  }
  return files
}

const saved = async (file: string) => JSON.parse(await readFile(path.join(cwd, file), 'utf8'))

test('merged shards are what one run writes, byte by byte, in every format', async function () {
  const whole = await reports(...check)
  expect(whole.code).toBe(1)
  const {findings, articles} = JSON.parse(whole.texts['json'] ?? '')
  expect(findings.filter((each: {article: string}) => each.article === '').length).toBeGreaterThan(
    2
  )
  expect(articles.filter((each: {lead?: string}) => !each.lead).length).toBeGreaterThan(1)

  for (const count of [1, 2, 3, 7]) {
    const files = await shards(count)
    expect(await reports('report', ...files.toReversed())).toEqual(whole)
  }
})

test('an article lies whole in the shard of its id, what belongs to none in the first', async function () {
  let articles = 0
  for (const index of [1, 2, 3]) {
    const part = await saved(`out/3/${index}.json`)
    articles += part.articles.length
    expect(part.articles.length).toBeLessThan(20)
    for (const {id} of part.articles) expect(shardOf(id, 3)).toBe(index)
    for (const {article} of part.findings) expect(shardOf(article, 3)).toBe(index)
  }
  expect(articles).toBe((await saved('out/whole/json')).articles.length)
})

test('with --since, ids stay apart from those of findings that are not told', async function () {
  const whole = await reports(...check, '--since', 'HEAD')
  expect(JSON.parse(whole.texts['json'] ?? '').since.known).toBeGreaterThan(0)
  const files = await shards(3, 'since', '--since', 'HEAD')
  expect(await reports('report', ...files)).toEqual(whole)
})

test('with --refresh, each shard tells what changed for its articles, and nothing is written', async function () {
  const imports = path.join(cwd, 'help/content/imports')
  const [page = ''] = (await readdir(imports, {recursive: true})).filter((name) =>
    name.endsWith('.html')
  )
  await cp(imports, path.join(cwd, 'out/imports'), {recursive: true})
  await appendFile(path.join(imports, page), '<p>Brookline keys end after 90 days.</p>\n')
  const before = await git(cwd, 'status', '--porcelain')

  const whole = await reports(...check, '--refresh')
  expect(whole.texts['pretty']).toMatch(/ {2}drift\/upstream-changed {2}/)
  const files = await shards(3, 'refresh', '--refresh')
  expect(await reports('report', ...files)).toEqual(whole)

  expect((await saved(files[1] ?? '')).run).toMatchObject({
    refreshed: true,
    shard: {index: 2, count: 3}
  })
  expect(await git(cwd, 'status', '--porcelain')).toBe(before)
  await cp(path.join(cwd, 'out/imports'), imports, {recursive: true})
})

test('one whole result is shown again, in another format', async function () {
  await run(cwd, ...check, '--format', 'json=out/all.json', '--format', 'sarif=out/a.sarif')
  await run(cwd, 'report', 'out/all.json', '--format', 'sarif=out/b.sarif')
  const read = (name: string) => readFile(path.join(cwd, 'out', name), 'utf8')
  expect(await read('b.sarif')).toBe(await read('a.sarif'))
})

test('the level is that of the report', async function () {
  expect((await run(cwd, 'report', 'out/all.json', '--fail-on', 'error')).code).toBe(1)
  const json = await saved('out/all.json')
  const green = {...json, findings: json.findings.filter(({severity}: Has) => severity !== 'error')}
  await writeFile(path.join(cwd, 'out/green.json'), JSON.stringify(green))
  expect((await run(cwd, 'report', 'out/green.json')).code).toBe(0)
  expect((await run(cwd, 'report', 'out/green.json', '--fail-on', 'warning')).code).toBe(1)
})

interface Has {
  severity: string
}

test('a shard says which it is', async function () {
  const {out} = await run(cwd, ...check, '--shard', '2/3')
  expect(out).toMatch(/, shard 2 of 3, [\d.]+ s$/m)
})

/** `file` under another name, after `change`. */
async function changed(file: string, change: (json: Saved) => unknown): Promise<string> {
  const json = await saved(file)
  change(json)
  const name = `out/changed-${path.basename(file)}`
  await writeFile(path.join(cwd, name), JSON.stringify(json, undefined, 2))
  return name
}

interface Saved {
  run: {version: string; commit: string; base: string; refreshed: boolean}
  since?: {ref: string; known: number}
  findings: Array<{message: string; rule: string; place: {line: unknown}}>
}

test.each<[string, (json: Saved) => unknown, RegExp]>([
  ['another commit', ({run}) => (run.commit = '0'.repeat(40)), /not of one run: commit 0{40} here/],
  ['another version', ({run}) => (run.version = '9.9.9'), /was made by Collate 9\.9\.9, and this/],
  [
    'another folder',
    ({run}) => (run.base = ''),
    /folder of the knowledge base \.\/ here, help\/ there/
  ],
  ['another way', ({run}) => (run.refreshed = true), /`--refresh` yes here, no there/],
  ['another bar', (json) => (json.since = {ref: 'v1', known: 0}), /`--since` v1 here, none there/],
  ['other words', ({findings}) => (findings[0]!.message = 'Odd'), /in other words: “Odd”/]
])('%s is refused, unless told otherwise', async function (_, change, message) {
  const [first = '', second = ''] = ['out/2/1.json', 'out/2/2.json']
  const other = await changed(second, change)
  const {code, out, err} = await run(cwd, 'report', first, other)
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(message)
  expect(err).toMatch(/--force/)

  const forced = await run(cwd, 'report', first, other, '--force', '--format', 'junit')
  expect(forced.code).toBe(1)
  expect(forced.err).toMatch(message)
  expect(forced.out).toContain('</testsuites>')
})

test('a shard that is missing is refused; told otherwise, every format says so', async function () {
  const files = ['out/7/1.json', 'out/7/2.json', 'out/7/4.json', 'out/7/5.json', 'out/7/6.json']
  const {code, out, err} = await run(cwd, 'report', ...files)
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(/shards 3 and 7 of 7 are missing\n.*whether its file was fetched/)

  const all = formats.flatMap((format) => ['--format', `${format}=out/forced/${format}`])
  const forced = await run(cwd, 'report', ...files, '--force', ...all)
  expect(forced.err).toBe('collate: shards 3 and 7 of 7 are missing\n')
  const texts = Object.fromEntries(
    await Promise.all(
      formats.map(async (name) => [
        name,
        await readFile(path.join(cwd, 'out/forced', name), 'utf8')
      ])
    )
  )
  expect(JSON.parse(texts['json']).run.missing).toEqual({shards: [3, 7], of: 7})
  expect(JSON.parse(texts['sarif']).runs[0].invocations[0].executionSuccessful).toBe(false)
  for (const [name, text] of Object.entries(texts))
    if (name !== 'json') expect(text).toContain('shards 3 and 7 of 7 are missing')
})

test.each<[string, string[], RegExp]>([
  ['twice', ['2/1', '2/2', '2/1'], /are both shard 1\/2/],
  ['cut in other ways', ['2/1', '3/2'], /number of shards 3 here, 2 there/],
  ['whole and part', ['all', '2/1'], /number of shards 2 here, none there/],
  ['whole twice', ['all', 'green'], /are of whole runs/]
])('shards %s are refused', async function (_, names, message) {
  const {code, out, err} = await run(cwd, 'report', ...names.map((name) => `out/${name}.json`))
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(message)
})

test.each<[string, (json: Saved) => unknown, RegExp]>([
  [
    'a fact of another kind',
    ({findings}) => (findings[1]!.place.line = 'x'),
    /`findings\/1\/place\/line` must be integer\n {2}at out\/changed-1\.json:\d+:\d+\n.*Make it anew/
  ],
  ['an unknown rule', ({findings}) => (findings[0]!.rule = 'a/b'), /names the rule `a\/b`.*\n.*\d/],
  ['an unknown key', (json) => Object.assign(json, {extra: 1}), /additional properties: `extra`/],
  ['no run', (json) => Reflect.deleteProperty(json, 'run'), /must have required property 'run'/]
])('%s is told with its place', async function (_, change, message) {
  const {code, err} = await run(cwd, 'report', await changed('out/2/1.json', change))
  expect(code).toBe(2)
  expect(err).toMatch(message)
})

test('what is no result at all is told', async function () {
  await writeFile(path.join(cwd, 'out/cut.json'), '{\n  "schemaVersion": 1,\n  "ru')
  const cut = await run(cwd, 'report', 'out/cut.json')
  expect(cut.err).toMatch(/`out\/cut\.json` is not JSON: .*\n {2}at out\/cut\.json:3:\d+/)
  expect((await run(cwd, 'report', 'out/none.json')).err).toMatch(/no file `out\/none\.json`/)
  expect((await run(cwd, 'report', 'out')).err).toMatch(/is a folder\n.*`out\/\*\.json`/)
  expect((await run(cwd, 'report')).err).toMatch(/An argument of `report` is missing/)
})

test.each(['0/3', '4/3', '1', 'a/b', '1/0', '1/99999'])(
  '--shard %s is refused',
  async function (it) {
    const {code, err} = await run(cwd, ...check, '--shard', it)
    expect(code).toBe(2)
    expect(err).toMatch(/is no part of a whole\n.*--shard 2\/5/)
  }
)

test('--shard and names of articles exclude each other', async function () {
  const {code, err} = await run(cwd, ...check, 'brookline', '--shard', '1/2')
  expect(code).toBe(2)
  expect(err).toMatch(/Name articles, or split the check of all/)
})

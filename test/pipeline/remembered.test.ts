/** An import that would change nothing is remembered, and never said of what is not as it was. */

import {cp, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, test} from 'vitest'
import type {RunResult} from '../../src/model/result.ts'
import {checkArticles, decide, importPages, setPair} from '../../src/pipeline.ts'
import {atEndOfFile} from '../helpers/clean-up.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)
const articles = 'content/articles/en/inbox'
const memory = '.collate/cache/imports'

/** Two versions of a guide, one with a picture and one whose picture never came. */
async function harbour(): Promise<KnowledgeBase> {
  const base = await knowledgeBase({pairs: [['files/moor', 'files/moor-again']]})
  const pages = {
    moor: '<h2>Lines</h2><ol><li>Click <b>Berth</b>.</li><li>Wait 5 minutes.</li></ol>',
    'moor-again': '<h2>Lines</h2><ol><li>Click <b>Berth</b>.</li><li>Wait 9 minutes.</li></ol>',
    map: '<p>See <a href="moor.html">lines</a>. <img src="map.png" alt="The map"></p>',
    tide: '<p>Twice a day. <img src="tide.png" alt="A tide"></p>'
  }
  for (const [name, body] of Object.entries(pages)) {
    await base.write(`in/${name}.html`, body)
    await base.write(`in/${name}.meta.json`, JSON.stringify({title: `About ${name}`}))
  }
  await base.write('in/map.png', png)
  return base
}

/** What an import says in a copy of `base` that remembers nothing. */
async function cold({root, config}: KnowledgeBase, given = ['in']): Promise<unknown> {
  const copy = await mkdtemp(path.join(tmpdir(), 'collate-cold-'))
  atEndOfFile(() => rm(copy, {recursive: true, force: true}))
  for (const folder of ['content', 'in'])
    await cp(path.join(root, folder), path.join(copy, folder), {recursive: true})
  const paths = given.map((each) => path.join(copy, each))
  return said(await importPages({root: copy, config}, {paths, write: true, cwd: copy}))
}

function said({seconds: _, ...result}: RunResult): unknown {
  return JSON.parse(JSON.stringify(result))
}

/** The files of the memory, by what tells that they were written anew. */
async function memories({root}: KnowledgeBase): Promise<string[]> {
  const folder = path.join(root, memory)
  const names = (await readdir(folder)).sort()
  return Promise.all(
    names.map(async (name) => `${name} ${(await stat(path.join(folder, name))).mtimeMs}`)
  )
}

const moved = async (base: KnowledgeBase, file: string, from: string, to: string) => {
  const text = await base.read(file)
  expect(text).toContain(from)
  await base.write(file, text.replace(from, to))
}

test('an import of what did not change is not made again, and says what it would have said', async function () {
  const base = await harbour()
  await base.import()
  const digests = await base.digests()
  const second = said(await base.import())
  expect(second).toEqual(await cold(base))
  const before = await memories(base)

  for (const name of await readdir(path.join(base.root, 'in')))
    await utimes(path.join(base.root, 'in', name), 1, 1)
  expect(said(await base.import())).toEqual(second)
  expect(await memories(base)).toEqual(before)
  expect(await base.digests()).toEqual(digests)
})

test('the first import of articles is remembered as what the next one says', async function () {
  const base = await knowledgeBase()
  await base.write('in/moor.html', '<h2>Lines</h2><p>Throw the line to the pier, then wait.</p>')
  await base.write('in/moor.meta.json', '{"title": "Mooring"}')
  await base.import()
  const before = await memories(base)
  expect(before).toHaveLength(1)
  expect(said(await base.import())).toEqual(await cold(base))
  expect(await memories(base)).toEqual(before)
})

test.each<[string, (base: KnowledgeBase) => Promise<unknown>]>([
  ['a page', (base) => moved(base, 'in/moor.html', '5 minutes', '6 minutes')],
  ['the other half of a pair', (base) => moved(base, 'in/moor-again.html', '9 min', '5 min')],
  ['what is said of a page', (base) => base.write('in/tide.meta.json', '{"title": "Tides"}')],
  ['a new page', (base) => base.write('in/quay.html', '<h2>Quay</h2><p>Mind the gap.</p>')],
  ['a page that is gone', (base) => base.remove('in/tide.html')],
  ['a picture beside pages', (base) => base.write('in/tide.png', png)],
  ['a writer’s text', (base) => moved(base, `${articles}/about-moor.mdx`, '## Lines', '## Ropes')],
  ['an article without a source', (base) => base.write(`${articles}/n.mdx`, '---\nid: n\n---\n')],
  ['the file of an article', (base) => base.remove(`${articles}/about-tide.mdx`)],
  ['the base', (base) => moved(base, 'content/base/moor.mdx', 'Berth', 'Quay')],
  [
    'a snapshot',
    (base) => moved(base, 'content/sources/files/tide/page.html', 'Twice', 'Three times')
  ],
  [
    'a picture of an article',
    (base) => base.write(`${articles}/about-map/the-map.png`, Buffer.concat([png, png]))
  ],
  [
    'a decision',
    async function (base) {
      const {findings} = await checkArticles(base)
      const id = findings.find(({rule}) => /^(?:number|step)\//.test(rule))?.id ?? ''
      await decide(base, {id, answer: 'meant', reason: 'The tide decides.'})
    }
  ],
  ['a pair', (base) => setPair(base, 'tide', 'map', true)]
])('when %s is another, an import says what one without a memory says', async function (_, change) {
  const base = await harbour()
  await base.import()
  await base.import()
  await change(base)
  const expected = await cold(base)
  expect(said(await base.import())).toEqual(expected)
})

test('when the configuration is another, nothing is remembered of the former', async function () {
  const base = await harbour()
  await base.import()
  const before = said(await base.import())
  const other = {...base, config: {...base.config, pairs: [], locale: 'de'}}
  const paths = [path.join(base.root, 'in')]
  const after = said(await importPages(other, {paths, write: true, cwd: base.root}))
  expect(after).not.toEqual(before)
})

test('a picture that turns up beside a page that was named alone is seen', async function () {
  const base = await harbour()
  const paths = [path.join(base.root, 'in/tide.html')]
  await base.import({paths})
  await base.import({paths})
  await base.write('in/tide.png', png)
  const {articles} = await base.import({paths})
  expect(articles.map(({written}) => written)).toEqual(['updated'])
})

test.each<[string, (bytes: Buffer) => Buffer | string]>([
  ['cut short', (bytes) => bytes.subarray(0, bytes.length - 40)],
  ['empty', () => ''],
  ['no memory at all', () => 'no memory at all'],
  [
    'changed by somebody',
    (bytes) => bytes.toString().replace('"title":"About moor"', '"title":"X"')
  ],
  ['of another program', (bytes) => bytes.toString().replace(/"key":"...../, '"key":"00000')]
])('a memory that is %s counts as none', async function (_, damage) {
  const base = await harbour()
  await base.import()
  const expected = said(await base.import())
  const [name = ''] = await readdir(path.join(base.root, memory))
  const file = path.join(base.root, memory, name)
  const bytes = await readFile(file)
  const damaged = damage(bytes)
  expect(Buffer.from(damaged)).not.toEqual(bytes)
  await writeFile(file, damaged)
  expect(said(await base.import())).toEqual(expected)
})

test('only the last few ways to call an import are remembered', async function () {
  const base = await harbour()
  const paths = [path.join(base.root, 'in/tide.html')]
  for (let count = 1; count <= 9; count++) {
    await base.import({paths, source: `files-${count}`})
    await base.import({paths, source: `files-${count}`})
  }
  expect(await memories(base)).toHaveLength(8)
})

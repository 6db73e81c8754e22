/** What a check found is kept, and never told once something that it depends on is another. */

import {cp, mkdtemp, rm, stat} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterAll, expect, test} from 'vitest'
import type {Config} from '../../src/model/config.ts'
import type {RunResult} from '../../src/model/result.ts'
import {checkArticles, decide, setPair} from '../../src/pipeline.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)
const articles = 'content/articles/en/inbox'
const copies: string[] = []

afterAll(async function () {
  for (const copy of copies) await rm(copy, {recursive: true, force: true})
})

/** Two versions of a guide, a guide with pictures that links to it, one whose picture never came, and a writer's own. */
async function harbour(): Promise<KnowledgeBase> {
  const base = await knowledgeBase({pairs: [['files/moor', 'files/moor-again']]})
  const write = async (name: string, title: string, body: string) => {
    await base.write(`in/${name}.html`, body)
    await base.write(`in/${name}.meta.json`, JSON.stringify({title}))
  }
  await write(
    'moor',
    'Moor a boat',
    '<h2 id="lines">Lines</h2><ol><li>Click <b>Berth</b>.</li><li>Wait 5 minutes.</li></ol>'
  )
  await write(
    'moor-again',
    'Moor a boat',
    '<h2>Lines</h2><ol><li>Click <b>Berth</b>.</li><li>Wait 9 minutes.</li></ol>'
  )
  await write(
    'map',
    'Read the map',
    '<p>See <a href="moor.html#lines">lines</a>. <img src="map.png" alt="The map"></p>'
  )
  await write('tide', 'Tides', '<p>Twice a day. <img src="tide.png" alt="A tide"></p>')
  await base.write('in/map.png', png)
  await base.import()
  await base.write(
    `${articles}/notes.mdx`,
    '---\nid: notes\ntitle: Notes\n---\n\nKeep <Calout>dry</Calout>.\n'
  )
  return base
}

/** What a check says in a copy of `base` that has no cache. */
async function cold({root, config}: KnowledgeBase): Promise<unknown> {
  const copy = await mkdtemp(path.join(tmpdir(), 'collate-cold-'))
  copies.push(copy)
  await cp(path.join(root, 'content'), path.join(copy, 'content'), {recursive: true})
  return said(await checkArticles({root: copy, config}))
}

function said({seconds: _, ...result}: RunResult): unknown {
  return result
}

const moved = async (base: KnowledgeBase, file: string, from: string, to: string) => {
  const text = await base.read(file)
  expect(text).toContain(from)
  await base.write(file, text.replace(from, to))
}

test.each<[string, (base: KnowledgeBase) => Promise<void>]>([
  ['a writer’s text', (base) => moved(base, `${articles}/moor-a-boat.mdx`, '## Lines', '## Ropes')],
  ['an article without a source', (base) => moved(base, `${articles}/notes.mdx`, 'dry', 'wet')],
  ['the file of an article', (base) => base.remove(`${articles}/tides.mdx`)],
  [
    'the text that was generated last',
    (base) => moved(base, 'content/base/moor.mdx', 'Berth', 'Quay')
  ],
  [
    'a snapshot',
    (base) => moved(base, 'content/sources/files/moor-again/page.html', '9 minutes', '5 minutes')
  ],
  [
    'what is known of a page',
    (base) => moved(base, 'content/sources/files/tide/page.json', '"Tides"', '"Tide"')
  ],
  [
    'a picture',
    (base) => base.write(`${articles}/read-the-map/the-map.png`, Buffer.concat([png, png]))
  ],
  [
    'a picture that is no picture',
    (base) => base.write(`${articles}/read-the-map/the-map.png`, 'gone')
  ],
  ['a picture that is gone', (base) => base.remove(`${articles}/read-the-map/the-map.png`)],
  [
    'a decision',
    async function (base) {
      const {findings} = await checkArticles(base)
      const {id} =
        findings.find(({rule}) => rule.startsWith('number/') || rule.startsWith('step/')) ??
        findings[0]!
      await decide(base, {id, answer: 'meant', reason: 'The tide decides.'})
    }
  ],
  [
    'two pages that are paired',
    async function (base) {
      await setPair(base, 'tide', 'map', true)
    }
  ]
])('when %s is another, a check says what one without a cache says', async function (_, change) {
  const base = await harbour()
  const before = said(await checkArticles(base))
  expect(said(await checkArticles(base))).toEqual(before)
  expect(before).toEqual(await cold(base))

  await change(base)
  const after = said(await checkArticles(base))
  expect(after).toEqual(await cold(base))
  expect(said(await checkArticles(base))).toEqual(after)
})

test('when the configuration is another, a check says what one without a cache says', async function () {
  const base = await harbour()
  const before = said(await checkArticles(base))
  const config: Config = {...base.config, pairs: [], repairs: {'file-name-alts': false}}
  const after = said(await checkArticles({...base, config}))
  expect(after).not.toEqual(before)
  expect(after).toEqual(await cold({...base, config}))
  expect(said(await checkArticles(base))).toEqual(before)
})

test('a second check of articles with pictures writes nothing new into the cache', async function () {
  const base = await harbour()
  await checkArticles(base)
  const folder = path.join(base.root, '.collate/cache')
  const {mtimeMs} = await stat(path.join(folder, 'parts'))
  await checkArticles(base)
  expect((await stat(path.join(folder, 'parts'))).mtimeMs).toBe(mtimeMs)
})

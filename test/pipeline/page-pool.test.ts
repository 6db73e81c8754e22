/** Pages that several threads make are what one makes, whatever becomes of the threads. */

import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, test} from 'vitest'
import type {Config} from '../../src/model/config.ts'
import type {SourcePage} from '../../src/model/source-page.ts'
import {openCache} from '../../src/pipeline/cache.ts'
import {indexPages} from '../../src/pipeline/known/known.ts'
import {openPagePool} from '../../src/pipeline/page/page-pool.ts'
import type {Outcome} from '../../src/pipeline/page/page-work.ts'
import {preparePages} from '../../src/pipeline/page/prepare-pages.ts'
import {openShelf} from '../../src/pipeline/shelf.ts'
import {atEndOfTest} from '../helpers/clean-up.ts'

const key = `gh${'p_'}Zk8vQ2mXw5Rt9Lp3Hs6Yb1Nc4Gd7Fj0TzKqW`
const config = {locale: 'en', repairs: {}, sources: [], pairs: []} as unknown as Config

function pageOf(id: string, body: string, meta: SourcePage['meta'] = {title: `Berth ${id}`}) {
  const format = body.includes('<ac:') ? 'storage' : 'html'
  return {source: 'wiki', id, format, body, file: `${id}.html`, meta} satisfies SourcePage
}

/** Pages that ask for one another, by title and for what they hold; one has a secret, two say their titles themselves. */
const pages = [
  pageOf('1', '<p>See <a href="2.html">two</a> and <a href="9.html">nine</a>.</p>'),
  pageOf('2', `<p>The key is ${key}, keep it.</p>`),
  pageOf(
    '3',
    '<p>Here:</p><ac:structured-macro ac:name="include"><ac:parameter ac:name=""><ac:link><ri:page ri:content-title="Berth 4" /></ac:link></ac:parameter></ac:structured-macro>',
    {title: 'Berth 3', space: 'B'}
  ),
  pageOf(
    '4',
    '<p>Moor the boat.</p><ac:structured-macro ac:name="toc" /><h2>Lines</h2><p>Take two.</p>',
    {title: 'Berth 4', space: 'B'}
  ),
  pageOf('5', '<h1>Leave the quay</h1><p>Mind the <b>step</b>.</p>', {}),
  pageOf('6', '<p>Then <ac:link><ri:page ri:content-title="Leave the quay" /></ac:link>.</p>', {
    title: 'Berth 6'
  }),
  ...Array.from({length: 120}, (_, at) => pageOf(`x${at}`, `<h2>Quay ${at}</h2><p>Wait.</p>`))
]

async function prepared(jobs: number): Promise<unknown> {
  const root = await mkdtemp(path.join(tmpdir(), 'collate-pool-'))
  atEndOfTest(() => rm(root, {recursive: true, force: true}))
  const shelf = openShelf(root)
  const cache = await openCache(root)
  const found = await preparePages(pages, config, {cache, shelf}, {jobs, worthwhile: 0})
  const result = found.pages.map(({open, facts, page, ...rest}) => [
    // Texts are read while the shelf is open.
    {...rest, page: {...page}},
    {...open(), page: {...page}},
    facts()
  ])
  // What a thread kept is found again.
  const again = await preparePages(pages, config, {cache, shelf}, {jobs: 1})
  expect(again.pages.map(({digest}) => digest)).toEqual(found.pages.map(({digest}) => digest))
  shelf.close()
  return {result, failed: found.failed}
}

test('two threads make what one makes', async function () {
  const [one, two] = [await prepared(1), await prepared(2)]
  expect(two).toEqual(one)
  expect(JSON.stringify(two).includes(key)).toBe(false)
})

test('a page that ends its thread is said to have failed, and the others are made', async function () {
  const root = await mkdtemp(path.join(tmpdir(), 'collate-pool-'))
  atEndOfTest(() => rm(root, {recursive: true, force: true}))
  const pool = openPagePool({
    pages,
    size: 2,
    config,
    said: indexPages(pages).said,
    cache: {root, isReadOnly: false}
  })
  const wanted = pages.map((page) => ({page, name: page.id}))
  // No page of this program does so: a name that is none stands for one that would.
  wanted[3] = {page: pageOf('bad', '<p>Mind the gap.</p>'), name: 7 as unknown as string}
  const outcomes = new Map<number, Outcome>()
  try {
    await pool.make(wanted, (at, outcome) => outcomes.set(at, outcome))
  } finally {
    await pool.close()
  }
  expect(outcomes.size).toBe(pages.length)
  const failed = [...outcomes].filter(([, outcome]) => 'failed' in outcome)
  expect(failed.map(([at]) => at)).toEqual([3])
  expect(failed[0]?.[1]).toMatchObject({
    failed: [{rule: 'source/failed', at: {file: 'bad.html'}}]
  })
})

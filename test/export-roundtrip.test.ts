/**
 * Articles that are exported and imported again are the same, or the export said where not: the sample of this
 * repository, and real documents beside it.
 */

import {createHash} from 'node:crypto'
import {globSync} from 'node:fs'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {roundTrip} from '../scripts/roundtrip/measure.ts'
import {loadConfig} from '../src/config/index.ts'
import type {Target} from '../src/model/export.ts'
import type {Workspace} from '../src/pipeline.ts'
import {type KnowledgeBase, knowledgeBase} from './helpers/knowledge-base.ts'
import {copySample} from './helpers/sample-base.ts'
import {shared} from './helpers/shared.ts'

describe('the sample', function () {
  let sample: Workspace

  beforeAll(async function () {
    const root = await mkdtemp(path.join(tmpdir(), 'collate-'))
    await copySample(root)
    sample = {root, config: await loadConfig(root)}
  })
  afterAll(() => rm(sample.root, {recursive: true, force: true}))

  test.each<[Target, number]>([
    ['zendesk', 12],
    ['confluence', 20],
    ['markdown', 12]
  ])('%s', async function (to, least) {
    const {articles, same, silent} = await roundTrip(sample, to)
    expect(silent).toEqual([])
    expect(articles).toBeGreaterThan(20)
    expect(same).toBeGreaterThanOrEqual(least)
  })
})

const corpus = shared('corpus')
/** How many documents of each folder of the corpus are taken, by their hashes. */
const samples: ReadonlyArray<readonly [pattern: string, most: number]> = [
  ['zendesk/nesi-pairs/**/before.html', 16],
  ['zendesk/{arduino,magento}/**/*.md', 6],
  ['confluence/querypie/*/page.xhtml', 5],
  ['confluence/pchuri-pairs/*.xml', 4],
  ['confluence/xwiki/*/bodies/*', 5]
]

describe.skipIf(!corpus)('real documents', function () {
  let base: KnowledgeBase

  beforeAll(async function () {
    base = await knowledgeBase()
    const paths = samples.flatMap(([pattern, most]) => sampled(pattern, most))
    expect(paths.length).toBeGreaterThanOrEqual(36)
    await base.import({paths})
  })

  test.each<[Target, number]>([
    ['zendesk', 0.9],
    ['confluence', 0.9]
  ])('%s', async function (to, least) {
    const {articles, same, silent} = await roundTrip(base, to)
    expect(silent).toEqual([])
    expect(same / articles).toBeGreaterThanOrEqual(least)
  })
})

function sampled(pattern: string, most: number): string[] {
  const hash = (file: string) => createHash('sha256').update(file).digest('hex')
  return globSync(pattern, {cwd: corpus ?? '/nowhere'})
    .sort((a, b) => (hash(a) < hash(b) ? -1 : 1))
    .slice(0, most)
    .map((file) => path.join(corpus ?? '', file))
}

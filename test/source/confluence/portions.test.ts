/** A part, a portion, or a plan of an import from a site: what is asked for, and what is left alone. */

import {expect, test} from 'vitest'
import {edit, makeSite} from '../../helpers/confluence-server/site.ts'
import {treeDigests} from '../../helpers/tree-digests.ts'
import {rules, tally, wiki} from './knowledge.ts'

const bodies = (asked: readonly string[]) => tally(asked)['/api/v2/pages/ID'] ?? 0
const cloud = {deployment: 'cloud'} as const

test('a plan asks as an import does, and keeps nothing', async function () {
  const site = makeSite(12)
  const home = await wiki(site, cloud)
  const before = await treeDigests(home.kb.root)
  const dry = await home.import({write: false})
  const asked = home.asked()
  expect(dry.plan?.filter(({patch}) => patch !== undefined)).toHaveLength(12)
  expect(await treeDigests(home.kb.root)).toEqual(before)

  await home.import()
  expect(tally(home.asked())).toEqual(tally(asked))
  edit(site, '100003', 'Look at the tide.')
  const whole = await treeDigests(home.kb.root)
  const next = await home.import({write: false})
  expect(bodies(home.asked())).toBe(1)
  expect(next.plan?.find(({patch}) => patch)?.patch).toContain('+Look at the tide.')
  expect(await treeDigests(home.kb.root)).toEqual(whole)
})

test('only the pages that are named are asked for, and none is gone', async function () {
  const site = makeSite(12)
  const home = await wiki(site, cloud)
  const first = await home.import({only: ['wiki/100003', 'wiki/10000?']})
  expect(first.articles).toHaveLength(10)
  expect(bodies(home.asked())).toBe(10)

  for (const id of ['100003', '100004']) edit(site, id, 'Look at the tide.')
  site.pages = site.pages.filter(({id}) => id !== '100009')
  const second = await home.import({only: ['100004']})
  expect(bodies(home.asked())).toBe(1)
  expect(second.articles.map(({id, written}) => `${id} ${written}`)).toEqual(['100004 updated'])
  expect(rules(second)).not.toContain('drift/upstream-removed')
  expect(rules(await home.import())).toContain('drift/upstream-removed')
})

test('a source of which nothing is named is not asked at all', async function () {
  const home = await wiki(makeSite(3), cloud)
  await home.kb.write('in/own.html', '<h1>Own</h1><p>Look.</p>')
  home.kb.config.sources = [
    ...home.kb.config.sources,
    {name: 'files', type: 'files', paths: ['in']}
  ]
  const result = await home.import({only: ['files/*']})
  expect(result.articles.map(({id}) => id)).toEqual(['own'])
  expect(home.asked()).toEqual([])
  await home.import({only: ['own']})
  expect(home.asked()).toEqual([])
})

test('portions ask for no page twice, and for none that waits', async function () {
  const site = makeSite(12)
  const [home, other] = [await wiki(site, cloud), await wiki(site, cloud)]
  const told: number[][] = []
  for (let run = 0; run < 4; run++) {
    const {articles, waiting} = await home.import({limit: 5})
    told.push([articles.length, waiting?.length ?? -1, bodies(home.asked())])
  }
  expect(told).toEqual([
    [5, 7, 5],
    [10, 2, 5],
    [12, 0, 2],
    [12, 0, 0]
  ])
  edit(site, '100001', 'Look at the tide.')
  edit(site, '100002', 'Look at the tide.')
  const changed = await home.import({limit: 1})
  expect([changed.waiting, bodies(home.asked())]).toEqual([['wiki/100002'], 1])
  expect((await home.import({limit: 1})).waiting).toEqual([])
  await other.import()
  const digests = await other.kb.digests()
  expect(Object.keys(await home.kb.digests())).toEqual(Object.keys(digests))
})

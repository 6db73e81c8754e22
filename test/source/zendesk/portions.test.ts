/** A part or a portion of an import from a help centre: its lists hold the texts; the rest is asked for where it is wanted. */

import {expect, test} from 'vitest'
import {treeDigests} from '../../helpers/tree-digests.ts'
import {articleId, edit, makeCentre} from '../../helpers/zendesk-server/centre.ts'
import {home, rules, tally} from './knowledge.ts'

const attached = (asked: readonly string[]) => tally(asked)['/articles/ID/attachments'] ?? 0

test('a plan keeps nothing, and the import does what it says', async function () {
  const help = await home(makeCentre(6))
  const before = await treeDigests(help.kb.root)
  const dry = await help.import({write: false})
  expect(await treeDigests(help.kb.root)).toEqual(before)
  await help.import()
  const written = Object.keys(await help.kb.digests())
  expect(dry.plan?.map(({file}) => file).sort()).toEqual(written.sort())
})

test('files are asked for of what is named alone', async function () {
  const centre = makeCentre(8)
  const help = await home(centre)
  const first = await help.import({only: [`help/${articleId(1)}`, String(articleId(2))]})
  expect(first.articles.map(({id}) => id)).toEqual([articleId(1), articleId(2)].map(String))
  expect(attached(help.asked())).toBe(2)
  edit(centre, 1, 'Look at the tide.')
  edit(centre, 2, 'Look at the tide.')
  const second = await help.import({only: [String(articleId(2))]})
  expect(second.articles.map(({written}) => written)).toEqual(['updated'])
  expect(attached(help.asked())).toBe(1)
  expect(rules(second)).not.toContain('drift/upstream-removed')
})

test('portions end where one import does', async function () {
  const centre = makeCentre(7)
  const [help, other] = [await home(centre), await home(centre)]
  await other.import()
  const all = Object.keys(await other.kb.digests())
  const sizes: number[] = []
  for (let waiting = -1; waiting !== 0; ) {
    const result = await help.import({limit: 3})
    waiting = result.waiting?.length ?? 0
    sizes.push(attached(help.asked()))
  }
  expect(sizes.every((size) => size <= 3)).toBe(true)
  expect(Object.keys(await help.kb.digests())).toEqual(all)
  expect(
    (await help.import({limit: 1})).articles.every(({written}) => written === 'unchanged')
  ).toBe(true)
})

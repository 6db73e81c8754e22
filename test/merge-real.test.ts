/**
 * The laws of the merge on real articles that people changed, each edited as a writer would: lightly, and worked over.
 *
 * `FUZZ_RUNS=1` takes every article; without it, a part of them.
 */

import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {createRandom} from '../scripts/bench/random.ts'
import {edited} from '../scripts/bench-merge/edits.ts'
import {readChanges} from '../scripts/bench-merge/versions.ts'
import {bodyText, merge} from '../src/merge/index.ts'
import {shared} from './helpers/shared.ts'
import {holdsLaws} from './merge/laws.ts'

const corpus = shared('corpus')
const folders = ['zendesk/nesi-pairs', 'confluence/pchuri-pairs']
const step = process.env['FUZZ_RUNS'] ? 1 : 8

describe.runIf(corpus)('laws, on real articles', async function () {
  const changes = corpus
    ? await readChanges(
        folders.map((folder) => path.join(corpus, folder)),
        1,
        step
      )
    : []

  test('people changed many of them', function () {
    expect(changes.filter(({isReal}) => isReal).length).toBeGreaterThan(60 / step)
  })

  test.each([
    ['light', 1, 3],
    ['heavy', 4, 10]
  ] as const)('%s edits', {timeout: 600_000}, function (_, least, most) {
    for (const [seed, {name, base, theirs}] of changes.entries()) {
      const random = createRandom(seed)
      let words = 0
      const body = edited(bodyText(base), random.whole(least, most), random, () => `mine${words++}`)
      const ours = base.slice(0, base.length - bodyText(base).length) + body
      const all = {base, ours, theirs}
      try {
        expect(merge(base, base, theirs)).toEqual({text: theirs, base: theirs, conflicts: []})
        expect(merge(base, ours, base)).toEqual({text: ours, base, conflicts: []})
        expect(merge(base, ours, ours)).toEqual({text: ours, base: ours, conflicts: []})
        holdsLaws(all, merge(base, ours, theirs))
      } catch (error) {
        throw new Error(`${name}, ${seed}: ${(error as Error).message}`, {cause: error})
      }
    }
  })
})

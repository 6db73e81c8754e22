/** The laws of the merge: the writer wins, and nothing that anybody typed is lost. */

import {globSync, readFileSync} from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {createRandom} from '../scripts/bench/random.ts'
import {edited} from '../scripts/bench-merge/edits.ts'
import {bodyText, merge} from '../src/merge/index.ts'
import {versions} from './merge/generate.ts'
import {holdsLaws} from './merge/laws.ts'

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 400)

describe('laws, on articles that are generated', function () {
  test('an untouched article is generated anew', function () {
    fc.assert(
      fc.property(versions, ({base, theirs}) => {
        expect(merge(base, base, theirs)).toEqual({text: theirs, base: theirs, conflicts: []})
      }),
      {numRuns}
    )
  })

  test('a writer’s article stays byte for byte when nothing changed upstream', function () {
    fc.assert(
      fc.property(versions, ({base, ours}) => {
        expect(merge(base, ours, base)).toEqual({text: ours, base, conflicts: []})
      }),
      {numRuns}
    )
  })

  test('the same change on both sides is no conflict', function () {
    fc.assert(
      fc.property(versions, ({base, ours}) => {
        expect(merge(base, ours, ours)).toEqual({text: ours, base: ours, conflicts: []})
      }),
      {numRuns}
    )
  })

  test.each([1, 2, 3, 4])(
    'of any three, nothing is lost or doubled, and merging again changes nothing (%s)',
    function (seed) {
      fc.assert(
        fc.property(versions, (all) => {
          holdsLaws(all, merge(all.base, all.ours, all.theirs))
        }),
        {numRuns: numRuns / 2, seed}
      )
    }
  )

  test('of texts that are no articles, too', function () {
    const text = fc.string({maxLength: 40, unit: fc.constantFrom(...' \n\n\t\r>-*#|`1.<>/ab')})
    fc.assert(
      fc.property(text, text, text, (base, ours, theirs) => {
        const merged = merge(base, ours, theirs)
        expect(merge(base, merged.text, theirs).text).toBe(merged.text)
      }),
      {numRuns}
    )
  })
})

describe('laws, on the sample articles', function () {
  const files = globSync('content/articles/**/*.mdx', {
    cwd: path.join(import.meta.dirname, '..')
  }).sort()

  test.each(files)('%s', function (file) {
    const base = readFileSync(path.join(import.meta.dirname, '..', file), 'utf8')
    const head = base.slice(0, base.length - bodyText(base).length)
    for (const seed of [1, 2, 3, 4]) {
      const random = createRandom(seed)
      let count = 0
      const side = (name: string) =>
        head + edited(bodyText(base), random.whole(1, 6), random, () => `${name}${count++}`)
      const all = {base, ours: side('mine'), theirs: side('new')}
      holdsLaws(all, merge(base, all.ours, all.theirs))
    }
  })
})

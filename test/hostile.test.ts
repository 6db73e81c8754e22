/** A sample of `npm run test:hostile` and of `npm run fuzz`: a few inputs of every kind, judged as the whole of them is. */

import {expect, test} from 'vitest'
import {Rounds} from '../scripts/fuzz/round.ts'
import {has} from '../scripts/hostile/corpora.ts'
import {problemsOf, problemsOfWriters} from '../scripts/hostile/judge/page.ts'
import {suites} from '../scripts/hostile/suites/index.ts'

/** What takes long even in part, and has tests of its own here: `yaml-limits`, `odd-names`, `parse-hostile`, `site`, `table`. */
const left =
  'YAML|size-bombs|deep, wide, huge|pathological|whole site|prototypes|names and paths|allow-list'.split(
    '|'
  )
const sampled = suites.filter(
  ({name, corpus}) => !left.includes(name) && (corpus === undefined || has(corpus))
)

test.each(sampled)('$name', async function (suite) {
  const {cases, failures} = await suite.run({sample: true})
  expect(cases).toBeGreaterThan(0)
  expect(failures).toEqual([])
})

test('documents by chance', function () {
  const rounds = new Rounds(20261201)
  for (let round = 0; round < 15; round++) {
    const given = rounds.at(round)
    if (given.kind === 'base') continue
    const found = given.kind === 'page' ? problemsOf(given) : problemsOfWriters(given.text)
    expect(found, `round ${round}`).toEqual([])
  }
})

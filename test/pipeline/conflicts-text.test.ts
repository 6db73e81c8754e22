/** What is kept of conflicts is read as it was written, whatever writers and sources typed. */

import fc from 'fast-check'
import {expect, test} from 'vitest'
import {conflictsIn, conflictsText} from '../../src/pipeline/article/conflicts.ts'

const line = fc
  .tuple(fc.constantFrom('', ' ', '  - ', '\t', '> ', '# '), fc.lorem({maxCount: 30}))
  .map(([start, words]) => start + words)
const text = fc
  .array(fc.oneof(line, fc.constantFrom('', ' ', '  ', '---', '...', ': ', '"'), fc.string()))
  .map((lines) => lines.join('\n'))

test('any texts', function () {
  fc.assert(
    fc.property(text, text, text, fc.array(fc.string()), function (base, ours, theirs, under) {
      const conflicts = [{kind: 'edited', under, base, ours, theirs} as const]
      expect(conflictsIn(conflictsText(conflicts), 'a')).toEqual(conflicts)
    })
  )
})

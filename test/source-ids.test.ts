/** Ids name folders on every system, and different ids name different ones. */

import path from 'node:path'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {safeId} from '../src/source/page/safe-id.ts'

test.each([
  '360012',
  '000_d947ef9c',
  'Getting started',
  'klíč',
  '鍵',
  'a.b',
  '🔑',
  'a'.repeat(120)
])('%s stays as it is', function (id) {
  expect(safeId(id)).toBe(id)
})

test.each([
  ['../../etc/passwd', /^etc-passwd~[0-9a-f]{8}$/],
  ['a/b', /^a-b~/],
  ['C:\\x', /^C-x~/],
  ['CON', /^page-CON~/],
  ['nul.html', /^page-nul\.html~/],
  ['', /^page~/],
  ['..', /^page~/],
  ['.hidden', /^hidden~/],
  ['ends.', /^ends~/],
  ['a\u0000b\u202Ec', /^a-b-c~/],
  ['C# 100%', /^C- 100-~/],
  ['cafe\u0301', /^café~/],
  ['x'.repeat(300), /^x{120}~/],
  ['a~01234567', /^a~01234567~/]
])('%j is made safe', function (id, expected) {
  expect(safeId(id)).toMatch(expected)
})

test('any text names one folder below its parent, and no other text the same', function () {
  const text = fc.oneof(
    fc.string({unit: 'binary'}),
    fc.string(),
    fc.constantFrom('..', '.', '/', '~')
  )

  fc.assert(
    fc.property(text, text, function (a, b) {
      const [one, two] = [safeId(a), safeId(b)]
      expect(path.posix.join('base', one)).toBe(`base/${one}`)
      expect(path.win32.normalize(one)).toBe(one)
      expect(one).not.toMatch(/[\p{Cc}/\\]/u)
      expect(Buffer.byteLength(one)).toBeLessThanOrEqual(140)
      expect(one === two).toBe(a === b)
    }),
    {numRuns: 2000}
  )
})

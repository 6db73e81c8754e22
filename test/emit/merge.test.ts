/** The laws of the merge: the writer wins, and nothing that a writer typed is lost. */

import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {merge} from '../../src/emit/index.ts'

const front = fc.constantFrom(
  '',
  '---\nid: a\n---\n\n',
  '---\nid: a\ntoken: acme\n---\n\n',
  '---\nid: b\n---\n',
  '---\nid: a\ndetails:\n  Owner: Ada\n  Flag: Blue\n---\n',
  '---\nid: a\ntoken: acme\ndetails:\n  Owner: Bo\n  Flag: Blue\n---\n',
  '---\nid: a\ndetails:\n  Owner: Ada\n  Flag: Red\n  Length: 9 m\n---\n'
)
const text = fc.tuple(front, fc.string({maxLength: 30})).map(([head, body]) => head + body)

describe('laws', function () {
  test('an untouched article is generated anew', function () {
    fc.assert(
      fc.property(text, text, function (base, theirs) {
        expect(merge(base, base, theirs)).toEqual({text: theirs, base: theirs})
      })
    )
  })

  test('a writer’s article stays byte for byte when nothing changed upstream', function () {
    fc.assert(
      fc.property(text, text, function (base, ours) {
        expect(merge(base, ours, base).text).toBe(ours)
      })
    )
  })

  test('the same change on both sides is no conflict', function () {
    fc.assert(
      fc.property(text, text, function (base, both) {
        expect(merge(base, both, both)).toEqual({text: both, base: both})
      })
    )
  })

  test('merging the result again changes nothing', function () {
    fc.assert(
      fc.property(text, text, text, function (base, ours, theirs) {
        const once = merge(base, ours, theirs)
        const twice = merge(once.base, once.text, theirs)
        expect(twice).toEqual(once)
      })
    )
  })

  test('where both changed, the writer’s text stays and theirs is kept beside it', function () {
    fc.assert(
      fc.property(text, text, text, function (base, ours, theirs) {
        const merged = merge(base, ours, theirs)
        if (merged.theirs === undefined) return
        expect(merged).toEqual({text: ours, base, theirs})
      })
    )
  })
})

test('front matter that a writer added survives a new body', function () {
  const base = '---\nid: a\ntitle: A\n---\n\nOld.\n'
  const ours = '---\nid: a\ntitle: A\ntoken: acme\n---\n\nOld.\n'
  const theirs = '---\nid: a\ntitle: A\n---\n\nNew.\n'

  expect(merge(base, ours, theirs)).toEqual({
    text: '---\nid: a\ntitle: A\ntoken: acme\n---\n\nNew.\n',
    base: theirs
  })
})

test('front matter is merged by key, and properties by name', function () {
  const base = '---\nid: a\ntitle: A\ndetails:\n  Owner: Ada\n  "Home: port": Blue\n---\nText\n'
  const ours = base.replace('Blue', 'Green').replace('title: A', '# mine\ntitle: A # B')
  const theirs = base.replace('Ada', 'Bo').replace('details:', 'status: draft\ndetails:')

  expect(merge(base, ours, theirs).text).toBe(
    '---\nid: a\n# mine\ntitle: A # B\nstatus: draft\ndetails:\n  Owner: Bo\n  "Home: port": Green\n---\nText\n'
  )
  const gone = base.replace('  Owner: Ada\n', '')
  expect(merge(base, ours, gone).text).toBe(ours.replace('  Owner: Ada\n', ''))
  const other = base.replace('Blue', 'Red')
  expect(merge(base, ours, other)).toEqual({text: ours, base, theirs: other})
})

test('a body that a writer edited is left, and so is a conflict', function () {
  const base = '---\nid: a\n---\n\nOld.\n'
  const ours = '---\nid: a\n---\n\nMine.\n'
  const theirs = '---\nid: a\n---\n\nNew.\n'

  expect(merge(base, ours, theirs)).toEqual({text: ours, base, theirs})
})

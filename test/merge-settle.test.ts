/** What becomes of a conflict when someone settles it, whatever a writer did to the article meanwhile. */

import {describe, expect, test} from 'vitest'
import {merge, openConflicts, settled} from '../src/merge/index.ts'

function article(front: string, body = 'The quay is open.\n'): string {
  return `---\nid: quay\n${front}---\n\n${body}`
}

/** The one conflict of a merge that left the writer’s text as it was, once the writer has gone on to `now`. */
function later(base: string, ours: string, theirs: string, now = ours) {
  const first = merge(base, ours, theirs)
  expect(first.text).toBe(ours)
  const open = openConflicts(first.conflicts, merge(theirs, now, theirs))
  const taken = first.conflicts.map((conflict) => settled(now, theirs, conflict, 'take'))
  return {open, taken: taken[0]}
}

describe('a line at the top', function () {
  test('that the writer changed once more is still in conflict, and can be taken', function () {
    const [base, ours, theirs, now] = ['Quay', 'Pier', 'Dock', 'Jetty'].map((title) =>
      article(`title: ${title}\n`)
    ) as [string, string, string, string]
    const {open, taken} = later(base, ours, theirs, now)
    expect(open.map(({conflict, line}) => [conflict.ours, line])).toEqual([['title: Jetty\n', 3]])
    expect(taken).toBe(theirs)
  })

  test('is not the one whose name ends alike', function () {
    const [base, ours, theirs] = ['1', '2', '3'].map((order) =>
      article(`title: Quay\nnav_order: 2\norder: ${order}\n`)
    ) as [string, string, string]
    expect(later(base, ours, theirs).taken).toBe(theirs)
  })

  test('that the writer took out and typed anew is not there twice', function () {
    const [base, theirs, now] = ['One', 'Two', 'Three'].map((text) =>
      article(`title: Quay\ndescription: ${text}\n`)
    ) as [string, string, string]
    const {open, taken} = later(base, article('title: Quay\n'), theirs, now)
    expect(open.map(({conflict}) => conflict.ours)).toEqual(['description: Three\n'])
    expect(taken).toBe(theirs)
  })

  test('that the sources took out stays in conflict while the writer changes it', function () {
    const [base, ours, now] = ['One', 'Two', 'Three'].map((text) =>
      article(`title: Quay\ndescription: ${text}\n`)
    ) as [string, string, string]
    const theirs = article('title: Quay\n')
    const {open, taken} = later(base, ours, theirs, now)
    expect(open.map(({conflict}) => conflict.ours)).toEqual(['description: Three\n'])
    expect(taken).toBe(theirs)
  })

  test('of `details` comes back among them, or with them', function () {
    const [base, theirs] = ['Ann', 'Bo'].map((name) =>
      article(`title: Quay\ndetails:\n  Team: Pier\n  Owner: ${name}\nstatus: review\n`)
    ) as [string, string]
    const ours = article('title: Quay\ndetails:\n  Team: Pier\nstatus: review\n')
    expect(later(base, ours, theirs).taken).toBe(theirs)
    expect(later(base, ours, theirs, article('title: Quay\n')).taken).toBe(
      article('title: Quay\ndetails:\n  Owner: Bo\n')
    )
  })
})

test('a block that says the words of the conflict is meant before one that is like it', function () {
  const like = '| a | b |\n| - | Save |\n| the | x |\n| y | z |'
  const table = (word: string) => `| a | b |\n| - | - |\n| ${word} | x |\n| y | z |`
  const text = article('title: Quay\n', `${like}\n\nBetween the two.\n\n${table('token')}\n`)
  const conflict = {
    kind: 'deleted-there',
    base: table('the'),
    ours: table('token'),
    theirs: '',
    under: []
  } as const
  const taken = settled(text, article('title: Quay\n'), {...conflict, under: []}, 'take')
  expect(taken).toBe(article('title: Quay\n', `${like}\n\nBetween the two.\n`))
})

describe('a file with both ends of lines', function () {
  const [base, theirs] = [
    article('title: Quay\n', 'The quay is open.\n\nRing the bell.\n'),
    article('title: Quay\n', 'The quay is open.\n\nRing the bell twice.\n')
  ] as const
  const mixed = (text: string) => text.replaceAll('\n', '\r\n').replace('Quay\r\n', 'Quay\n')
  const edited = (text: string) => text.replace('is open', 'is open all day')

  test('is merged like any other, and gets those that most of it has', function () {
    const {text, conflicts} = merge(base, mixed(edited(base)), theirs)
    expect(conflicts).toEqual([])
    expect(text).toBe(edited(theirs).replaceAll('\n', '\r\n'))
  })

  test('keeps its bytes where nothing comes in', function () {
    const ours = mixed(edited(base).replace('bell', 'bell softly, then wait'))
    const {text, conflicts} = merge(base, ours, theirs.replace('bell twice', 'gong twice'))
    expect(conflicts).toHaveLength(1)
    expect(text).toBe(ours)
  })
})

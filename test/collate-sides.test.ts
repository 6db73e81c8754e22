/** Two versions side by side, each in its own words. */

import {expect, test} from 'vitest'
import {collate, sideBySide} from '../src/collate/index.ts'
import {readMarkdown} from '../src/mdx/index.ts'
import type {Article} from '../src/model/article.ts'
import type {SideRow} from '../src/model/side-by-side.ts'

test('each side keeps its own words, capitals and quotes', function () {
  const {rows} = show('Press “Save” and wait 30 days.', 'press "Save" and wait 60 days.')
  expect(rows).toEqual([
    {
      kind: 'changed',
      left: [
        {
          kind: 'paragraph',
          parts: [
            [
              {text: 'Press “Save” and wait', isOwn: false},
              {text: ' 30 days', isOwn: true},
              {text: '.', isOwn: false}
            ]
          ],
          pictures: [],
          line: 1,
          column: 1
        }
      ],
      right: [
        {
          kind: 'paragraph',
          parts: [
            [
              {text: 'press "Save" and wait', isOwn: false},
              {text: ' 60 days', isOwn: true},
              {text: '.', isOwn: false}
            ]
          ],
          pictures: [],
          line: 1,
          column: 1
        }
      ]
    }
  ])
})

test('texts that have little in common are marked whole', function () {
  const {rows} = show('1. Open the door.', '1. Go in at the door, now.')
  expect(rows.map(told)).toEqual([
    ['changed', '[Open the door.]', '[Go in at the door, now.]', undefined]
  ])
})

test('cells, code and pictures are shown as they are', function () {
  const text = `| Part | How |
|---|---|
| Door | Soft cloth |

\`\`\`sh
oven   --clean
  --fast
\`\`\`

![The lamp](a/lamp.png)

![](a/door.png)`
  const {rows} = show(text, text)
  expect(rows.map(({left: [block]}) => [block?.kind, block?.pictures])).toEqual([
    ['row', []],
    ['row', []],
    ['code', []],
    ['image', [{name: 'The lamp', address: 'a/lamp.png'}]],
    ['image', [{name: 'door.png', address: 'a/door.png'}]]
  ])
  expect(rows[1]?.left[0]?.parts).toEqual([
    [{text: 'Door', isOwn: false}],
    [{text: 'Soft cloth', isOwn: false}]
  ])
  expect(rows[2]?.left[0]?.parts).toEqual([[{text: 'oven   --clean\n  --fast', isOwn: false}]])
})

test('what moved is beside what it answers, and named where it stands', function () {
  const seal = 'Wipe the seal of the door once a month with warm water.'
  const {rows} = show(
    `Ovens have a lamp inside.\n\nLet the oven cool down before you begin.\n\n${seal}`,
    `${seal}\n\nOvens have a lamp inside.\n\nLet the oven cool down before you begin.`
  )
  expect(rows.map(told)).toEqual([
    ['elsewhere', '', seal, 3],
    ['same', 'Ovens have a lamp inside.', 'Ovens have a lamp inside.', undefined],
    [
      'same',
      'Let the oven cool down before you begin.',
      'Let the oven cool down before you begin.',
      undefined
    ],
    ['moved', seal, seal, 0]
  ])
})

test('steps bear their numbers and name the row that they begin in', function () {
  const {rows, steps} = show(
    'Do this.\n\n1. Open the door.\n2. Spray the walls.\n3. Wait 20 minutes.',
    'Do this.\n\n1. Open the door.\n2. Wait 20 minutes.'
  )
  expect(steps).toEqual([
    {
      left: [{number: 1, title: 'Open the door.'}],
      right: [{number: 1, title: 'Open the door.'}],
      moved: false,
      row: 1
    },
    {left: [{number: 2, title: 'Spray the walls.'}], right: [], moved: false, row: 2},
    {
      left: [{number: 3, title: 'Wait 20 minutes.'}],
      right: [{number: 2, title: 'Wait 20 minutes.'}],
      moved: false,
      row: 3
    }
  ])
  expect(rows.map(({left, right}) => [left[0]?.step, right[0]?.step])).toEqual([
    [undefined, undefined],
    [1, 1],
    [2, undefined],
    [3, 2]
  ])
  // The item begins before its paragraph.
  expect(rows[1]?.left[0]).toMatchObject({line: 3, column: 1})
})

/** Kind, both texts with own words in brackets, and the other row. */
function told({kind, left, right, twin}: SideRow): unknown[] {
  const [a, b] = [left, right].map((blocks) =>
    blocks
      .flatMap(({parts}) => parts.flat())
      .map(({text, isOwn}) => (isOwn && kind === 'changed' ? `[${text}]` : text))
      .join('')
  )
  return [kind, a, b, twin]
}

function show(left: string, right: string) {
  return sideBySide(collate(article(left), article(right)))
}

function article(markdown: string): Article {
  return {
    id: 'a',
    title: 'A',
    file: 'a.md',
    labels: [],
    locale: 'en',
    section: 'inbox',
    body: readMarkdown(markdown).body,
    anchors: {}
  }
}

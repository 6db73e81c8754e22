/** Two small versions side by side, made by hand: every kind of row, and findings about them. */

import type {ShownBlock, Words} from '../../src/model/side-by-side.ts'
import type {DiffPageView} from '../../src/report/index.ts'
import {makeArticle, makeFinding} from './make-result.ts'

const left = makeArticle({
  page: 'wiki/1',
  url: 'https://wiki.example/1',
  updatedAt: '2026-03-09T10:00:00Z'
})
const right = makeArticle({
  title: 'Make a key',
  page: 'desk/2',
  file: 'content/sources/desk/2/page.html'
})

/** A block of `words`; those in brackets are its side's own. */
function block(line: number, words: string, given: Partial<ShownBlock> = {}): ShownBlock {
  const parts = words
    .split(/[[\]]/)
    .map((text, at): Words => ({text, isOwn: at % 2 === 1}))
    .filter(({text}) => text !== '')
  return {kind: 'paragraph', parts: [parts], pictures: [], line, column: 1, ...given}
}

export const sides: DiffPageView = {
  left,
  right,
  areVersions: true,
  versions: 2,
  findings: [
    makeFinding({
      rule: 'number/conflict',
      severity: 'error',
      id: 'n2n2',
      args: {from: '30 days', to: '60 days', copy: 'the desk page “Make a key”'},
      place: {file: left.file, line: 4, column: 9},
      cause: {file: right.file, line: 6, column: 1}
    }),
    makeFinding({
      rule: 'step/extra',
      id: 's3s3',
      args: {number: 2, step: 'Copy it.', copy: 'the desk page “Make a key”'},
      place: {file: left.file, line: 7, column: 1},
      cause: {file: right.file, line: 6, column: 1}
    })
  ],
  settled: [
    makeFinding({
      rule: 'block/moved',
      severity: 'info',
      id: 'm4m4',
      args: {text: 'Keys are secret.', copy: 'the desk page “Make a key”'},
      place: {file: left.file, line: 9, column: 1},
      cause: {file: right.file, line: 1, column: 1}
    })
  ],
  rows: [
    {kind: 'elsewhere', left: [], right: [block(1, 'Keys are secret.')], twin: 4},
    {
      kind: 'same',
      left: [block(2, 'Create it', {kind: 'heading'})],
      right: [block(3, 'Create it', {kind: 'heading'})]
    },
    {
      kind: 'changed',
      left: [block(4, 'It lasts[ 30 days].', {kind: 'item', step: 1})],
      right: [block(6, 'It lasts[ 60 days].', {kind: 'item', step: 1})]
    },
    {kind: 'left', left: [block(7, '[Copy it.]', {kind: 'item', step: 2})], right: []},
    {
      kind: 'moved',
      left: [block(9, 'Keys are secret.')],
      right: [block(1, 'Keys are secret.')],
      twin: 0
    },
    {
      kind: 'right',
      left: [],
      right: [block(8, '[Never share it.]', {kind: 'callout', callout: 'warning'})]
    },
    {
      kind: 'same',
      left: [
        block(11, 'a   b\n  c', {kind: 'code'}),
        block(12, '', {kind: 'image', pictures: [{name: 'The lamp', address: 'lamp.png'}]})
      ],
      right: [
        block(11, 'a   b\n  c', {kind: 'code'}),
        block(12, '', {kind: 'image', pictures: [{name: 'The lamp', address: 'lamp.png'}]})
      ]
    },
    {
      kind: 'same',
      left: [
        {
          ...block(14, ''),
          kind: 'row',
          parts: [[{text: 'Role', isOwn: false}], [{text: 'Admin', isOwn: false}]]
        }
      ],
      right: [
        {
          ...block(14, ''),
          kind: 'row',
          parts: [[{text: 'Role', isOwn: false}], [{text: 'Admin', isOwn: false}]]
        }
      ]
    }
  ],
  steps: [
    {
      left: [{number: 1, title: 'It lasts'}],
      right: [{number: 1, title: 'It lasts'}],
      moved: false,
      row: 2
    },
    {left: [{number: 2, title: 'Copy it.'}], right: [], moved: false, row: 3}
  ]
}

/** The same, with `text` in every place where a source can put words. */
export function hostileSides(text: string): DiffPageView {
  const hostile = (words: ShownBlock): ShownBlock => ({
    ...words,
    parts: [
      [
        {text, isOwn: false},
        {text: ` ${text}`, isOwn: true}
      ]
    ],
    pictures: [{name: text, address: text}]
  })
  const side = {
    title: text,
    page: `desk/${text}` as const,
    url: text,
    updatedAt: text,
    locale: text
  }
  return {
    ...sides,
    left: {...sides.left, ...side},
    right: {...sides.right, ...side, file: text},
    findings: sides.findings.map((finding) => ({
      ...finding,
      args: {from: text, to: text, copy: text, step: text, number: text},
      place: {file: text, line: 1, column: 1}
    })),
    rows: sides.rows.map((row) => ({
      ...row,
      left: row.left.map(hostile),
      right: row.right.map(hostile)
    })),
    steps: [{left: [{number: 1, title: text}], right: [{number: 1, title: text}], moved: true}]
  }
}

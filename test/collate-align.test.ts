/** Which blocks answer which, where words alone would not tell. */

import {expect, test} from 'vitest'
import {collate} from '../src/collate/index.ts'
import {readMarkdown} from '../src/mdx/index.ts'
import type {Article} from '../src/model/article.ts'

const open = 'Open the harbour page and look for your berth.'
const last = 'Ask the harbour master if your boat is longer than the berth.'

test('a paragraph that was cut in two answers both parts, and not what came in beside them', function () {
  expect(
    rows(
      [open, 'Berths are let by the week, and the price depends on the season.', last],
      [
        open,
        'Berths are let by the week,',
        'and the price depends on the season.',
        'Bring a rope.',
        last
      ]
    )
  ).toEqual(['0 = 0', '1 = 1 2', '= 3', '2 = 4'])
})

test('a short part of a paragraph that was merged is told', function () {
  expect(
    rows(
      [open, 'Pay the fee online, by card.', 'Keep the receipt.', last],
      [open, 'Pay the fee online, by card. Keep the receipt.', last]
    )
  ).toEqual(['0 = 0', '1 2 = 1', '3 = 2'])
})

test('two pairs of blocks are two beads, though they share words', function () {
  expect(
    rows(
      [
        open,
        '- Put: copy files from your folder into the store.',
        '- Get: copy files from the store into your folder.',
        last
      ],
      [
        open,
        '- Put: copy all files of your project into the store.',
        '- Get: copy files from the store, without deleting them.',
        last
      ]
    )
  ).toEqual(['0 = 0', '1 = 1', '2 = 2', '3 = 3'])
})

test('what is left over at one place is one block with other words', function () {
  expect(rows([open, '## Prices', last], [open, '## Fees', last])).toEqual([
    '0 = 0',
    '1 = 1',
    '2 = 2'
  ])
  expect(
    rows([open, 'Boats are lifted in April.', last], [open, 'Cranes move boats in spring.', last])
  ).toEqual(['0 = 0', '1 = 1', '2 = 2'])
})

test('blocks of different matters at one place are two', function () {
  expect(
    rows(
      [open, 'The slipway closes when the tide falls below two metres.', last],
      [open, 'Guests find laundry machines behind the office, free of charge.', last]
    )
  ).toEqual(['0 = 0', '1 =', '= 1', '2 = 2'])
})

test('the long paragraph that passes many short ones has moved, not they', function () {
  const long =
    'Insurance is asked for wherever a boat lies: send the policy before you come, in English.'
  const short = [
    'Water is free.',
    'Power costs extra.',
    'Ice is sold.',
    'Dogs are welcome.',
    'Fires are not.',
    'Bikes are lent.'
  ]
  expect(rows([open, long, ...short, last], [open, ...short, long, last])).toEqual([
    '0 = 0',
    '1 = 7 moved',
    ...short.map((_, index) => `${index + 2} = ${index + 1}`),
    '8 = 8'
  ])
})

/** Beads as positions of blocks, in the order of the left. */
function rows(left: readonly string[], right: readonly string[]): string[] {
  const [a, b] = [article(left), article(right)]
  const {blocks} = collate(a, b)
  const places = (side: 'left' | 'right') =>
    new Map(
      blocks
        .flatMap((bead) => bead[side])
        .sort((one, other) => line(one.node) - line(other.node))
        .map((block, at) => [block, at] as const)
    )
  const [lefts, rights] = [places('left'), places('right')]
  return blocks.map((bead) =>
    [
      ...bead.left.map((block) => lefts.get(block)),
      '=',
      ...bead.right.map((block) => rights.get(block)),
      ...(bead.moved ? ['moved'] : [])
    ].join(' ')
  )
}

function line(node: {position?: {start: {line: number}} | undefined}): number {
  return node.position?.start.line ?? 0
}

function article(blocks: readonly string[]): Article {
  const body = readMarkdown(blocks.join('\n\n')).body
  return {
    id: 'a',
    title: 'Harbour',
    file: 'a.md',
    labels: [],
    locale: 'en',
    section: 'inbox',
    body,
    anchors: {}
  }
}

/** Two versions as text: steps, words, findings. */

import {expect, test} from 'vitest'
import {diffJson, diffText, plainLook} from '../../src/report/index.ts'
import {makeArticle, makeFinding} from './make-result.ts'

const view = {
  left: makeArticle({page: 'wiki/1'}),
  right: makeArticle({title: 'Make a key', page: 'desk/2'}),
  steps: [
    {
      line: '1, 2 = 1',
      left: ['Open the settings', 'Choose Keys'],
      right: ['Go to Keys'],
      moved: false
    },
    {line: '3 → (missing)', left: ['Copy the value'], right: [], moved: false}
  ],
  rows: [
    {kind: 'same' as const, path: [], segments: [{text: 'Hello', kind: 'same' as const}]},
    {
      kind: 'changed' as const,
      leftLine: 4,
      rightLine: 6,
      path: ['Create it'],
      segments: [
        {text: 'It lasts ', kind: 'same' as const},
        {text: '30 days', kind: 'removed' as const},
        {text: '60 days', kind: 'added' as const},
        {text: '.', kind: 'same' as const}
      ]
    },
    {
      kind: 'left' as const,
      path: ['Create it'],
      segments: [{text: 'Copy it.', kind: 'removed' as const}]
    }
  ],
  findings: [makeFinding({})]
}

test('steps that answer each other, words that differ, findings', function () {
  expect(diffText(view, plainLook).split('\n')).toEqual([
    '- Create a key  (wiki/1)',
    '+ Make a key  (desk/2)',
    '',
    'Steps',
    '  1, 2 = 1       Open the settings / Choose Keys  |  Go to Keys',
    '  3 → (missing)  Copy the value',
    '',
    'Text',
    '    … 1 block the same',
    '  under Create it',
    '  ~ It lasts [-30 days-]{+60 days+}.',
    '  - Copy it.',
    '',
    'Findings',
    'content/articles/en/keys/keys.mdx:3:5  warning  The page is empty, so it was not imported  source/empty  [k3f9]',
    ''
  ])
})

test('as JSON', function () {
  expect(JSON.parse(diffJson(view))).toMatchObject({
    schemaVersion: 1,
    left: {title: 'Create a key', page: 'wiki/1'},
    right: {title: 'Make a key', page: 'desk/2'},
    findings: [{rule: 'source/empty'}]
  })
})

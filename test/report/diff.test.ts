/** Two versions as text: findings, steps, words. */

import {stripVTControlCharacters} from 'node:util'
import {expect, test} from 'vitest'
import {diffJson, diffText, plainLook} from '../../src/report/index.ts'
import {makeArticle, makeFinding} from './make-result.ts'
import {sides} from './make-sides.ts'

const view = {
  left: makeArticle({page: 'wiki/1'}),
  right: makeArticle({title: 'Make a key', page: 'desk/2'}),
  areVersions: true,
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
    },
    {kind: 'right' as const, path: ['Create it'], segments: [], pictures: ['keys.png']}
  ],
  findings: [
    makeFinding({
      rule: 'number/conflict',
      severity: 'error',
      args: {from: '30 days', to: '60 days', copy: 'the desk page “Make a key”'}
    })
  ],
  settled: [makeFinding({id: 'done'})]
}

test('findings as sentences, steps that answer each other, words that differ', function () {
  expect(diffText(view, plainLook).split('\n')).toEqual([
    '- Create a key  (wiki/1, leads)',
    '+ Make a key  (desk/2)',
    '',
    'Findings',
    '  error    “30 days” here is “60 days” in the desk page “Make a key”',
    '           number/conflict [k3f9] content/articles/en/keys/keys.mdx:3:5',
    '           npx collate decide k3f9 take --reason "…"',
    '           or meant, not-same',
    '1 settled by a decision',
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
    '  + (picture: keys.png)',
    ''
  ])
})

test('side by side on a terminal, within its width', function () {
  const text = diffText(view, {colour: false, width: 64}, sides)
  expect(text.slice(text.indexOf('Findings')).split('\n')).toEqual([
    'Findings',
    '  error    “30 days” here is “60 days” in the desk page “Make a',
    '           key”',
    '           number/conflict [k3f9]',
    '           content/articles/en/keys/keys.mdx:3:5',
    '           npx collate decide k3f9 take --reason "…"',
    '           or meant, not-same',
    '1 settled by a decision',
    '',
    'Steps',
    '    1. It lasts                  │ 1. It lasts',
    '  - 2. Copy it.                  │ (missing)',
    '',
    'Text',
    '    … 1 block the same',
    '  ~ 1. It lasts [-30 days-].     │ 1. It lasts {+60 days+}.',
    '  - 2. Copy it.                  │',
    '  > Keys are secret.             │ Keys are secret.',
    '  +                              │ Never share it.',
    '    … 2 blocks the same',
    ''
  ])
})

test('wide and unbroken words stay in their column', function () {
  const block = (text: string) => [
    {kind: 'paragraph' as const, parts: [[{text, isOwn: true}]], pictures: []}
  ]
  const rows = [
    {kind: 'changed' as const, left: block('鍵'.repeat(20)), right: block('x'.repeat(30))}
  ]
  const text = diffText(view, {colour: true, width: 60}, {rows, steps: []})
  expect(stripVTControlCharacters(text.slice(text.indexOf('Text'))).split('\n')).toEqual([
    'Text',
    `  ~ ${'鍵'.repeat(13)} │ ${'x'.repeat(26)}`,
    `    ${'鍵'.repeat(7)}             │ xxxx`,
    ''
  ])
  expect(text).toContain(`\u001B[31m${'鍵'.repeat(13)}\u001B[39m`)
})

test('two texts that are no versions: nothing to decide', function () {
  expect(diffText({...view, areVersions: false}, plainLook)).not.toMatch(/decide k3f9|leads/)
})

test('as JSON', function () {
  expect(JSON.parse(diffJson(view))).toMatchObject({
    schemaVersion: 1,
    left: {title: 'Create a key', page: 'wiki/1'},
    right: {title: 'Make a key', page: 'desk/2'},
    findings: [{rule: 'number/conflict'}]
  })
})

/** What counts as a change of a page, and what only looks different; on Markdown, as the article stage makes it. */

import {expect, test} from 'vitest'
import {type Change, changesOf} from '../src/collate/index.ts'
import {readMarkdown} from '../src/mdx/index.ts'
import type {Article} from '../src/model/article.ts'

function article(markdown: string, more: Partial<Article> = {}): Article {
  const {body} = readMarkdown(markdown)
  const about = {id: 'a', title: 'Ferries', file: 'a.md', locale: 'en', section: 'inbox'}
  return {...about, page: 'wiki/1', labels: [], anchors: {}, body, ...more}
}

function told(before: string, after: string): string[] {
  return changesOf(article(before), article(after)).map(
    ({kind, from, to, line}) => `${line} ${kind}: ${from} → ${to}`
  )
}

test.each([
  ['a paragraph cut in two', 'One ferry. Two crews.', 'One ferry.\n\nTwo crews.'],
  ['items of another kind of list', '- Row\n- Rest', '1. Row\n2. Rest'],
  ['code for what was plain', 'Type ferry in it.', 'Type `ferry` in it.'],
  ['blanks before marks', 'Row **now** , then rest.', 'Row now, then rest.'],
  ['a note for plain text', '> [!NOTE]\n> Mind the gap.', 'Mind the gap.'],
  ['a slash at the end of an address', '[map](https://a.example/x/)', '[map](http://a.example/x)'],
  ['the size of a picture', '![Map](map.png?width=90)', '![Map](map.png?width=200)'],
  ['blanks at the ends of lines of code', '```\nrow 1  \nrow 2\n```', '```\nrow 1\nrow 2\n```'],
  ['numbers of steps', '## Step 1: Row\n\nNow.', '## Step 3: Row\n\nNow.']
])('%s: only looks', function (_, before, after) {
  expect(told(before, after)).toEqual([])
  expect(told(after, before)).toEqual([])
})

test.each([
  ['a title of a box that is taken apart', '> [!NOTE] Before\n> - Row', '> [!NOTE] After\n> - Row'],
  ['a warning for plain text', '> [!WARNING]\n> Mind the gap.', 'Mind the gap.'],
  ['a raised digit', 'It has 102 oars.', 'It has 10<sup>2</sup> oars.'],
  ['cells', '| a b | c |\n| - | - |\n| 1 | 2 |', '| a | b c |\n| - | - |\n| 1 | 2 |'],
  [
    'where a picture leads',
    '[![Map](m.png)](https://a.example)',
    '[![Map](m.png)](https://b.example)'
  ],
  ['what is said of a picture', '![The pier](m.png)', '![The quay](m.png)'],
  ['indented code', '```\nrow:\n  1\n```', '```\nrow:\n1\n```'],
  ['words that come apart', 'You can log in now.', 'You can login now.'],
  ['a paragraph more', 'Row.', 'Row.\n\n***\n\nRest.']
])('%s: a change', function (_, before, after) {
  expect(told(before, after)).toHaveLength(1)
  expect(told(after, before)).toHaveLength(1)
})

test('each change has its place, in the order of the text', function () {
  const before = '# A\n\nOne oar.\n\n## B\n\n1. Row.\n2. Rest.\n3. Sing.\n\nLast words.'
  const after =
    '# A\n\nTwo oars.\n\n## B\n\n1. Row.\n2. Sing.\n3. Rest.\n\nNew words.\n\nLast words.'
  expect(told(before, after)).toEqual([
    '3 changed: One oar. → Two oars.',
    '9 moved: Rest. → Rest.',
    '11 added:  → New words.'
  ])
})

test('the same change has the same facts, wherever it stands and however it looks', function () {
  const facts = (before: string, after: string) =>
    changesOf(article(before), article(after)).map((change: Change) => change.facts)
  const one = facts('It costs 3 euros.', 'It costs 4 euros.')
  expect(facts('New.\n\nIt costs **3** euros.', 'New.\n\nIt *costs* 4 euros.')).toEqual(one)
  expect(facts('It costs 3 euros.', 'It costs 5 euros.')).not.toEqual(one)
})

test('a file is the same one by whatever address, and a place in the page by its heading', function () {
  const [before, after] = [
    article('![Map](attachment:/m.png)\n\n[there](#old)', {anchors: {old: 'Fares'}}),
    article('![Map](attachment:wiki%2F1/m.png)\n\n[there](#new)', {anchors: {new: 'Fares'}})
  ]
  expect(changesOf(before, after)).toEqual([])
})

test('titles, descriptions and properties are told', function () {
  const changes = changesOf(
    article('Row.', {description: 'All boats', details: {Owner: 'Ada'}}),
    article('Row.', {title: 'Boats', details: {Owner: 'Bo'}})
  )
  expect(changes.map(({kind, from, to}) => [kind, from, to])).toEqual([
    ['changed', 'Ferries', 'Boats'],
    ['removed', 'All boats', ''],
    ['changed', 'Ada', 'Bo']
  ])
})

test('two long and wholly different pages are compared in bounded time', function () {
  const page = (word: string) =>
    article(Array.from({length: 1500}, (_, index) => `${word} ${index * 7} ${word}s.`).join('\n\n'))
  const started = performance.now()
  expect(changesOf(page('oar'), page('sail')).length).toBeGreaterThan(1000)
  expect(performance.now() - started).toBeLessThan(20_000)
})

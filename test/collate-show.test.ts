/** Two versions side by side, as data. */

import {expect, test} from 'vitest'
import {collate, diffRows, stepRows} from '../src/collate/index.ts'
import {readMarkdown} from '../src/mdx/index.ts'
import type {Article} from '../src/model/article.ts'

test('rows hold the words of both versions', function () {
  const rows = diffRows(
    collate(article('Keys end after 30 days.\n\nOld.'), article('Keys end after 60 days.'))
  )
  expect(rows).toEqual([
    {
      kind: 'changed',
      path: [],
      leftLine: 1,
      rightLine: 1,
      segments: [
        {text: 'Keys end after', kind: 'same'},
        {text: ' 30 days', kind: 'removed'},
        {text: ' 60 days', kind: 'added'},
        {text: '.', kind: 'same'}
      ]
    },
    {kind: 'left', path: [], leftLine: 3, segments: [{text: 'Old.', kind: 'removed'}]}
  ])
})

test('steps are lines', function () {
  const left = article(`### Step 1: Sign in

Sign in to Larkhive.

### Step 2: Open the page

Expand the Workspace menu and click Keys.

### Step 3: Open the tab

Click the Drafts tab, then select New key.

### Step 4: Copy

Copy the key.`)
  const right = article(`1. Log in to Larkhive.
2. Go to **Workspace** > **Keys** > **Drafts**.
3. Click **New key**.`)
  expect(stepRows(collate(left, right)).map(({line}) => line)).toEqual([
    '1 = 1',
    '2, 3 = 2, 3',
    '4 → (missing)'
  ])
  expect(stepRows(collate(right, left)).at(-1)?.line).toBe('(missing) ← 4')
})

test('blocks of steps that answer each other stand side by side', function () {
  const left = article(`## What it is for

Keys let programs read the rota.

## Make a key

### Step 1: Sign in to Larkhive

Log in with your administrator credentials.

### Step 2: Open the page

Expand the Workspace tab on the left and click Keys.

### Step 3: Make it

Click New key, then enter a name such as Reports.`)
  const right = article(`A program signs in with a key.

1. Sign in to your Larkhive workspace as an administrator.
2. In the menu, select **Workspace** > **Keys**.
3. Click **New key** and type a name for it.`)
  const rows = diffRows(collate(left, right))
  expect(rows.map(({kind, leftLine, rightLine}) => [kind, leftLine, rightLine])).toEqual([
    ['left', 1, undefined],
    ['changed', 3, 1],
    ['left', 5, undefined],
    ['changed', 7, 3],
    ['changed', 11, 4],
    ['changed', 15, 5]
  ])
})

test('texts that have little in common are not read into each other', function () {
  const [row] = diffRows(
    collate(article('1. Open the door.'), article('1. Go in at the door, now.'))
  )
  expect(row?.segments).toEqual([
    {text: 'Open the door.', kind: 'removed'},
    {text: 'Go in at the door, now.', kind: 'added'}
  ])
})

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

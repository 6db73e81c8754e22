/** A run is written as a set: all of it, or nothing. */

import {createHash} from 'node:crypto'
import {mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {openSet, recover, writeSet} from '../../src/emit/index.ts'

let root: string

beforeEach(async function () {
  root = await mkdtemp(path.join(tmpdir(), 'collate-'))
})

afterEach(async function () {
  await rm(root, {recursive: true})
})

const read = (file: string) => readFile(path.join(root, file), 'utf8')

test('writes what changes, in the order article, base, source', async function () {
  const changes = [
    {file: 'content/sources/a/1/page.json', bytes: '{}'},
    {file: 'content/base/1.mdx', bytes: 'b'},
    {file: 'content/articles/en/inbox/one.mdx', bytes: 'a'}
  ]

  expect(await writeSet(root, changes)).toEqual([
    'content/articles/en/inbox/one.mdx',
    'content/base/1.mdx',
    'content/sources/a/1/page.json'
  ])
  expect(await read('content/base/1.mdx')).toBe('b')
})

test('leaves a file alone whose bytes would not change', async function () {
  const change = {file: 'content/base/1.mdx', bytes: 'b'}
  await writeSet(root, [change])
  const before = await stat(path.join(root, change.file))

  expect(await writeSet(root, [change])).toEqual([])
  expect((await stat(path.join(root, change.file))).mtimeMs).toBe(before.mtimeMs)
})

test('takes a file away', async function () {
  await writeSet(root, [{file: 'content/conflicts/1.yaml', bytes: 'x'}])

  expect(await writeSet(root, [{file: 'content/conflicts/1.yaml', bytes: undefined}])).toEqual([
    'content/conflicts/1.yaml'
  ])
  await expect(read('content/conflicts/1.yaml')).rejects.toThrow('ENOENT')
})

test('finishes what an interrupted run began', async function () {
  await mkdir(path.join(root, '.collate/staging'), {recursive: true})
  await writeFile(path.join(root, '.collate/staging/1'), 'late')
  const moves = [
    // The interrupted run had moved this one already.
    {file: 'content/articles/en/inbox/one.mdx', staged: '.collate/staging/0'},
    {file: 'content/base/1.mdx', staged: '.collate/staging/1'}
  ]
  await writeFile(
    path.join(root, '.collate/journal.json'),
    JSON.stringify({schemaVersion: 1, moves})
  )

  expect(await recover(root)).toHaveLength(2)
  expect(await read('content/base/1.mdx')).toBe('late')
  expect(await recover(root)).toEqual([])
})

test('a run that failed before its journal leaves nothing half-written', async function () {
  const wide = {file: `content/base/${'x'.repeat(300)}.mdx`, bytes: 'b'}
  const change = {file: 'content/articles/en/inbox/one.mdx', bytes: 'a'}

  await expect(writeSet(root, [change, wide])).rejects.toThrow()
  await expect(read(change.file)).rejects.toThrow('ENOENT')
})

const article = 'content/articles/en/inbox/one.mdx'
const base = 'content/base/1.mdx'

async function save(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), {recursive: true})
  await writeFile(path.join(root, file), text)
}

test.each([
  ['saved', 'ours', (file: string) => save(file, 'ours, and more')],
  ['taken away', 'ours', (file: string) => rm(path.join(root, file))],
  ['made', null, (file: string) => save(file, 'ours, and more')]
])(
  'what a writer has %s meanwhile stops the run, and nothing is written',
  async function (_, from, change) {
    if (from !== null) await save(article, from)
    const set = openSet(root)
    await set.add([
      {file: article, bytes: 'theirs', from},
      {file: base, bytes: 'theirs'}
    ])
    await change(article)
    const before = await readFile(path.join(root, article), 'utf8').catch(() => undefined)

    await expect(set.commit()).rejects.toThrow(`${article} was saved while this run was at work`)
    await set.discard()
    expect(await readFile(path.join(root, article), 'utf8').catch(() => undefined)).toBe(before)
    expect(await readdir(path.join(root, 'content'))).toEqual(['articles'])
    expect(await readdir(path.join(root, '.collate/staging'))).toEqual([])
  }
)

test('so does what was saved between reading and adding', async function () {
  await save(article, 'ours, and more')
  const change = {file: article, bytes: 'theirs', from: 'ours'}

  await expect(writeSet(root, [change])).rejects.toThrow('was saved while this run was at work')
  expect(await read(article)).toBe('ours, and more')
})

test('an article that was saved after the interruption stays, and its base with it', async function () {
  await save(article, 'ours, and more')
  await save(base, 'before')
  const folder = '.collate/staging/99999999-0'
  for (const [number, text] of ['theirs', 'theirs', 'other'].entries())
    await save(`${folder}/${number}`, text)
  const moves = [
    {file: article, staged: `${folder}/0`, was: 'digest of what it was', unit: 0},
    {file: base, staged: `${folder}/1`, unit: 0},
    {file: 'content/base/2.mdx', staged: `${folder}/2`, was: null, unit: 1}
  ]
  await save('.collate/journal.json', JSON.stringify({schemaVersion: 1, moves}))

  expect(await recover(root)).toEqual(['content/base/2.mdx'])
  expect(await read(article)).toBe('ours, and more')
  expect(await read(base)).toBe('before')
  expect(await readdir(path.join(root, '.collate'))).toEqual(['staging'])
  expect(await readdir(path.join(root, '.collate/staging'))).toEqual([])
})

test('a run that somebody took back in the middle, as with git, is not gone on with', async function () {
  await save(article, 'before')
  await save(base, 'before')
  const folder = '.collate/staging/99999999-0'
  await save(`${folder}/1`, 'theirs')
  await save(`${folder}/2`, 'other')
  const was = createHash('sha256').update('before').digest('hex')
  const moves = [
    // It was moved, and is what it was before all the same.
    {file: article, staged: `${folder}/0`, was, unit: 0},
    {file: base, staged: `${folder}/1`, was, unit: 0},
    {file: 'content/base/2.mdx', staged: `${folder}/2`, was: null, unit: 1}
  ]
  await save('.collate/journal.json', JSON.stringify({schemaVersion: 1, moves}))

  expect(await recover(root)).toEqual(['content/base/2.mdx'])
  expect(await read(base)).toBe('before')
})

test('the text of a page is there before what names it, and goes after', async function () {
  const folder = 'content/sources/a/1'
  await writeSet(root, [{file: `${folder}/page.html`, bytes: 'html'}])
  const changes = [
    {file: `${folder}/page.html`, bytes: undefined},
    {file: `${folder}/page.json`, bytes: '{}'},
    {file: `${folder}/page.xml`, bytes: 'xml'}
  ]
  expect(await writeSet(root, changes)).toEqual([
    `${folder}/page.xml`,
    `${folder}/page.json`,
    `${folder}/page.html`
  ])
})

test('a folder in the place of a file is told, and nothing is written', async function () {
  await mkdir(path.join(root, base), {recursive: true})
  const changes = [
    {file: article, bytes: 'a'},
    {file: base, bytes: 'b'}
  ]
  await expect(writeSet(root, changes)).rejects.toMatchObject({
    name: 'StopError',
    message: expect.stringContaining('is in the way'),
    hint: expect.stringContaining('Move it away')
  })
  await expect(read(article)).rejects.toThrow('ENOENT')
})

test('a run that was killed before its journal leaves no folder', async function () {
  const folders = ['content/articles/en', 'content/articles/en/inbox', 'content/base']
  for (const each of folders) await mkdir(path.join(root, each), {recursive: true})
  await save('content/base/1.mdx', 'a writer’s')
  await save('.collate/staging/99999999-0/made.json', JSON.stringify(folders))

  await recover(root)
  expect(await readdir(path.join(root, 'content'), {recursive: true})).toEqual([
    'articles',
    'base',
    'base/1.mdx'
  ])
  expect(await readdir(path.join(root, '.collate/staging'))).toEqual([])
})

test('a run that failed before its journal leaves no folder either', async function () {
  const wide = {file: `content/base/${'x'.repeat(300)}.mdx`, bytes: 'b'}

  await expect(writeSet(root, [{file: article, bytes: 'a'}, wide])).rejects.toThrow()
  expect(await readdir(path.join(root, '.collate/staging')).catch(() => [])).toEqual([])
  expect(await readdir(root)).not.toContain('content')
})

test('the last file takes its folders along', async function () {
  await writeSet(root, [{file: article, bytes: 'a'}])
  await writeSet(root, [{file: article, bytes: undefined}])
  expect(await readdir(path.join(root, 'content'))).toEqual([])
})

test.each([
  'content/decisions/../../owned.yaml',
  '../owned.yaml',
  'content/a/../../owned',
  '/owned'
])('nothing is written to %s', async function (file) {
  await expect(writeSet(root, [{file, bytes: 'x'}])).rejects.toThrow('lies outside of content/')
  expect(await readdir(root)).not.toContain('owned.yaml')
})

test('writes over no text that could not be read whole', async function () {
  const file = 'content/articles/en/inbox/one.mdx'
  await mkdir(path.dirname(path.join(root, file)), {recursive: true})
  await writeFile(path.join(root, file), Buffer.from('Köln', 'latin1'))
  const from = await read(file)

  const change = {file, bytes: `${from}, edited`, from}
  await expect(writeSet(root, [change])).rejects.toThrow(`${file} is not saved as UTF-8`)
  expect(await readFile(path.join(root, file), 'latin1')).toBe('Köln')
})

test.each(['content', 'content/base', 'content/articles/en'])(
  'writes nothing through %s where that is a link out of the knowledge base',
  async function (folder) {
    const outside = await mkdtemp(path.join(tmpdir(), 'collate-outside-'))
    try {
      await mkdir(path.dirname(path.join(root, folder)), {recursive: true})
      await symlink(outside, path.join(root, folder), 'junction')
      const changes = [
        {file: 'content/base/1.mdx', bytes: 'b'},
        {file: 'content/articles/en/inbox/one.mdx', bytes: 'a'}
      ]
      await expect(writeSet(root, changes)).rejects.toThrow(`${folder} is a link to`)
      expect(await readdir(outside)).toEqual([])
      expect(await readdir(path.join(root, '.collate/staging'))).toEqual([])
    } finally {
      await rm(outside, {recursive: true})
    }
  }
)

test('writes through a link that stays in the knowledge base', async function () {
  await mkdir(path.join(root, 'texts'))
  await mkdir(path.join(root, 'content'))
  await symlink(path.join(root, 'texts'), path.join(root, 'content/base'), 'junction')
  await writeSet(root, [{file: 'content/base/1.mdx', bytes: 'b'}])
  expect(await read('texts/1.mdx')).toBe('b')
})

test.each([
  '{"moves": []}',
  '{"schemaVersion": 1, "moves": [{"file": "content/../../x"}]}',
  '{"schemaVersion": 1, "moves": [{"file": "content/x", "staged": ".collate/staging/../../y"}]}'
])('a journal that no run left is not carried out: %s', async function (text) {
  await mkdir(path.join(root, '.collate'), {recursive: true})
  await writeFile(path.join(root, 'y'), 'stays')
  await writeFile(path.join(root, '.collate/journal.json'), text)
  await expect(recover(root)).rejects.toThrow('.collate/journal.json was not left by a run')
  expect(await read('y')).toBe('stays')
})

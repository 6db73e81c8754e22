/** A run is written as a set: all of it, or nothing. */

import {mkdir, mkdtemp, readFile, rm, stat, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {recover, writeSet} from '../../src/emit/index.ts'

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

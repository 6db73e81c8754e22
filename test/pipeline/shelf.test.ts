/** What a run does not hold lies on the disk, unreadable for others, and is gone when it ends. */

import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import type {SourcePage} from '../../src/model/source-page.ts'
import {openShelf, shelved} from '../../src/pipeline/shelf.ts'

let root: string
const folder = () => path.join(root, '.collate/shelf')

beforeEach(async function () {
  root = await mkdtemp(path.join(tmpdir(), 'collate-'))
})

afterEach(async function () {
  await rm(root, {recursive: true})
})

test('gives back what was put there, each time anew', function () {
  const shelf = openShelf(root, 1000)
  const values = [
    'Füße 👣\ud800',
    new Map([['a', new Set([1, 2])]]),
    new Uint8Array([0, 255]),
    'x'.repeat(3_000_000)
  ]
  const taken = values.map((value) => shelf.put<unknown>(value))
  for (const [index, take] of [...taken.entries()].reverse()) expect(take()).toEqual(values[index])

  const list = shelf.put({list: [1]})
  list().list.push(2)
  expect(list()).toEqual({list: [1]})
  shelf.close()
})

test('nobody else can read it, and it is gone in the end', async function () {
  const shelf = openShelf(root, 0)
  const take = shelf.put('the key is harbour-0451, harbour-0451, harbour-0451')
  const [name = ''] = await readdir(folder())
  const bytes = await readFile(path.join(folder(), name), 'latin1')

  expect(bytes.length).toBeGreaterThan(40)
  expect(bytes).not.toContain('harbour')
  expect(take()).toContain('harbour-0451')
  shelf.close()
  expect(await readdir(folder())).toEqual([])
  expect(take).toThrow('closed')
})

test('takes away what a run left that was killed, and nothing of one that lives', async function () {
  await mkdir(folder(), {recursive: true})
  // No process has a number as high.
  await writeFile(path.join(folder(), '99999999-1'), 'left')
  await writeFile(path.join(folder(), `${process.ppid}-1`), 'in use')
  const shelf = openShelf(root, 0)
  shelf.put('x')
  expect((await readdir(folder())).map((name) => name.split('-')[0]).sort()).toEqual(
    [`${process.pid}`, `${process.ppid}`].sort()
  )
  shelf.close()
})

test('takes away what bears its own number and is not its own', async function () {
  const [first, second] = [openShelf(root, 0), openShelf(root, 0)]
  const take = first.put('in use')
  await writeFile(path.join(folder(), `${process.pid}-1`), 'of one that was killed')
  second.put('x')

  expect(await readdir(folder())).toHaveLength(2)
  expect(take()).toBe('in use')
  first.close()
  second.close()
  expect(await readdir(folder())).toEqual([])
})

test('a page on it is the same page', function () {
  const shelf = openShelf(root, 0)
  const page: SourcePage = {
    source: 'wiki',
    id: '1',
    format: 'html',
    body: '<p>Moor</p>',
    file: 'a.html',
    meta: {title: 'Moor'},
    reply: new Uint8Array([1, 2])
  }
  const kept = shelved(page, shelf)
  expect({...kept, reply: new Uint8Array(kept.reply ?? [])}).toEqual(page)
  shelf.close()
})

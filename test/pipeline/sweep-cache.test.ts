/** The cache does not grow without end. */

import {mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, test} from 'vitest'
import {markUsed, sweepCache} from '../../src/pipeline/sweep-cache.ts'
import {atEndOfTest} from '../helpers/clean-up.ts'

const day = 24 * 60 * 60 * 1000
const now = Date.now()

/** A cache with entries of 100 bytes, by how many days ago each was used. */
async function cacheOf(entries: Readonly<Record<string, number>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'collate-cache-'))
  atEndOfTest(() => rm(folder, {recursive: true, force: true}))
  for (const [name, days] of Object.entries(entries)) {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), {recursive: true})
    await writeFile(file, 'x'.repeat(100))
    await utimes(file, (now - days * day) / 1000, (now - days * day) / 1000)
  }
  return folder
}

async function left(folder: string): Promise<string[]> {
  const files = await readdir(folder, {recursive: true, withFileTypes: true})
  return files
    .filter((file) => file.isFile() && file.name !== 'swept')
    .map(({name}) => name)
    .sort()
}

test('what nobody asked for in two weeks goes; what others keep there stays', async function () {
  const folder = await cacheOf({'ab/new': 1, 'ab/old': 15, 'cd/older': 40, 'imports/other': 40})
  sweepCache(folder, now)
  expect(await left(folder)).toEqual(['new', 'other'])
})

test('the oldest go where there is too much', async function () {
  const folder = await cacheOf({'ab/a': 3, 'ab/b': 1, 'cd/c': 2})
  sweepCache(folder, now, 250)
  expect(await left(folder)).toEqual(['b', 'c'])
})

test('once a day is enough', async function () {
  const folder = await cacheOf({'ab/a': 1})
  sweepCache(folder, now)
  sweepCache(folder, now + day / 2, 0)
  expect(await left(folder)).toEqual(['a'])
  sweepCache(folder, now + 2 * day, 0)
  expect(await left(folder)).toEqual([])
})

test('an entry that is used is marked, but not each time', async function () {
  const folder = await cacheOf({'ab/a': 3, 'ab/b': 0.5})
  for (const name of ['a', 'b']) markUsed(path.join(folder, 'ab', name), now)
  const used = async (name: string) => (await stat(path.join(folder, 'ab', name))).mtimeMs
  expect(await used('a')).toBeCloseTo(now, -2)
  expect(await used('b')).toBeCloseTo(now - day / 2, -2)
  markUsed(path.join(folder, 'ab/none'), now)
})

test('no cache is no error', function () {
  sweepCache(path.join(tmpdir(), 'collate-no-cache'), now)
})

/** One run at a time writes into a knowledge base, and one that was killed stands in nobody's way. */

import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {holding} from '../../src/emit/index.ts'

let root: string
const own = () => path.join(root, '.collate')

beforeEach(async function () {
  root = await mkdtemp(path.join(tmpdir(), 'collate-'))
  await mkdir(own())
})

afterEach(async function () {
  await rm(root, {recursive: true})
})

test('a run holds the knowledge base while it is at work, and no longer', async function () {
  const inner = holding(root, () => holding(root, async () => 'both'))
  await expect(inner).rejects.toThrow(
    `Another run is writing into this knowledge base: process ${process.pid}`
  )

  expect(await holding(root, async () => 'alone')).toBe('alone')
  await expect(holding(root, () => Promise.reject(new Error('over')))).rejects.toThrow('over')
  expect(await readdir(own())).toEqual([])
})

test('another process at work is named, and keeps what it holds', async function () {
  const name = `at-work-${process.ppid}`
  await writeFile(path.join(own(), name), '')

  await expect(holding(root, async () => 'never')).rejects.toMatchObject({
    message: expect.stringContaining(`process ${process.ppid}`),
    hint: expect.stringContaining(`.collate/${name}`)
  })
  expect(await readdir(own())).toEqual([name])
})

test('a process that is no more holds nothing', async function () {
  // No process has a number as high.
  await writeFile(path.join(own(), 'at-work-99999999'), '1')
  await writeFile(path.join(own(), `at-work-${process.pid}`), 'of one that was killed')
  const during = await holding(root, () => readdir(own()))

  expect(during).toEqual([`at-work-${process.pid}`])
  expect(await readdir(own())).toEqual([])
})

test.runIf(process.platform === 'linux')('nor does a number that is another’s now', async () => {
  await writeFile(path.join(own(), `at-work-${process.ppid}`), '17')

  expect(await holding(root, async () => 'alone')).toBe('alone')
  expect(await readdir(own())).toEqual([])
})

test('what an interrupted run began is finished first', async function () {
  await mkdir(path.join(own(), 'staging/99999999-0'), {recursive: true})
  await writeFile(path.join(own(), 'staging/99999999-0/0'), 'late')
  const moves = [{file: 'content/base/1.mdx', staged: '.collate/staging/99999999-0/0', was: null}]
  await writeFile(path.join(own(), 'journal.json'), JSON.stringify({schemaVersion: 1, moves}))

  const seen = await holding(root, () => readFile(path.join(root, 'content/base/1.mdx'), 'utf8'))
  expect(seen).toBe('late')
})

/** The folder of a built site, written again: it holds what is wanted, and what stayed the same is not touched. */

import {mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, test} from 'vitest'
import {Output} from '../../src/site/output.ts'
import {atEndOfTest} from '../helpers/clean-up.ts'

async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'collate-output-'))
  atEndOfTest(() => rm(made, {recursive: true, force: true}))
  return made
}

function write(to: string, files: Readonly<Record<string, string>>): void {
  const output = new Output(to)
  for (const [name, text] of Object.entries(files)) output.write(name, text)
  output.finish()
}

async function all(from: string): Promise<Record<string, string>> {
  const names = await readdir(from, {recursive: true, withFileTypes: true})
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  const read = files.map(async (file) => [path.relative(from, file), await readFile(file, 'utf8')])
  return Object.fromEntries(await Promise.all(read))
}

test('another site takes the place of the one before, folders and all', async function () {
  const to = await folder()
  write(to, {'index.html': 'a', 'old/deep/index.html': 'b', 'turns/index.html': 'c', into: 'd'})
  const next = {'index.html': 'a', 'new/index.html': 'b', turns: 'c', 'into/deep/index.html': 'd'}
  write(to, next)
  expect(await all(to)).toEqual(next)
  expect((await readdir(to)).sort()).toEqual(['index.html', 'into', 'new', 'turns'])
})

test('what stayed the same is not written', async function () {
  const to = await folder()
  write(to, {'same.html': 'a', 'other.html': 'a'})
  const long = new Date('2020-01-01')
  for (const name of ['same.html', 'other.html']) await utimes(path.join(to, name), long, long)
  write(to, {'same.html': 'a', 'other.html': 'b'})
  expect((await stat(path.join(to, 'same.html'))).mtimeMs).toBe(long.getTime())
  expect(await all(to)).toEqual({'same.html': 'a', 'other.html': 'b'})
})

test('what git keeps in a folder that is published from stays', async function () {
  const to = await folder()
  await mkdir(path.join(to, '.git'))
  await writeFile(path.join(to, '.git/HEAD'), 'ref')
  write(to, {'index.html': 'a'})
  expect(await all(to)).toEqual({'.git/HEAD': 'ref', 'index.html': 'a'})
})

test('whatever lies below a file is taken', function () {
  const output = new Output(path.join(tmpdir(), 'collate-output-taken'))
  atEndOfTest(() => rm(path.join(tmpdir(), 'collate-output-taken'), {recursive: true}))
  output.write('a/b', '')
  expect(['a', 'a/b', 'a/b/index.html', 'a/c'].map((name) => output.isTaken(name))).toEqual([
    false,
    true,
    true,
    false
  ])
})

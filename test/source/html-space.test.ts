/** An HTML export of a space: its tree, its dates, its files; each page once, in a folder and in a zip. */

import {cp, mkdtemp, rm} from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {exportedDate} from '../../src/source/export/exported-date.ts'
import {openFolder} from '../../src/source/export/folder.ts'
import {isExportIndex} from '../../src/source/export/html-marks.ts'
import {htmlSpace} from '../../src/source/export/html-space.ts'
import {readExportIndex} from '../../src/source/export/html-space-index.ts'
import {type Read, readPaths} from '../../src/source/index.ts'

const fixture = path.join(import.meta.dirname, 'html-space')
let root = ''

beforeAll(async function () {
  root = await mkdtemp(path.join(os.tmpdir(), 'html-space-'))
  await cp(fixture, root, {recursive: true})
})
afterAll(() => rm(root, {recursive: true}))

test('the pages of a folder are read with its index, each once', async function () {
  const {pages, problems} = parted(await read('.'))

  expect(pages.map(({id, meta}) => [id, meta.title, meta.position])).toEqual([
    ['7001', 'Home', 0],
    ['7002', 'Tea : green & black', 0],
    ['7003', 'Boiling', 2],
    ['7009', 'Stray', undefined]
  ])
  expect(pages.map(({meta}) => meta.space)).toEqual(['KET', 'KET', 'KET', 'KET'])
  expect(problems.map(({args}) => args)).toEqual([
    {reason: 'the export lists the page “Gone”, but holds no file of it'}
  ])
})

test('what a page says around its text becomes facts', async function () {
  const {pages} = parted(await read('.'))
  const tea = pages.find(({id}) => id === '7002')

  expect(tea?.meta).toEqual({
    title: 'Tea : green & black',
    space: 'KET',
    updatedAt: '2031-05-04',
    labels: ['leaves'],
    ancestors: [{id: '7001', title: 'Home'}],
    position: 0,
    files: [
      {name: 'the leaf.png', id: '8001', mediaType: 'image/png', size: 71},
      {name: 'rates.txt', id: '8002', mediaType: 'text/plain', size: 13}
    ],
    aliases: [
      '7002.html',
      '/pages/viewpage.action?pageId=7002',
      '/display/KET/Tea+%3A+green+%26+black'
    ]
  })
  expect(Buffer.from((await tea?.readFile?.('rates.txt')) ?? []).toString()).toBe('ten a minute\n')
  expect(await tea?.readFile?.('attachments/7002/8001.png')).toHaveLength(71)
  expect(await tea?.readFile?.('../../etc/passwd')).toBeUndefined()
  expect(pages.find(({id}) => id === '7003')?.meta.updatedAt, '3 April or 4 March').toBeUndefined()
  expect(pages.find(({id}) => id === '7009')?.meta.ancestors).toEqual([{id: '7001', title: 'Home'}])
})

test('a page that is named alone, or beside its index, is read once', async function () {
  expect(parted(await read('KET/7002.html')).pages).toHaveLength(1)
  expect(parted(await read('KET/*.html')).pages).toHaveLength(4)
})

test('an archive holds the export in a folder of its own', async function () {
  const archive = await openFolder(root, 'kettles.zip')
  expect(await htmlSpace.holds(archive)).toBe(true)
  const found: Read[] = []
  const context = {source: 'files', defaults: {}}
  for await (const each of htmlSpace.read(archive, context)) found.push(each)
  expect(parted(found).pages.map(({id}) => id)).toEqual(['7001', '7002', '7003', '7009'])
})

test('a list of links is no export', function () {
  expect(isExportIndex('<ul><li><a href="a.html">A</a></li></ul>')).toBe(false)
  expect(readExportIndex('<li><a href="a.html">A<li><a href="a.html">A').pages.size).toBe(1)
})

test.each([
  ['Created by A, last modified on Feb 24, 2031', '2031-02-24'],
  ['Created by A on Jan 1, 2030, last modified by B on May 04, 2031', '2031-05-04'],
  ['Created by A, last modified on 29.01.2031', '2031-01-29'],
  ['Zuletzt geändert am 3. März 2031', '2031-03-03'],
  ['modifié le 3 févr. 2031', '2031-02-03'],
  ['2031年3月4日', '2031-03-04'],
  ['12/31/2030', '2030-12-31'],
  ['2/3/2031', undefined],
  ['31.02.2031', undefined],
  ['Created by Agent 47', undefined]
])('%s → %s', function (metadata, date) {
  expect(exportedDate(metadata)).toBe(date)
})

async function read(given: string): Promise<Read[]> {
  const result: Read[] = []
  for await (const each of readPaths([given], {source: 'files', cwd: root, root})) result.push(each)
  return result
}

function parted(found: readonly Read[]) {
  const pages = found.flatMap((each) => ('page' in each ? [each.page] : []))
  const problems = found.flatMap((each) => ('problem' in each ? [each.problem] : []))
  return {pages, problems}
}

/** One run at a time writes into a knowledge base, and one that was killed stands in nobody's way. */

import {execFile} from 'node:child_process'
import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {hostname, tmpdir} from 'node:os'
import path from 'node:path'
import {promisify} from 'node:util'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {holding} from '../../src/emit/index.ts'
import {ownName} from '../../src/emit/sign.ts'

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

/** The sign of process `pid` that began at `start`, as it lies on the disk; by default of this place. */
async function sign(pid: number, start: string, place = here, host = hostname()): Promise<string> {
  const name = `at-work-${place}-${pid}`
  await writeFile(path.join(own(), name), JSON.stringify({pid, start, host, place}))
  return name
}

const here = ownName.split('-')[2] ?? ''
const startOf = async (pid: number) =>
  (await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')).split(') ')[1]?.split(' ')[19] ?? ''

test('another process at work is named, and keeps what it holds', async function () {
  const name = await sign(process.ppid, await startOf(process.ppid))

  await expect(holding(root, async () => 'never')).rejects.toMatchObject({
    message: expect.stringContaining(`process ${process.ppid}`),
    hint: expect.stringContaining(`.collate/${name}`)
  })
  expect(await readdir(own())).toEqual([name])
})

test('a process that is no more holds nothing', async function () {
  // No process has a number as high.
  await sign(99_999_999, '1')
  await writeFile(path.join(own(), ownName), 'of one that was killed')
  const during = await holding(root, () => readdir(own()))

  expect(during).toEqual([ownName])
  expect(await readdir(own())).toEqual([])
})

test.runIf(process.platform === 'linux')('nor does a number that is another’s now', async () => {
  await sign(process.ppid, '17')

  expect(await holding(root, async () => 'alone')).toBe('alone')
  expect(await readdir(own())).toEqual([])
})

test('the number of a process of another machine says nothing of one here', async function () {
  const name = await sign(process.pid, '17', 'elsewhere', 'buoy')
  await expect(holding(root, async () => 'never')).rejects.toThrow(`process ${process.pid} on buoy`)
  expect(await readdir(own())).toEqual([name])
})

test('of those who start at once, one goes on', async function () {
  const program = `
    import {holding} from ${JSON.stringify(new URL('../../src/emit/index.ts', import.meta.url))}
    const work = () => new Promise((done) => setTimeout(done, 1500))
    await holding(${JSON.stringify(root)}, work).then(() => console.log('held'), (error) => console.log(error.message))
  `
  const ran = await Promise.all(
    [1, 2, 3].map(() =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', program])
    )
  )
  const said = ran.map(({stdout}) => stdout.trim()).sort()
  expect(said.filter((each) => each === 'held')).toHaveLength(1)
  expect(said.filter((each) => /^Another run is writing/.test(each))).toHaveLength(2)
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

/** Changes that are under way at a time: not too many, and none forgotten. */

import {setTimeout} from 'node:timers/promises'
import {expect, test} from 'vitest'
import {overlapping} from '../../src/pipeline/overlap.ts'

test('several are under way at a time, and all are done in the end', async function () {
  let [now, most, done] = [0, 0, 0]
  const writing = overlapping(async function () {
    most = Math.max(most, ++now)
    await setTimeout(1)
    now--
    done++
  })
  for (let count = 0; count < 40; count++) await writing.take([])
  await writing.done()
  expect(done).toBe(40)
  expect(most).toBeGreaterThan(1)
  expect(most).toBeLessThanOrEqual(8)
})

test('what one throws stops those that follow', async function () {
  let taken = 0
  const writing = overlapping(async function () {
    taken++
    throw new Error('the disk is full')
  })
  await writing.take([])
  await writing.settled()
  await expect(writing.take([])).rejects.toThrow('the disk is full')
  await expect(writing.done()).rejects.toThrow('the disk is full')
  expect(taken).toBe(1)
})

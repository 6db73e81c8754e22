/**
 * Who writes into a knowledge base holds it while at work, so that no two do at a time.
 *
 * Each puts a sign of its own below `.collate/` before it looks for those of others, and goes on when there is none: of two
 * that start at once, one gives way. One that was killed holds nothing, wherever it ran.
 */

import {mkdir, readdir, rm} from 'node:fs/promises'
import path from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {StopError} from '../model/stop-error.ts'
import {refused} from './disk-errors.ts'
import {recover} from './journal.ts'
import {keepAlive, ownName, prefix, putSign, type Sign, whoIsAtWork} from './sign.ts'

const folder = '.collate'

/** Whoever started at the same time gives way within this time, in milliseconds. */
const courtesy = 1000

/** What this process holds. */
const held = new Set<string>()

/** Do `work` below `root` while nobody else does; what an interrupted run began is finished first. */
export async function holding<Result>(root: string, work: () => Promise<Result>): Promise<Result> {
  const own = path.resolve(root, folder, ownName)
  if (held.has(own)) throw busy(ownName, {pid: process.pid})
  held.add(own)
  let stop: (() => void) | undefined
  try {
    await mkdir(path.dirname(own), {recursive: true}).catch(refused)
    await putSign(own).catch(refused)
    stop = keepAlive(own)
    await alone(own)
    await recover(root).catch(refused)
    return await work()
  } finally {
    stop?.()
    // Where it may not be taken away, it stays, and means nothing once this process has ended.
    await rm(own, {force: true}).catch(() => {})
    held.delete(own)
  }
}

/** Wait until nobody else is there. Fails where somebody stays. */
async function alone(own: string): Promise<void> {
  const until = performance.now() + courtesy
  for (;;) {
    const other = await otherThan(own)
    if (!other) return
    // Both see each other: the one whose name comes first stays.
    if (other.name < path.basename(own) || performance.now() > until)
      throw busy(other.name, other.sign)
    await wait(20)
  }
}

/** Another one at work, the first by name; signs of those that are no more are taken away. */
async function otherThan(own: string): Promise<{name: string; sign: Sign} | undefined> {
  const place = path.dirname(own)
  for (const name of (await readdir(place)).sort()) {
    if (!name.startsWith(prefix) || name === path.basename(own)) continue
    const file = path.join(place, name)
    const sign = await whoIsAtWork(file, own)
    if (sign) return {name, sign}
    await rm(file, {force: true})
  }
  return undefined
}

function busy(name: string, {pid, host}: Sign): StopError {
  const who = `process ${pid}${host === undefined ? '' : ` on ${host}`}`
  return new StopError(`Another run is writing into this knowledge base: ${who}`, {
    hint: `Wait for its end. If that process is no run of Collate, delete ${folder}/${name}.`
  })
}

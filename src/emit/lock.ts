/**
 * Who writes into a knowledge base holds it while at work, so that no two do at a time.
 *
 * A file below `.collate/` bears the number of the process. Each puts its own there before it looks for those of
 * others: two that start at once may both give up, but never both go on. One that was killed holds nothing.
 */

import {readFileSync} from 'node:fs'
import {mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {StopError} from '../model/stop-error.ts'
import {absent, refused} from './disk-errors.ts'
import {recover} from './journal.ts'

const folder = '.collate'
const prefix = 'at-work-'

/** What this process holds. */
const held = new Set<string>()

/** Do `work` below `root` while nobody else does; what an interrupted run began is finished first. */
export async function holding<Result>(root: string, work: () => Promise<Result>): Promise<Result> {
  const name = `${prefix}${process.pid}`
  const own = path.resolve(root, folder, name)
  if (held.has(own)) throw busy(name)
  held.add(own)
  try {
    await mkdir(path.dirname(own), {recursive: true}).catch(refused)
    await writeFile(own, startOf(process.pid)).catch(refused)
    const other = await otherThan(own)
    if (other !== undefined) throw busy(other)
    await recover(root)
    return await work()
  } finally {
    held.delete(own)
    await rm(own, {force: true})
  }
}

/** The file of another process at work; those of processes that are no more are taken away. */
async function otherThan(own: string): Promise<string | undefined> {
  const place = path.dirname(own)
  for (const name of await readdir(place)) {
    if (!name.startsWith(prefix) || name === path.basename(own)) continue
    const file = path.join(place, name)
    const start = await readFile(file, 'utf8').catch(absent)
    if (start === undefined) continue
    const pid = Number(name.slice(prefix.length))
    // The number of one that was killed may be another's now, which began at another time.
    if (isAlive(pid) && (start === '' || start === startOf(pid))) return name
    await rm(file, {force: true})
  }
  return undefined
}

/** When process `pid` began, in units of the system; empty where the system does not say. */
function startOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // Its second field, a name in brackets, may hold anything.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function busy(name: string): StopError {
  return new StopError(
    `Another run is writing into this knowledge base: process ${name.slice(prefix.length)}`,
    {
      hint: `Wait for its end. If that process is no run of Collate, delete ${folder}/${name}.`
    }
  )
}

/** Whether a process `pid` is running, of whoever it is. */
export function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

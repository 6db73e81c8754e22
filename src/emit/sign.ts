/**
 * The sign that a process is at work: a file that says which one it is and when it began, and that is touched while it is.
 *
 * A process of this machine can be asked for. One of another machine, or in another container, cannot: its number may be
 * anybody's here. It counts for as long as its sign is touched.
 */

import {createHash} from 'node:crypto'
import {readFileSync, readlinkSync} from 'node:fs'
import {readFile, stat, utimes, writeFile} from 'node:fs/promises'
import {hostname} from 'node:os'
import {setTimeout as wait} from 'node:timers/promises'
import {absent} from './disk-errors.ts'

export interface Sign {
  pid: number
  /** Where it runs, unless that is here. */
  host?: string
}

interface Said {
  pid: number
  start: string
  host: string
  place: string
}

export const prefix = 'at-work-'

/** Milliseconds between two touches. */
const beat = 5000
/** A sign that was touched as long ago may be of one that was killed. */
const silence = 60_000

/** Numbers of processes mean the same at places of the same name. */
const place = placeOfProcesses()
export const ownName = `${prefix}${place}-${process.pid}`

function placeOfProcesses(): string {
  let space = ''
  try {
    space = readlinkSync('/proc/self/ns/pid')
  } catch {
    // Only Linux has more than one.
  }
  return createHash('sha256').update(`${hostname()}\n${space}`).digest('hex').slice(0, 8)
}

export async function putSign(file: string): Promise<void> {
  const {pid} = process
  const said: Said = {pid, start: startOf(pid), host: hostname(), place}
  await writeFile(file, JSON.stringify(said))
}

/** Touch the sign in `file` from now on, until the result is called. */
export function keepAlive(file: string): () => void {
  const timer = setInterval(function () {
    const now = new Date()
    // Taken away, or on a disk that may not be written any more: whoever looks decides by what is left.
    utimes(file, now, now).catch(() => {})
  }, beat)
  timer.unref()
  return () => clearInterval(timer)
}

/** Whose sign `file` is, if they are at work; `own` is the sign that was just put beside it. */
export async function whoIsAtWork(file: string, own: string): Promise<Sign | undefined> {
  const text = await readFile(file, 'utf8').catch(absent)
  if (text === undefined) return
  const said = read(text)
  if (said?.place === place) {
    if (!isAlive(said.pid)) return
    const start = startOf(said.pid)
    // The number of one that was killed may be another's now, which began at another time.
    const isKnown = start !== '' && said.start !== ''
    const is = isKnown ? start === said.start : await isTouched(file, own)
    return is ? {pid: said.pid} : undefined
  }
  if (!(await isTouched(file, own))) return
  // One that is being written tells nothing yet but its name.
  return said
    ? {pid: said.pid, host: said.host}
    : {pid: Number(file.slice(file.lastIndexOf('-') + 1))}
}

/**
 * Whether somebody touches `file`. Both times are those of one disk, but clocks are set at times: an old sign is looked at
 * for as long as two touches take.
 */
async function isTouched(file: string, own: string): Promise<boolean> {
  const touched = await timeOf(file)
  const now = await timeOf(own)
  if (touched === undefined || now === undefined) return false
  if (Math.abs(now - touched) < silence) return true
  await wait(2 * beat + 1000)
  const again = await timeOf(file)
  return again !== undefined && again !== touched
}

async function timeOf(file: string): Promise<number | undefined> {
  return (await stat(file).catch(absent))?.mtimeMs
}

function read(text: string): Said | undefined {
  try {
    const {pid, start, host, place}: Partial<Said> = JSON.parse(text)
    return pid === undefined || start === undefined || host === undefined || place === undefined
      ? undefined
      : {pid, start, host, place}
  } catch {
    return undefined
  }
}

/** When process `pid` began, in units of the system; empty where the system does not say, `over` where it has ended. */
function startOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // Its second field, a name in brackets, may hold anything.
    const [state = '', ...fields] = text.slice(text.lastIndexOf(')') + 2).split(' ')
    // Nobody has asked yet how it ended, but it does nothing any more.
    return 'ZX'.includes(state) ? 'over' : (fields[18] ?? '')
  } catch {
    return ''
  }
}

/** Whether a process `pid` is running, of whoever it is. */
export function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

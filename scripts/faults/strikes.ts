/** Counts what a process does to files below one folder, and strikes at one of these calls, as a kill or a disk would. */

import fs from 'node:fs'
import {syncBuiltinESMExports} from 'node:module'
import path from 'node:path'
import process from 'node:process'
import type {Strike} from './strike.ts'

type Call = (this: unknown, ...given: never[]) => unknown
type Calls = Record<string, Call | undefined>
/** How a call ends: with a value or an error at once, or with a promise of either. */
type Ending = 'sync' | 'promise'

/** Calls that change the disk; those that need no room are done on a full one, too. */
const writing = ['copyFile', 'mkdir', 'mkdtemp', 'rename', 'symlink', 'utimes', 'writeFile']
const clearing = ['rm', 'rmdir', 'unlink']
const reading = ['access', 'lstat', 'readFile', 'readdir', 'realpath', 'stat']

const messages: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EIO: 'i/o error',
  EISDIR: 'illegal operation on a directory',
  ENOENT: 'no such file or directory',
  ENOSPC: 'no space left on device',
  EROFS: 'read-only file system'
}

export interface Striking {
  /** From now on, until it is called again; `undefined`: nothing happens. */
  set(strike: Strike | undefined): void
  /** Calls that counted since. */
  count(): number
}

/** Take the place of the calls; all that is loaded already is met, too. */
export async function install(): Promise<Striking> {
  const original = {writeSync: fs.writeSync, writeFileSync: fs.writeFileSync}
  const files = new Map<unknown, string>()
  let strike: Strike | undefined
  let count = 0

  const sync = fs as unknown as Calls
  const promised = fs.promises as unknown as Calls
  for (const name of [...writing, ...clearing, ...reading]) {
    replace(promised, name, 'promise')
    replace(sync, `${name}Sync`, 'sync')
  }
  replaceOpen(promised, 'open', 'promise')
  replaceOpen(sync, 'openSync', 'sync')
  replaceWrites()
  const probe = await fs.promises.open(process.execPath)
  replaceHandles(Object.getPrototypeOf(probe) as Calls)
  await probe.close()
  syncBuiltinESMExports()
  return {
    set(next) {
      strike = next
      count = 0
    },
    count: () => count
  }

  function replace(owner: Calls, name: string, ending: Ending): void {
    const own = owner[name]
    if (!own) return
    const kind = name.replace(/Sync$/, '')
    owner[name] = function (this: unknown, ...given) {
      const file = pathOf(given[0]) ?? ''
      const data = kind === 'writeFile' ? (given[1] as unknown as string | Uint8Array) : undefined
      const half = data === undefined ? undefined : () => original.writeFileSync(file, halfOf(data))
      return met(kind, file, ending, half) ?? own.apply(this, given)
    }
  }

  /** What is opened is known by its number, and counts where it is opened to be written. */
  function replaceOpen(owner: Calls, name: string, ending: Ending): void {
    const own = owner[name] as Call
    owner[name] = function (this: unknown, ...given) {
      const file = pathOf(given[0]) ?? ''
      const flags = (given[1] as string | number | undefined) ?? 'r'
      const kind = flags === 'r' || flags === fs.constants.O_RDONLY ? 'readFile' : 'open'
      const struck = met(kind, file, ending)
      if (struck !== undefined) return struck
      const opened = own.apply(this, given)
      if (ending === 'sync') files.set(opened, file)
      else
        return (opened as Promise<fs.promises.FileHandle>).then(function (handle) {
          files.set(handle.fd, file)
          return handle
        })
      return opened
    }
  }

  /** A disk that is nearly full takes a part of what is written, and says how much. */
  function replaceWrites(): void {
    sync['writeSync'] = function (...given) {
      const [fd, bytes, offset, length, position] = given as unknown as [
        number,
        Uint8Array,
        number,
        number,
        number
      ]
      const part = () => original.writeSync(fd, bytes, offset, length >> 1, position)
      const isShort = strike?.kind === 'fail' && strike.isHalf === true && length > 1
      if (isShort && isNow('write', files.get(fd) ?? '', true)) return part()
      const struck = met('write', files.get(fd) ?? '', 'sync', part)
      return struck ?? original.writeSync(fd, bytes, offset, length, position)
    } as Call
  }

  function replaceHandles(prototype: Calls): void {
    for (const name of ['writeFile', 'write', 'sync']) {
      const own = prototype[name] as Call
      prototype[name] = function (this: fs.promises.FileHandle, ...given) {
        const data = given[0] as unknown as string | Uint8Array
        const half = () => original.writeSync(this.fd, halfOf(data))
        const isWrite = name === 'writeFile'
        const struck = met(name, files.get(this.fd) ?? '', 'promise', isWrite ? half : undefined)
        return struck ?? own.apply(this, given)
      } as Call
    }
  }

  /** Count the call, and strike where its turn has come; `half`: do a half of it. */
  function met(kind: string, file: string, ending: Ending, half?: () => unknown): unknown {
    if (!strike || !isNow(kind, file)) return
    if (strike.isHalf && count === strike.at) half?.()
    if (strike.kind === 'kill') {
      process.kill(strike.isGroup ? 0 : process.pid, 'SIGKILL')
      // The signal is on its way; nothing more may happen until it is here.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000)
    }
    const {code = 'EIO'} = strike
    const words = `${code}: ${messages[code] ?? 'over'}, ${kind} '${file}'`
    const error = Object.assign(new Error(words), {code, syscall: kind, path: file})
    if (ending === 'promise') return Promise.reject(error)
    throw error
  }

  /** `isPeek`: only look, where the turn of this call has come. */
  function isNow(kind: string, file: string, isPeek = false): boolean {
    if (!strike) return false
    const isRead = reading.includes(kind)
    if (isRead !== (strike.of === 'reads')) return false
    if (strike.code === 'ENOSPC' && clearing.includes(kind)) return false
    if (!file.startsWith(strike.root)) return false
    const turn = count + 1
    if (isPeek) {
      if (turn !== strike.at) return false
      count = turn
      return true
    }
    count = turn
    if (strike.at === undefined) return false
    return strike.lasts ? turn >= strike.at : turn === strike.at
  }
}

function pathOf(given: unknown): string | undefined {
  if (given instanceof URL) return given.pathname
  return typeof given === 'string' ? path.resolve(given) : undefined
}

function halfOf(data: string | Uint8Array): Uint8Array {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data
  return bytes.subarray(0, bytes.length >> 1)
}

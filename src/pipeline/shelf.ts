/**
 * What a run has made and does not hold: it lies in one file on the disk and is read again when it is asked for.
 *
 * A run knows a little of every page at all times, and the whole of a few: this is where the rest is. What is there first
 * is kept in memory, up to a limit, as a small run needs no more. On the disk, it is
 * enciphered with a key that only this process has, as pages come in with their secrets still in them.
 */

import {createCipheriv, createDecipheriv, randomBytes} from 'node:crypto'
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  writeSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {deserialize, serialize} from 'node:v8'
import {isAlive} from '../emit/index.ts'
import {fleeting} from '../model/fleeting.ts'
import type {SourcePage} from '../model/source-page.ts'
import {StopError} from '../model/stop-error.ts'

export interface Shelf {
  /** Put `value`, anything that can be cloned, on the shelf; what comes back reads it, a copy each time. */
  put<Value>(value: Value): () => Value
  /** Nothing can be read from then on. */
  close(): void
}

const folder = '.collate/shelf'

/** Files that this process has open. */
const own = new Set<string>()

let opened = 0
const prefix = 'collate-shelf-'
const cipher = 'aes-256-ctr'

/** Bytes that are kept in memory. */
const roomy = 16 * 1024 * 1024

/** `root`: the knowledge base below which it lies; `undefined`: below none. `room`: bytes that are kept in memory. */
export function openShelf(root: string | undefined, room = roomy): Shelf {
  let file: string | undefined
  let handle: number | undefined
  const key = randomBytes(32)
  let entries = 0
  let end = 0
  let left = room
  let isClosed = false

  return {
    put<Value>(value: Value) {
      const plain = serialize(value)
      if (plain.length <= left) {
        left -= plain.length
        return held<Value>(plain)
      }
      const entry = entries++
      const bytes = createCipheriv(cipher, key, vectorOf(entry)).update(plain)
      const [start, {length}] = [end, bytes]
      handle ??= open()
      for (let done = 0; done < length; ) done += write(handle, bytes.subarray(done), start + done)
      end += length
      return () => {
        const decipher = createDecipheriv(cipher, key, vectorOf(entry))
        return deserialize(decipher.update(read(start, length))) as Value
      }
    },
    close() {
      isClosed = true
      if (handle !== undefined) closeSync(handle)
      if (file !== undefined) takeAway(file)
      handle = undefined
    }
  }

  function held<Value>(bytes: Uint8Array): () => Value {
    return () => {
      if (isClosed) throw new Error('The shelf is closed')
      return deserialize(bytes) as Value
    }
  }

  function open(): number {
    // What may not be written (a check of a checked-out copy) is no reason to stop.
    for (const place of root === undefined ? [ofSystem] : [() => below(root), ofSystem])
      try {
        file = path.join(place(), `${process.pid}-${Date.now()}-${opened++}`)
        own.add(file)
        return openSync(file, 'wx+', 0o600)
      } catch (error) {
        if (!isForbidden(error)) throw error
      }
    throw new StopError(
      `Nothing can be written ${root === undefined ? '' : `below ${root}/.collate, nor `}in ${tmpdir()}`,
      {
        hint: 'A run keeps there what it cannot hold. Make room, or allow it to write.'
      }
    )
  }

  function read(start: number, length: number): Buffer {
    if (handle === undefined) throw new Error('The shelf is closed')
    const bytes = Buffer.allocUnsafeSlow(length)
    for (let done = 0; done < length; ) {
      const more = readSync(handle, bytes, done, length - done, start + done)
      if (more === 0) throw new Error('The shelf ends before what was put there')
      done += more
    }
    return bytes
  }
}

/** `page` with its texts on `shelf`: each is read when it is asked for, and kept while it is asked for again. */
export function shelved(page: SourcePage, shelf: Shelf): SourcePage {
  const {body, reply, ...rest} = page
  return Object.defineProperties(rest, {
    body: {enumerable: true, get: fleeting(shelf.put(body))},
    ...(reply && {reply: {enumerable: true, get: shelf.put(reply)}})
  }) as SourcePage
}

/** Where the key stream of an entry begins: each has 2⁶⁴ blocks of its own. */
function vectorOf(entry: number): Buffer {
  const vector = Buffer.alloc(16)
  vector.writeBigUInt64BE(BigInt(entry))
  return vector
}

function write(handle: number, bytes: Uint8Array, position: number): number {
  try {
    return writeSync(handle, bytes, 0, bytes.length, position)
  } catch (error) {
    if (!['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    throw new StopError('The disk is full', {
      hint: 'A run keeps below .collate/ what it cannot hold, about three times the text of all pages.'
    })
  }
}

function isForbidden(error: unknown): boolean {
  return ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'].includes(
    (error as NodeJS.ErrnoException).code ?? ''
  )
}

/** The folder in the knowledge base, without what runs left in it that were killed. */
function below(root: string): string {
  const place = path.join(root, folder)
  mkdirSync(place, {recursive: true})
  for (const name of readdirSync(place)) {
    const file = path.join(place, name)
    const pid = Number.parseInt(name, 10)
    // A number may come again: what bears this process's own need not be its own.
    if (pid === process.pid ? !own.has(file) : !isAlive(pid)) rmSync(file, {force: true})
  }
  return place
}

/** A folder that nobody else uses, nor could have prepared. */
function ofSystem(): string {
  return mkdtempSync(path.join(tmpdir(), prefix))
}

function takeAway(file: string): void {
  own.delete(file)
  rmSync(file, {force: true})
  const place = path.dirname(file)
  if (path.basename(place).startsWith(prefix)) rmSync(place, {recursive: true, force: true})
}

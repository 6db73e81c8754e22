/**
 * What an earlier run made, so that nothing is made twice: `.collate/cache/`, which can be deleted any time.
 *
 * A key holds all that a result depends on; answers that a page asked of the index are kept beside it and
 * asked again. An entry that cannot be read counts as none.
 */

import {createHash} from 'node:crypto'
import {mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {readdir, rm} from 'node:fs/promises'
import path from 'node:path'
import {deserialize, serialize} from 'node:v8'
import {threadId} from 'node:worker_threads'
import {absent, isAlive} from '../emit/index.ts'
import type {Cache as KeptCache} from '../model/cache.ts'
import {markUsed, sweepCache} from './sweep-cache.ts'
import {pipelineVersion} from './version.ts'

export interface Cache extends KeptCache {
  /** So that another thread can open the same. */
  place: {root: string; isReadOnly: boolean}
}

/** Of what is checked again before it is published: it may come from another machine. */
const shared = '.collate/cache'

/** Of what is published as it is kept: it never leaves this machine. */
export const ofThisMachine = '.collate/staged'

/** Tells the parts of this process from those of another that had its number and was killed. */
const own = `${process.pid}-${threadId}-${Date.now()}-`
let written = 0

/**
 * `isReadOnly`: what is there is used, and nothing is added. `sweeps`: what was left by runs that were killed goes.
 * `folder`: where it lies below `root`.
 */
export async function openCache(
  root: string,
  {
    isReadOnly = false,
    sweeps = !isReadOnly,
    folder = shared
  }: {isReadOnly?: boolean; sweeps?: boolean; folder?: string} = {}
): Promise<Cache> {
  /** Of entries until they are whole. */
  const parts = path.join(root, folder, 'parts')
  const version = await pipelineVersion()
  const now = Date.now()
  if (sweeps) {
    await sweep(parts)
    sweepCache(path.join(root, folder), now)
  }
  /** Made already. */
  const folders = new Set<string>()
  return {
    place: {root, isReadOnly},
    key(...parts) {
      const hash = createHash('sha256').update(version)
      for (const part of parts)
        hash.update('\0').update(typeof part === 'string' ? part : (JSON.stringify(part) ?? ''))
      return hash.digest('hex')
    },
    // One after the other: of small files, each `await` costs more than it gives.
    async read(key) {
      const bytes = bytesOf(file(key))
      if (!bytes) return
      if (!isReadOnly) markUsed(file(key), now)
      try {
        return deserialize(bytes)
      } catch {
        return // Cut short, or of another Node: made anew.
      }
    },
    async write(key, value) {
      if (isReadOnly) return
      const target = file(key)
      const temporary = path.join(parts, `${own}${written++}`)
      try {
        for (const folder of [path.dirname(temporary), path.dirname(target)]) {
          if (!folders.has(folder)) mkdirSync(folder, {recursive: true})
          folders.add(folder)
        }
        writeFileSync(temporary, serialize(value))
        renameSync(temporary, target)
      } catch {
        // A full disk, or one that cannot be written: made anew the next time.
        try {
          rmSync(temporary, {force: true})
        } catch {
          // It stays, and is swept away the next time.
        }
      }
    }
  }

  function file(key: string): string {
    return path.join(root, folder, key.slice(0, 2), key.slice(2))
  }
}

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch (error) {
    return absent(error as NodeJS.ErrnoException)
  }
}

/** Whether another process is at work on it. */
function isOfOther(name: string): boolean {
  const pid = Number.parseInt(name, 10)
  return pid !== process.pid && isAlive(pid)
}

/** Take away what runs left that were killed; where that may not be, it stays. */
async function sweep(place: string): Promise<void> {
  for (const name of await readdir(place).catch(() => []))
    if (!name.startsWith(own) && !isOfOther(name))
      await rm(path.join(place, name), {force: true}).catch(() => {})
}

export function pack(value: unknown): Uint8Array {
  return serialize(value)
}

export function unpack<Value>(bytes: Uint8Array): Value {
  return deserialize(bytes)
}

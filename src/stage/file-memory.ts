/** What was made of files, and whether they are still as they were. */

import {readFileSync, statSync} from 'node:fs'
import {isMissing} from './is-missing.ts'

/** What was made of the text of a file, for as long as nobody writes the file. */
export class FileMemory {
  #made = new Map<string, {stamp: string; value: unknown}>()
  #former: ReadonlyMap<string, {stamp: string; value: unknown}> = new Map()

  /** Forget files that were not asked for since the last call. */
  begin(): void {
    this.#former = this.#made
    this.#made = new Map()
  }

  /** What `make` makes of the file at `path`, of which there must be one `make` only; `undefined` where no file is. */
  of<Value>(path: string, make: (text: string) => Value): Value | undefined {
    const stamp = stampOf(path)
    if (stamp === undefined) return undefined
    const former = this.#former.get(path)
    const value = former?.stamp === stamp ? (former.value as Value) : read(path, make)
    this.#made.set(path, {stamp, value})
    return value
  }
}

function read<Value>(path: string, make: (text: string) => Value): Value | undefined {
  const bytes = bytesOf(path)
  return bytes && make(bytes.toString())
}

/** What `path` holds; `undefined` where it was taken away since it was looked at. */
export function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Another one whenever the file at `path` was written; `undefined` where none is. */
export function stampOf(path: string): string | undefined {
  const found = statSync(path, {bigint: true, throwIfNoEntry: false})
  if (!found?.isFile()) return undefined
  return `${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}`
}

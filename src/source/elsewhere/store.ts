/**
 * What came from elsewhere, kept on disk until it lies where it belongs, so that a run holds few files at a time, and one
 * that is interrupted need not ask again.
 */

import {createHash} from 'node:crypto'
import {mkdir, mkdtemp, readFile, rename, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {deserialize, serialize} from 'node:v8'
import {StopError} from '../../model/stop-error.ts'

export interface StoredFile {
  bytes: Uint8Array
  /** What its host calls it. */
  name: string | undefined
}

export interface Store {
  read(address: string): Promise<StoredFile | undefined>
  write(address: string, file: StoredFile): Promise<void>
  /** Forget all of it. */
  clear(): Promise<void>
  /** Let go of what it keeps for this run alone. */
  close(): Promise<void>
}

/** `isForRun`: what is written lies elsewhere, and is there until the store is closed. */
export function openStore(root: string, isForRun = false): Store {
  const folder = path.join(root, '.collate/elsewhere')
  let own: Promise<string> | undefined
  return {
    async read(address) {
      for (const place of own ? [await own, folder] : [folder])
        try {
          return deserialize(await readFile(fileOf(address, place)))
        } catch {
          // Not there, or cut short: asked for anew.
        }
      return
    },
    async write(address, file) {
      try {
        if (isForRun) own ??= mkdtemp(path.join(tmpdir(), 'collate-elsewhere-'))
        const place = (await own) ?? folder
        const target = fileOf(address, place)
        const temporary = `${target}.${process.pid}.part`
        await mkdir(place, {recursive: true})
        await writeFile(temporary, serialize(file))
        await rename(temporary, target)
      } catch (error) {
        throw new StopError(`A file that was fetched cannot be kept: ${(error as Error).message}`, {
          hint: 'Make room below `.collate/`, and allow it to be written; or import with `--offline`'
        })
      }
    },
    clear: () => rm(folder, {recursive: true, force: true}),
    async close() {
      if (own) await rm(await own, {recursive: true, force: true})
      own = undefined
    }
  }

  function fileOf(address: string, place: string): string {
    return path.join(place, createHash('sha256').update(address).digest('hex'))
  }
}

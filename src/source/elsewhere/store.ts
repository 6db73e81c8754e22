/**
 * What came from elsewhere, kept on disk until it lies where it belongs, so that a run holds few files at a time, and one
 * that is interrupted need not ask again.
 */

import {createHash} from 'node:crypto'
import {mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises'
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
}

export function openStore(root: string): Store {
  const folder = path.join(root, '.collate/elsewhere')
  return {
    async read(address) {
      try {
        return deserialize(await readFile(fileOf(address)))
      } catch {
        return // Not there, or cut short: asked for anew.
      }
    },
    async write(address, file) {
      const target = fileOf(address)
      const temporary = `${target}.${process.pid}.part`
      try {
        await mkdir(folder, {recursive: true})
        await writeFile(temporary, serialize(file))
        await rename(temporary, target)
      } catch (error) {
        throw new StopError(`A file that was fetched cannot be kept: ${(error as Error).message}`, {
          hint: 'Make room below `.collate/`, and allow it to be written; or import with `--offline`'
        })
      }
    },
    clear: () => rm(folder, {recursive: true, force: true})
  }

  function fileOf(address: string): string {
    return path.join(folder, createHash('sha256').update(address).digest('hex'))
  }
}

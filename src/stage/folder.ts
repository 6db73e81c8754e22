/** What lies in a folder; one that is not there is empty. */

import type {Dirent} from 'node:fs'
import {readdir} from 'node:fs/promises'
import {join} from 'node:path'
import type {FileMemory} from './file-memory.ts'
import {isMissing} from './is-missing.ts'

/** What `read` makes of the text of every `.yaml` of `folder`, by its name. */
export async function readFolder<Value>(
  folder: string,
  files: FileMemory,
  read: (text: string, name: string) => Value
): Promise<Array<[string, Value]>> {
  const result: Array<[string, Value]> = []
  for (const entry of await list(folder)) {
    if (!entry.isFile() || !/\.ya?ml$/u.test(entry.name)) continue
    const name = entry.name.replace(/\.ya?ml$/u, '')
    const value = files.of(join(folder, entry.name), (text) => read(text, name))
    if (value !== undefined) result.push([name, value])
  }
  return result.sort(([a], [b]) => (a < b ? -1 : 1))
}

export async function list(path: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(path, {withFileTypes: true})
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

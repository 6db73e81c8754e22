/** What lies in a folder; one that is not there is empty. */

import type {Dirent} from 'node:fs'
import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'

/** The text of every `.yaml` of `folder`, by its name. */
export async function readFolder(folder: string): Promise<Array<[string, string]>> {
  const result: Array<[string, string]> = []
  for (const entry of await list(folder)) {
    if (!entry.isFile() || !/\.ya?ml$/u.test(entry.name)) continue
    const text = await readFile(join(folder, entry.name), 'utf8')
    result.push([entry.name.replace(/\.ya?ml$/u, ''), text])
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

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

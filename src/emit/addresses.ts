/**
 * `content/addresses/`: where articles lay on the site, as far as nothing else says so. Pages know it of the articles that
 * are made of them (`paths` in `page.json`); this is for articles that only writers have, and for what a build saw
 * between two imports. One file an article, so that nothing grows with their number.
 */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {parse, stringify} from 'yaml'
import {yamlTrouble} from '../model/yaml-limits.ts'
import {absent} from './disk-errors.ts'
import {filesBelow} from './files.ts'
import {addressFile} from './layout.ts'
import type {FileChange} from './write.ts'

const folder = 'content/addresses'

/** Files that each article had, relative to the root, by its id; the last one last. */
export async function readAddresses(root: string): Promise<Map<string, string[]>> {
  const result = new Map<string, string[]>()
  for (const file of await filesBelow(root, folder, '.yaml')) {
    const text = await readFile(path.join(root, file), 'utf8').catch(absent)
    if (text === undefined) continue
    result.set(path.basename(file, '.yaml'), addressesIn(text))
  }
  return result
}

/** What a person broke is read as far as it goes: the article is there all the same. */
function addressesIn(text: string): string[] {
  try {
    const paths: unknown = yamlTrouble(text) === undefined && parse(text)?.paths
    return Array.isArray(paths) ? paths.filter((each) => typeof each === 'string') : []
  } catch {
    return []
  }
}

/** What writes down that article `id` has `file` now, after `before`; nothing where that is known. */
export function addressChanges(id: string, file: string, before: readonly string[]): FileChange[] {
  if (before.at(-1) === file) return []
  const paths = [...before.filter((each) => each !== file), file]
  return [{file: addressFile(id), bytes: stringify({paths}, {lineWidth: 0})}]
}

/** The lines that findings speak of, for people to read. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {hideSecrets} from '../mend/index.ts'
import type {Place} from '../model/finding.ts'
import type {Workspace} from './run.ts'

export interface Passage {
  /** 1-based, of the first of the lines. */
  line: number
  lines: readonly string[]
}

/** Characters of a line that are shown. */
const longest = 400
/** Files that people read as they are; markup is told in the words of the finding alone. */
const readable = /^content\/.*\.(?:md|mdx|txt|wiki|yaml)$/

/** The line of each of `places` with those beside it, secrets hidden; those that are there, by `file:line`. */
export async function readPassages(
  {root}: Workspace,
  places: readonly Place[]
): Promise<ReadonlyMap<string, Passage>> {
  const files = new Map<string, readonly string[]>()
  const found = new Map<string, Passage>()
  for (const {file, line} of places) {
    if (!readable.test(path.posix.normalize(file))) continue
    let lines = files.get(file)
    if (!lines) {
      const text = await readFile(path.join(root, file), 'utf8').catch(() => '')
      lines = hideSecrets(text, file).text.split(/\r?\n/)
      files.set(file, lines)
    }
    if (!lines[line - 1]?.trim()) continue
    const first = Math.max(1, line - 1)
    const shown = lines.slice(first - 1, line + 1).map((each) => each.slice(0, longest))
    found.set(`${file}:${line}`, {line: first, lines: shown})
  }
  return found
}

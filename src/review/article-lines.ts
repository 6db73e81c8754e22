/** Where in an article the place of a source is, as writers edit the article. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import type {Finding, Place} from '../model/finding.ts'

/** Letters by which a place is known again, the most certain first. */
const lengths = [60, 40, 24, 12]
/** Characters of a source in which they are looked for. */
const reach = 2000

/** Of the findings in a page of a source, the lines of `article` that say the same, where exactly one does. */
export async function articleLines(
  root: string,
  article: string,
  findings: readonly Finding[]
): Promise<ReadonlyMap<string, Place>> {
  const text = await readFile(path.join(root, article), 'utf8').catch(() => '')
  const lines = text.split('\n').map(letters)
  const all = lines.join('')
  const sources = new Map<string, string>()
  const found = new Map<string, Place>()
  for (const {fingerprint, place} of findings) {
    if (!place.file.startsWith('content/sources/')) continue
    const source =
      sources.get(place.file) ??
      (await readFile(path.join(root, place.file), 'utf8').catch(() => ''))
    sources.set(place.file, source)
    const at = onlyPlace(all, letters(passageFrom(source, place)))
    if (at !== undefined)
      found.set(fingerprint, {file: article, line: lineAt(lines, at), column: 1})
  }
  return found
}

function passageFrom(source: string, {line, column}: Place): string {
  let start = 0
  for (let number = 1; number < line; number++) {
    const end = source.indexOf('\n', start)
    if (end === -1) break
    start = end + 1
  }
  const from = start + column - 1
  return source.slice(from, from + reach).replace(/<[^>]*>|&#?\w+;/g, ' ')
}

/** Of `text`, what neither marks nor markup change. */
function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Where `all` has the beginning of `passage`, if at one place only. */
function onlyPlace(all: string, passage: string): number | undefined {
  for (const length of lengths) {
    if (passage.length < length) continue
    const needle = passage.slice(0, length)
    const at = all.indexOf(needle)
    if (at !== -1) return all.includes(needle, at + 1) ? undefined : at
  }
  return undefined
}

function lineAt(lines: readonly string[], offset: number): number {
  let end = 0
  for (const [index, line] of lines.entries()) {
    end += line.length
    if (offset < end) return index + 1
  }
  return lines.length
}

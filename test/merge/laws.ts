/** What holds of every merge, found without the code that the merge proves itself by. */

import {expect} from 'vitest'
import {readMdx, writeMdx} from '../../src/mdx/index.ts'
import {type Merged, merge} from '../../src/merge/index.ts'
import type {Versions} from './generate.ts'

/** Nothing is lost or doubled, the text is read as well as both sides, and merging again changes nothing. */
export function holdsLaws({base, ours, theirs}: Versions, merged: Merged): void {
  const {text, conflicts} = merged
  expect(merge(base, text, theirs).text).toBe(text)
  expect(merge(merged.base, text, theirs).text).toBe(text)

  const told = (side: 'ours' | 'theirs') =>
    [text, ...conflicts.map((each) => each[side])].join('\n')
  expect(missing(added(ours, base), told('ours'))).toEqual([])
  expect(missing(added(theirs, base), told('theirs'))).toEqual([])

  const lines = Map.groupBy(linesOf(text), (line) => line)
  for (const [line, {length}] of lines)
    expect(length, line).toBeLessThanOrEqual(Math.max(1, times(line, ours), times(line, theirs)))

  const {front, body, findings} = readMdx(text, 'a.mdx')
  const odd = [ours, theirs].map((side) => readMdx(side, 'a.mdx').findings.length)
  expect(findings.length).toBeLessThanOrEqual(Math.max(...odd))
  expect(writeMdx(front, body)).not.toMatch(/^(?:<<<<<<<|=======|>>>>>>>)/m)
}

/** Words of `side` that `base` does not have at all. */
function added(side: string, base: string): string[] {
  const known = new Set(wordsOf(base))
  return wordsOf(side).filter((word) => !known.has(word))
}

function missing(words: readonly string[], text: string): string[] {
  const there = new Set(wordsOf(text))
  return words.filter((word) => !there.has(word))
}

/** Words, but for the numbers of items and steps, which follow from the order. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}]+\d*/gu) ?? []
}

/** Lines that somebody would see twice. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^[ >]*(?:[-*]|\d+\.)? */, ''))
    .filter((line) => wordsOf(line).length >= 5)
}

function times(line: string, text: string): number {
  return linesOf(text).filter((each) => each === line).length
}

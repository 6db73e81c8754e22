/** Holds what a merge gave against what both sides did, without the code of the merge. */

import {readMdx} from '../../src/mdx/index.ts'
import type {Merged} from '../../src/merge/index.ts'

export interface Versions {
  base: string
  ours: string
  theirs: string
}

export interface Judgement {
  /** Nothing is left to settle. */
  clean: boolean
  conflicts: number
  /** The texts could not be merged at all. */
  whole: boolean
  /** Words that the writer brought in, and that are neither in the article nor in a conflict. */
  lost: number
  /** Lines that stand there more often than on either side. */
  doubled: number
  /** It reads worse than both sides. */
  broken: boolean
}

export function judge({base, ours, theirs}: Versions, {text, conflicts}: Merged): Judgement {
  const open = conflicts.filter(({kind}) => kind !== 'merged')
  const told = wordsIn([text, ...conflicts.map((each) => each.ours)].join('\n'))
  const known = wordsIn(base)
  const findings = (each: string) => readMdx(each, '').findings.length
  return {
    clean: open.length === 0,
    conflicts: open.length,
    whole: open.some(({kind}) => kind === 'whole'),
    lost: [...wordsIn(ours)].filter((word) => !known.has(word) && !told.has(word)).length,
    doubled: doubledLines(text, [ours, theirs]),
    broken: findings(text) > Math.max(findings(ours), findings(theirs))
  }
}

function wordsIn(text: string): Set<string> {
  return new Set(text.match(/[\p{L}\p{M}\p{N}]*\p{L}[\p{L}\p{M}\p{N}]*/gu))
}

function doubledLines(text: string, sides: readonly string[]): number {
  const before = sides.map(linesIn)
  return [...linesIn(text)].filter(
    ([line, times]) => times > Math.max(1, ...before.map((lines) => lines.get(line) ?? 0))
  ).length
}

const fenced = /^([ >]*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1\2/gm

/** How often each line of some words is there, whatever it is marked with; lines of code repeat. */
function linesIn(text: string): Map<string, number> {
  const lines = new Map<string, number>()
  for (const whole of text.replace(fenced, '').split('\n')) {
    const line = whole.replace(/^[ >]*(?:[-*]|\d+\.)? */, '')
    if (line.split(/\s+/).length >= 5) lines.set(line, (lines.get(line) ?? 0) + 1)
  }
  return lines
}

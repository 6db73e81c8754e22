/**
 * What looks like a key by its characters alone: a run of at least 20 that mixes small and capital letters and digits
 * without making words. Scraping can part a key in two.
 */

import {isDocumented} from './documented.ts'
import {entropy, isIdentifier, isMixed, isPlaceholder, saysText, wordShare} from './randomness.ts'
import type {Secret} from './secret.ts'
import {isElsewhere, isTold} from './surroundings.ts'

/** What looks like a key by its characters alone is no shorter. */
const shortest = 20
/** Longer runs are data, such as pictures. */
const longest = 400

interface Run {
  start: number
  end: number
  /** It reads like part of a key: mixed, and no word. */
  odd: boolean
}

export function* unknown(text: string): Generator<Secret> {
  const runs = /[A-Za-z0-9_+/-]{5,}={0,2}/g
  let before: Run | undefined
  let yielded: Secret | undefined

  for (let found = runs.exec(text); found; found = runs.exec(text)) {
    const [value] = found
    const run = {start: found.index, end: found.index + value.length, odd: isOdd(value)}
    const joins = before?.odd && run.odd && isBreak(text, before, run)
    const start = joins && before ? before.start : run.start
    before = run
    // Nearly all runs are words: what stands around them does not matter.
    if (!joins && value.length < shortest) continue
    const told = isTold(text, start, run.end)
    const joined = text.slice(start, run.end).replace(/\.?\s+/, '')

    if (joins && told && isKey(text, joined, start, run.end, told)) {
      if (yielded?.start === start) yielded.end = run.end
      else yield (yielded = {rule: 'secret/possible-key', start, end: run.end})
    } else if (value.length >= shortest && isKey(text, value, run.start, run.end, told))
      yield (yielded = {rule: 'secret/possible-key', start: run.start, end: run.end})
  }
}

/** Whether a key may be broken between two runs: after a full stop, or where both read like keys themselves. */
function isBreak(text: string, before: Run, run: Run): boolean {
  const gap = text.slice(before.end, run.start)
  if (gap === '. ') return true
  if (!/^\.?(?: |\r?\n {0,3})$/.test(gap)) return false
  return [before, run].every(({start, end}) => end - start >= 12 && isMixed(text.slice(start, end)))
}

function isOdd(value: string): boolean {
  if (value.length > longest) return false
  const mixes = /[a-z]/.test(value) && /.[A-Z]/.test(value)
  return (mixes || (/\d/.test(value) && /[a-z]/i.test(value))) && wordShare(value) <= 0.4
}

function isKey(text: string, value: string, start: number, end: number, told: boolean): boolean {
  if (value.length < shortest || value.length > longest || !isMixed(value)) return false
  const bits = entropy(value)
  if (bits < 3.5 || (!told && (bits < 4.2 || value.length < 32))) return false
  if (wordShare(value) > 0.4 || isIdentifier(value) || isPlaceholder(value)) return false
  return !isDocumented(value) && !saysText(value) && !isElsewhere(text, start, end)
}

/**
 * Hides keys and tokens before anything is written.
 *
 * What has a documented format is known by it. Else a run of at least 20 characters is taken for a key if
 * small and capital letters and digits are mixed without making words, and it is no address, path, id or
 * placeholder; words nearby such as “API key” make that likelier. Scraping can part a key in two.
 */

import {createHmac} from 'node:crypto'
import type {FindingDraft} from '../model/finding.ts'
import {rules} from '../model/rules/index.ts'
import type {Format} from '../model/source-page.ts'
import {applyCuts, type Cut} from '../model/text.ts'
import {fold} from './secrets/folded.ts'
import {documented, formats, type SecretRule} from './secrets/formats.ts'
import {shownRanges, withoutEscapes} from './secrets/in-json.ts'
import {entropy, isIdentifier, isMixed, isPlaceholder, wordShare} from './secrets/randomness.ts'
import {around, isElsewhere, isTold} from './secrets/surroundings.ts'

export interface Hidden {
  text: string
  cuts: Cut[]
  /** Offsets in the text that was given. */
  findings: FindingDraft[]
}

interface Secret {
  rule: SecretRule
  start: number
  end: number
  /** What a reader sees of it, where the text says it in other characters. */
  shown?: string
}

/** What looks like a key by its characters alone is no shorter. */
const shortest = 20
/** Longer runs are data, such as pictures. */
const longest = 400
const marker = /⟦([a-z-]{3,30}) hidden, (\d{1,7}) characters, ([0-9a-f]{6})⟧/g

/** Replace each secret of `text` by a marker with its kind, its length and six digits of an HMAC by `salt`. */
export function hideSecrets(text: string, salt: string, format?: Format): Hidden {
  const cuts: Cut[] = []
  const findings: FindingDraft[] = []

  const seen = format === 'adf' ? withoutEscapes(text) : text
  const found = disjoint([...keys(seen), ...known(seen), ...parted(seen), ...unknown(seen)])
  for (const {rule, start, end, shown} of found) {
    const [first, ...rest] = format === 'adf' ? shownRanges(text, start, end) : [{start, end}]
    if (!first) continue
    const pieces = [first, ...rest].map((range) => text.slice(range.start, range.end))
    const secret = shown ?? pieces.join('')
    const hash = createHmac('sha256', salt).update(secret).digest('hex').slice(0, 6)
    const kind = rule.slice('secret/'.length)
    cuts.push({...first, insert: `⟦${kind} hidden, ${secret.length} characters, ${hash}⟧`}, ...rest)
    findings.push({rule, args: {kind, characters: secret.length, hash}, at: start})
  }

  for (const found of text.matchAll(marker)) {
    const [, kind = '', characters = '', hash = ''] = found
    const rule = `secret/${kind}`
    if (rule in rules)
      findings.push({
        rule: rule as SecretRule,
        args: {kind, characters: Number(characters), hash},
        at: found.index
      })
  }

  findings.sort((a, b) => Number(a.at) - Number(b.at))
  return {text: applyCuts(text, cuts).text, cuts, findings}
}

/** Private keys, from their first line to their last; placeholders are too short to be one. */
function* keys(text: string): Generator<Secret> {
  const begin = /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    const start = found.index
    const body = text.slice(start + found[0].length, start + 20_000)
    const last = /-----END [A-Z0-9 ]{0,60}PRIVATE KEY(?: BLOCK)?-----/.exec(body)
    const inner = last
      ? body.slice(0, last.index)
      : (/^(?:\s*[A-Za-z0-9+/=]{20,}\s*)+/.exec(body)?.[0] ?? '')
    const end =
      start + found[0].length + (last ? last.index + last[0].length : inner.trimEnd().length)
    const letters = inner.replace(/<[^<>]{0,200}>|\\n|[^A-Za-z0-9+/=]/g, '')
    begin.lastIndex = Math.max(end, begin.lastIndex)
    if (letters.length < 60 || isPlaceholder(letters.slice(0, 60))) continue
    yield {rule: 'secret/private-key', start, end}
  }
}

/** What has a documented format. */
function* known(text: string): Generator<Secret> {
  for (const {rule, pattern, near, weak} of formats) {
    if (near && !near.test(text)) continue
    pattern.lastIndex = 0
    for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
      const [value] = found
      const start = found.index
      const end = start + value.length
      if (isDocumented(value) || isPlaceholder(value.slice(4))) continue
      if (near && !near.test(around(text, start, end, 80))) continue
      if (weak && !isWeaklyKnown(text, value, start, end)) continue
      yield {rule, start, end}
    }
  }
}

/** What has a documented format to a reader, but is parted by escapes or tags. */
function* parted(text: string): Generator<Secret> {
  const folded = fold(text)
  if (!folded) return
  for (const {rule, start, end} of known(folded.text)) {
    const shown = folded.text.slice(start, end)
    const range = folded.toText(start, end)
    if (range.end - range.start !== shown.length) yield {rule, ...range, shown}
  }
}

function isWeaklyKnown(text: string, value: string, start: number, end: number): boolean {
  if (/^[0-9a-f]+$/.test(value) || !/[a-z]/i.test(value) || !/\d/.test(value)) return false
  if (entropy(value) < 3.5 || wordShare(value) > 0.4 || isIdentifier(value)) return false
  const told = isTold(text, start, end)
  return !isElsewhere(text, start, end) && (told || (isMixed(value) && entropy(value) > 4))
}

interface Run {
  start: number
  end: number
  /** It reads like part of a key: mixed, and no word. */
  odd: boolean
}

/** What looks like a key by its characters alone. */
function* unknown(text: string): Generator<Secret> {
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
  return !isDocumented(value) && !isElsewhere(text, start, end)
}

function isDocumented(value: string): boolean {
  return /EXAMPLE/.test(value) || documented.some((start) => value.startsWith(start))
}

/** Those that begin first; of two that overlap the one that was named first. */
function disjoint(secrets: readonly Secret[]): Secret[] {
  const kept: Secret[] = []
  const order = [...secrets.entries()].sort(([a, x], [b, y]) => x.start - y.start || a - b)
  for (const [, secret] of order) {
    const last = kept.at(-1)
    if (!last || secret.start >= last.end) kept.push(secret)
    else if (secret.rule !== 'secret/possible-key' && last.rule === 'secret/possible-key')
      kept[kept.length - 1] = {...secret, start: last.start, end: Math.max(last.end, secret.end)}
  }
  return kept
}

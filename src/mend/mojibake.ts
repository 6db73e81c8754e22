/**
 * Mend characters that were read in the wrong encoding: “â€™” for “’”.
 *
 * UTF-8 read as windows-1252 (or Latin-1) gives two to four odd characters for one. They are turned back
 * only where they are exactly the bytes of a character, and where the page does not write about
 * encodings; short ones, which some languages could mean, only if the page has no such letters else.
 */

import type {Entry} from '../model/record.ts'
import type {Format} from '../model/source-page.ts'
import type {Cut} from '../model/text.ts'
import {type Mend, nothing} from './mend.ts'

/** The characters of windows-1252 from 0x80 to 0x9F. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const bytes = new Map([...windows].map((character, at) => [character, 0x80 + at]))
const tail = `[\\u0080-\\u00BF${[...windows].join('')}]`
const broken = new RegExp(
  `[\\u00C2-\\u00DF]${tail}|[\\u00E0-\\u00EF]${tail}{2}|[\\u00F0-\\u00F4]${tail}{3}`,
  'g'
)
const about =
  /mojibake|windows-?1252|(?:wrong|incorrect|character)\s+encoding|garbled|encoded\s+as\s+utf-?8|latin-?1\b/i

export const mojibake: Mend = {
  id: 'mojibake',
  summary: 'Characters were read in the wrong encoding.',
  run(text, format) {
    if (text.search(broken) === -1 || about.test(text)) return nothing
    const cuts: Cut[] = []
    const certain = count(text, /[âÂ][€\u0080][^\s\w]|Ã[©¨¤¶¼\u00A0¡³±]|ðŸ/g)
    const lone = count(text, /[ÃÂ](?=[\p{L}\s.,;]|$)/gu)
    const shortToo = certain > 0 && lone === 0

    for (const found of text.matchAll(broken)) {
      const from = found[0]
      const to = repaired(from)
      if (to === undefined || (from.length === 2 && !shortToo)) continue
      cuts.push({start: found.index, end: found.index + from.length, insert: to})
    }
    return {cuts, entries: entriesOf(text, cuts, format), findings: []}
  }
}

/** One entry for each word that changes, however often it stands in the text. */
function entriesOf(text: string, cuts: readonly Cut[], format: Format): Entry[] {
  const found = new Map<string, {offset: number; to: string; times: number}>()
  for (let at = 0; at < cuts.length; ) {
    const first = cuts[at]
    if (!first) break
    let start = first.start
    while (start > 0 && isLetter(text[start - 1])) start--
    // In JSON, `\\n` before a word is no letter of it.
    if (format === 'adf' && text[start - 1] === '\\')
      start = Math.min(first.start, start + (text[start] === 'u' ? 5 : 1))
    let to = text.slice(start, first.start)
    let end = start
    for (
      let cut = cuts[at];
      cut && (cut === first || gapIsWord(text, end, cut.start));
      cut = cuts[at]
    ) {
      to += cut === first ? cut.insert : text.slice(end, cut.start) + cut.insert
      end = cut.end
      at++
    }
    const last = end
    while (end < text.length && isLetter(text[end])) end++
    to += text.slice(last, end)
    const from = text.slice(start, end)
    const known = found.get(from)
    if (known) known.times++
    else found.set(from, {offset: start, to, times: 1})
  }

  return Array.from(found, ([from, {offset, to, times}]) => ({
    by: mojibake.id,
    offset,
    args: {from, to, times},
    removed: {text: `${from}\n`.repeat(times), links: [], images: []},
    added: {text: `${to}\n`.repeat(times), links: [], images: []}
  }))
}

function gapIsWord(text: string, from: number, to: number): boolean {
  return to - from < 80 && /^[\p{L}\p{M}\p{N}]*$/u.test(text.slice(from, to))
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{M}\p{N}\uD800-\uDFFF]/u.test(character)
}

/** What the characters of `text` mean as bytes of UTF-8. */
function repaired(text: string): string | undefined {
  const read = [...text].map((character) => bytes.get(character) ?? character.charCodeAt(0))
  try {
    const result = new TextDecoder('utf-8', {fatal: true}).decode(Uint8Array.from(read))
    return /[\u0000-\u001F\u0080-\u009F\uFFFD]/.test(result) ? undefined : result
  } catch {
    return undefined // Not the bytes of a character: it may be meant.
  }
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** Cuts what stands between sheets out of a text, so that what it parted is one again. */

import type {Mark} from '../../model/sheet-series.ts'
import type {Format} from '../../model/source-page.ts'
import type {Cut} from '../../model/text.ts'
import type {Piece} from '../../model/words.ts'

export interface SheetCut {
  cut: Cut
  words: Words
}

/** What the reader loses and gets: text as it is read, or as it was written where it may hold links. */
interface Words {
  removed?: Piece
  aside?: string
  added?: Piece
}

/** One cut for all marks that nothing but blanks parts, with the blanks around it. */
export function cutSheets(text: string, marks: readonly Mark[], format: Format): SheetCut[] {
  return joined(text, marks).map(function ({start, end}) {
    const cut = {start, end, insert: between(text, start, end)}
    return {cut, words: wordsAround(text, cut, format)}
  })
}

/** All `marks` in order; those that only blanks part are one range, with the blanks around it. */
function joined(text: string, marks: readonly Mark[]): Mark[] {
  const result: Mark[] = []
  for (const {start, end} of marks.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    const range = withBlanks(text, start, end)
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else result.push(range)
  }
  return result
}

function withBlanks(text: string, start: number, end: number): Mark {
  let from = start
  while (from > 0 && /\s/.test(text[from - 1] ?? '')) from--
  let to = end
  while (to < text.length && /\s/.test(text[to] ?? '')) to++
  // The indent of the next line says what it is.
  const blanks = text.slice(end, to)
  const line = Math.max(blanks.lastIndexOf('\n'), blanks.lastIndexOf('\f'))
  return {start: from, end: line !== -1 && to < text.length ? end + line + 1 : to}
}

/** What stands between the text before and after a sheet: a sentence goes on, a paragraph has ended. */
function between(text: string, start: number, end: number): string {
  if (start === 0) return ''
  if (end === text.length) return '\n'
  const before = text.slice(Math.max(0, start - 5), start)
  if (/[.!?:;…。！？]["'”’»)\]]*$/u.test(before)) return '\n\n'
  // A word may have been parted at a hyphen: whether it is one is not for us to say.
  const goesOn = /[\p{L}\p{N},)]$/u.test(before) && /^\s*\p{Ll}/u.test(text.slice(end, end + 40))
  return goesOn ? ' ' : '\n'
}

/** What is lost and what is new: words that were glued to the cut were none before. */
function wordsAround(text: string, {start, end}: Cut, format: Format): Words {
  let from = start
  while (from > 0 && isInWord(text[from - 1]) && isInWord(text[start])) from--
  let to = end
  while (to < text.length && isInWord(text[to]) && isInWord(text[end - 1])) to++
  const kept = `${text.slice(from, start)} ${text.slice(end, to)}`.trim()
  const gone = text.slice(from, to).replace(/\s+/gu, ' ').trim()
  const lost = format === 'text' ? {removed: piece(gone)} : {aside: gone}
  return kept === '' ? lost : {...lost, added: piece(kept)}
}

function isInWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{M}\p{N}]/u.test(character)
}

function piece(text: string): Piece {
  return {text, links: [], images: []}
}

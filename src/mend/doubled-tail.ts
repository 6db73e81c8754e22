/**
 * Take out the end of a page that was pasted twice.
 *
 * Copying between systems sometimes doubles the last part of a page, often from the middle of a tag on.
 * No tree shows it: to a parser it is text.
 *
 * It is taken out only if the copy is the same but for blanks between tags, stands right after what it
 * copies, and cannot be meant: it begins within a tag, or repeats ids, or shows the same pictures with the
 * same words again, from a tag or the middle of a word on. A copy that differs is reported. Repetition of words alone is never touched.
 */

import type {Entry} from '../model/record.ts'
import type {Cut} from '../model/text.ts'
import {marksOf, type Twice, twice} from './anchors.ts'
import {type Mend, type MendResult, nothing} from './mend.ts'
import {squareSuffixes} from './square.ts'
import {squeeze} from './squeeze.ts'

/** Characters of the shortest copy that is looked at. */
const shortest = 60
/** Share of pieces of 20 characters that a near copy has in common with its original. */
const alike = 0.7
const piece = 20
/** Copies of copies, at most. */
const rounds = 8

interface Copy {
  /** Offsets in the squeezed text. */
  start: number
  end: number
  exact: boolean
}

export const doubledTail: Mend = {
  id: 'doubled-tail',
  summary: 'The last part of the page stands twice.',
  run(text, format) {
    if (format !== 'html' && format !== 'storage') return nothing
    const squeezed = squeeze(text)
    let rest = squeezed.text
    let cut: {start: number; end: number} | undefined

    for (let round = 0; round < rounds; round++) {
      const copy = exactTail(rest) ?? votedCopy(rest)
      if (!copy) break
      if (!copy.exact) return cut ? taken(text, squeezed.toText, cut) : near(squeezed.toText, copy)
      // Only the end may be cut again and again: a second copy elsewhere waits for the next import.
      if (cut && copy.end !== rest.length) break
      cut = {start: copy.start, end: cut ? cut.end : copy.end}
      if (copy.end !== rest.length) break
      rest = rest.slice(0, copy.start)
    }
    return cut ? taken(text, squeezed.toText, cut) : nothing
  }
}

function taken(
  text: string,
  toText: (offset: number) => number,
  copy: {start: number; end: number}
): MendResult {
  const start = toText(copy.start)
  const end = Math.max(toText(copy.end), start)
  const aside = text.slice(start, end)
  const cut: Cut = {start, end}
  const entry: Entry = {by: doubledTail.id, offset: start, args: {characters: end - start}, aside}
  return {cuts: [cut], entries: [entry], findings: []}
}

function near(toText: (offset: number) => number, {start, end}: Copy): MendResult {
  const at = toText(start)
  const args = {characters: toText(end) - at}
  return {...nothing, findings: [{rule: 'dup/near-tail', args, at}]}
}

/** The longest end that stands twice and cannot be meant. */
function exactTail(text: string): Copy | undefined {
  // A blank between the two is missing after the second.
  for (const twice of [text, `${text} `])
    for (const length of squareSuffixes(twice, shortest)) {
      const start = twice.length - length
      if (isCertain(twice, start - length, start, twice.length))
        return {start, end: text.length, exact: true}
    }
  return undefined
}

/** A copy that ids or pictures tell of, each at the same distance from its original. */
function votedCopy(text: string): Copy | undefined {
  const pairs = twice(text)
  const votes = new Map<number, Twice[]>()
  for (const pair of pairs) {
    const distance = pair.second - pair.first
    const same = votes.get(distance)
    if (same) same.push(pair)
    else votes.set(distance, [pair])
  }
  const [most] = [...votes].sort(([a, x], [b, y]) => y.length - x.length || b - a)
  if (!most || most[1].length < 2) return nearCopy(text, pairs)

  const [distance, [first]] = most
  let start = first?.second ?? 0
  while (start > distance && text[start - 1] === text[start - 1 - distance]) start--
  let length = 0
  while (start + length < text.length && text[start + length] === text[start - distance + length])
    length++
  // Where the text before and the copy end alike, the copy can begin at several places: at a tag, then.
  for (let slack = 0; slack <= Math.min(length - distance, 2000); slack++)
    if (text[start + slack] === '<' && text[start + slack + 1] !== '/') {
      start += slack
      length -= slack
      break
    }
  const end = start + Math.min(length, distance)
  const whole = length >= distance || (end === text.length && isInTag(text, start - distance))
  if (whole && end - start >= shortest && isCertain(text, start - distance, start, end))
    return {start, end, exact: true}
  return nearCopy(text, pairs)
}

/** What is twice nearly the same, ids or pictures included. */
function nearCopy(text: string, pairs: readonly Twice[]): Copy | undefined {
  const [first] = pairs
  const last = pairs.at(-1)
  if (!first || !last || pairs.length < 3) return undefined
  const distance = first.second - first.first
  // All of one copy comes before all of the other, in the same order.
  const ordered = pairs.every(
    (pair, at) =>
      pair.first < first.second && (at === 0 || pair.first > (pairs[at - 1]?.first ?? 0))
  )
  const even = pairs.every(
    ({first, second}) => Math.abs(second - first - distance) < distance * 0.2
  )
  if (!ordered || !even || distance < shortest * 2) return undefined

  const start = first.second
  const end = Math.min(start + distance, text.length)
  if (end - start < distance * 0.5) return undefined
  return sharedPieces(text, start - distance, start, end) >= alike
    ? {start, end, exact: false}
    : undefined
}

/** Share of the pieces of `start`–`end` that also stand in `from`–`start`. */
function sharedPieces(text: string, from: number, start: number, end: number): number {
  const seen = new Set<string>()
  for (let at = Math.max(from, 0); at + piece <= start; at++) seen.add(text.slice(at, at + piece))
  let all = 0
  let shared = 0
  for (let at = start; at + piece <= end; at += 3, all++)
    if (seen.has(text.slice(at, at + piece))) shared++
  return all === 0 ? 0 : shared / all
}

/** Whether the copy at `start`–`end` of what begins at `from` cannot be meant. */
function isCertain(text: string, from: number, start: number, end: number): boolean {
  const copy = text.slice(start, end)
  const seen = copy.replace(/<[^<>]*>/g, ' ')
  const words = seen.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  const {ids, images} = marksOf(copy)
  if (isInTag(text, from)) return words > 2 || images.size > 0
  if (copy[0] !== '<' && !isInWord(text, from)) return false
  if (ids.size > 0) return words + images.size * 3 >= 6
  return images.size >= 2 && words >= 10
}

/** Whether `at` is within a word: nobody begins to copy there. */
function isInWord(text: string, at: number): boolean {
  return at > 0 && /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1))
}

/** Whether `at` is within a tag. */
function isInTag(text: string, at: number): boolean {
  if (at === 0) return false
  const open = text.lastIndexOf('<', at - 1)
  return (
    open !== -1 &&
    open > text.lastIndexOf('>', at - 1) &&
    /^<\/?[a-z]?/i.test(text.slice(open, open + 3))
  )
}

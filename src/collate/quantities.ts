/** Numbers in running text, with what they count: “30 days”, “port 8080”, “two keys”. */

import {isStopWord, stem, tidy, wordsOf} from './tokens.ts'
import {type Unit, unitOf} from './units.ts'

export interface Quantity {
  value: string
  /** Stem of the word that is counted, or that the number belongs to: “30 days”, “port 8080”. */
  head: string
  unit?: Unit
  /** It stands behind its head: “port 8080”. */
  isName: boolean
  /** Stem of the word before it; empty at the start. */
  before: string
  /** As it stands, with its word: “30 days”, “port 8080”. */
  raw: string
  /** As it stands in the text: the number, and the word behind it. */
  text: string
}

const numbers = new Map(
  'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, index) => [word, String(index + 1)])
)
/** “two weeks” as “2 weeks”. */
export function inDigits(text: string): string {
  return text.replace(
    /\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/gi,
    (word) => numbers.get(word.toLowerCase()) ?? word
  )
}

const numeral = /^[$€£]?\d[\d.,\uE000]*(?:%|[a-z]{1,3})?$/i
/** Before “an hour”: a time that is named, not a rate such as “twice a day”. */
const spans = new Set('within after in for than least most every last first to'.split(' '))

/** Between cells of a row: no number counts the word in the next one. */
export const cellEnd = '|'
/** Holds “10 000” together, and is no blank. */
const joint = '\uE000'
const grouped = /(?<![\d.,] ?)\b[1-9]\d{0,2}(?: \d{3})+(?![\d.,]*\d| \d)/g

/** Quantities of `text`, addresses left out; cells of a row are parted by `cellEnd`. */
export function quantitiesOf(text: string): Quantity[] {
  const words = tidy(text)
    .replace(grouped, (number) => number.replaceAll(' ', joint))
    .replace(/\b[a-z]+:\/\/\S+/gi, ' ')
    .replace(/(?<=\d)\s?(?:-|to|–)\s?(?=\d)/g, ' to ')
    .replace(/(?<=\d)-(?=\p{Ll}{3})/gu, ' ')
    .split(/[\s()[\]"/]+/)
    .filter((word) => word !== '')
  return words.flatMap((_, at) => quantityAt(words, at) ?? [])
}

function quantityAt(words: readonly string[], at: number): Quantity | undefined {
  const word = words[at] ?? ''
  const lower = word.toLowerCase().replace(/[.,;:!?]+$/, '')
  const ended = /[.,;:!?]$/.test(word)
  const next = ended ? undefined : wordsOf(words[at + 1] ?? '')[0]
  const behind = words[at - 1] === cellEnd ? at - 2 : at - 1
  const before = wordsOf(words[behind] ?? '')[0]
  const follows = next && /\p{L}/u.test(next) && !isStopWord(next) ? next : undefined
  const unit = follows && unitOf(follows)
  const spelled =
    numbers.get(lower) ?? (/^an?$/.test(lower) && spans.has(before ?? '') ? '1' : undefined)
  const glued = /^([$€£]?\d[\d.,\uE000]*)(%|[a-z]{1,3})$/i.exec(lower)
  const value = spelled ?? (numeral.test(lower) ? (glued?.[1] ?? lower) : undefined)
  if (value === undefined) return undefined
  // “one” is mostly a pronoun; a spelled number needs its noun.
  if (spelled === '1' && unit === undefined) return undefined
  if (spelled !== undefined && follows === undefined) return undefined
  const head = glued?.[2] ?? follows ?? (before && !/^\d/.test(before) ? before : '')
  if (head === '') return undefined
  const measure = glued?.[2] ? unitOf(glued[2]) : unit
  const shown = (from: number, to: number) => asItStands(words.slice(from, to))
  return {
    value: value.replaceAll(joint, '').replace(/,(?=\d{3}\b)/g, ''),
    head: stem(head.toLowerCase()),
    ...(measure && {unit: measure}),
    isName: !glued?.[2] && !follows,
    before: before && !/^\d/.test(before) ? stem(before) : '',
    raw: glued || !follows ? shown(Math.max(behind, 0), at + 1) : shown(at, at + 2),
    text: shown(at, follows && !glued ? at + 2 : at + 1)
  }
}

function asItStands(words: readonly string[]): string {
  return words
    .filter((word) => word !== cellEnd)
    .join(' ')
    .replaceAll(joint, ' ')
    .replace(/^[^\p{L}\p{N}$€£]+|[^\p{L}\p{N}%$€£]+$/gu, '')
}

/** Whether both count the same kind of thing. */
export function isAlike(a: Quantity, b: Quantity): boolean {
  return (
    (a.head === b.head && a.isName === b.isName) ||
    (a.unit !== undefined && a.unit.kind === b.unit?.kind)
  )
}

/** Whether both are the same amount, in whatever units: an hour, 60 minutes. */
export function isEqual(a: Quantity, b: Quantity): boolean {
  if (a.value === b.value && (a.unit?.least === b.unit?.least || !isAlike(a, b))) return true
  const [own, other] = [readings(a.value), readings(b.value)]
  return own.some((x) => other.some((y) => isSame({...a, amount: x}, {...b, amount: y})))
}

type Measured = Quantity & {amount: number}

function isSame(a: Measured, b: Measured): boolean {
  const [x, y] = [a.amount, b.amount]
  if (!a.unit || !b.unit || a.unit.kind !== b.unit.kind) return x === y && signOf(a) === signOf(b)
  if (a.unit.least === b.unit.least) return x === y
  return x * a.unit.least <= y * b.unit.most && y * b.unit.least <= x * a.unit.most
}

function signOf({value}: Quantity): string {
  return /^[$€£]/.exec(value)?.[0] ?? ''
}

/** What a number may mean: in much of the world, a comma parts decimals and a point thousands. */
function readings(value: string): number[] {
  const digits = value.replace(/^[$€£]/, '').replace(/[.,]+$/, '')
  const found = [Number(digits)]
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(digits))
    found.push(Number(digits.replaceAll('.', '').replace(',', '.')))
  if (/^\d+,\d+$/.test(digits)) found.push(Number(digits.replace(',', '.')))
  return found.filter((each) => !Number.isNaN(each))
}

/**
 * Dates in running text: “2024-01-30”, “30.1.2024”, “January 30th, 2024”, “30. Januar 2024”, “2024年1月30日”.
 *
 * Names of months are those of ICU, in languages that have no two meanings for one of them.
 */

import {blankOut} from './facts.ts'
import {fold} from './tokens.ts'

export interface DateRead {
  /** As it stands. */
  text: string
  from: number
  to: number
  /** Every reading, as “month” and “day” may change places; what is not said is absent. */
  readings: readonly Reading[]
}

interface Reading {
  year?: number
  month: number
  day?: number
}

const locales = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'pl']

const months = new Map<string, number>()
for (const locale of locales)
  for (const form of [
    {month: 'long'},
    {month: 'long', day: 'numeric'},
    {month: 'short'}
  ] as const) {
    const format = new Intl.DateTimeFormat(locale, {...form, timeZone: 'UTC'})
    for (let month = 0; month < 12; month++) {
      const parts = format.formatToParts(Date.UTC(2024, month, 15))
      const name = parts
        .find(({type}) => type === 'month')
        ?.value.toLowerCase()
        .replace(/\.$/, '')
      if (name && /^\p{L}{3,}$/u.test(name) && !months.has(name)) months.set(name, month + 1)
    }
  }
months.set('sept', 9)

const name = `(?<name>${[...months.keys()].sort((a, b) => b.length - a.length).join('|')})\\.?`
const day = '(?<day>[0-3]?\\d)(?:st|nd|rd|th|er|º|\\.)?'
const year = '(?<year>(?:19|20)\\d\\d)'
const edge = '(?<![\\p{L}\\p{N}.,/-])'
const end = '(?![\\p{L}\\p{N}]|[./-]\\d)'
const of = '(?:(?:of|de|del) )?'

const forms: readonly RegExp[] = [
  `(?<year>(?:19|20)\\d\\d)[-/.](?<month>[01]?\\d)[-/.](?<day>[0-3]?\\d)(?:T[\\d:.]+Z?)?`,
  `(?<first>[0-3]?\\d)[-/.](?<second>[0-3]?\\d)[-/.](?<year>(?:19|20)\\d\\d)`,
  `${name} ${day},? ${year}`,
  `${day} ${of}${name},? ${of}${year}`,
  `${name},? ${of}${year}`,
  `${name} ${day}`,
  `${day} ${of}${name}`
].map((form) => new RegExp(`${edge}(?:${form})${end}`, 'giu'))
const eastern =
  /(?<year>(?:19|20)\d\d)[年년]\s?(?<month>\d{1,2})[月월](?:\s?(?<day>\d{1,2})[日일])?/gu

/** Dates of `text`, in order; where two forms fit, the one that says more. */
export function datesOf(text: string): DateRead[] {
  const found: DateRead[] = []
  for (const form of [...forms, eastern])
    for (const match of text.matchAll(form)) {
      const {0: written, index} = match
      const to = index + written.length
      if (found.some((other) => index < other.to && to > other.from)) continue
      const readings = readingsOf(match.groups ?? {})
      if (readings.length > 0) found.push({text: written, from: index, to, readings})
    }
  return found.sort((a, b) => a.from - b.from)
}

function readingsOf(groups: Readonly<Record<string, string | undefined>>): Reading[] {
  const {first, second} = groups
  const [year, day] = [groups['year'], groups['day']].map((digits) =>
    digits === undefined ? undefined : Number(digits)
  )
  const at = (month: number, own: number | undefined): Reading[] => {
    const isDay = own === undefined || (own >= 1 && own <= 31)
    if (!(month >= 1 && month <= 12) || !isDay) return []
    return [{month, ...(year !== undefined && {year}), ...(own !== undefined && {day: own})}]
  }
  if (first !== undefined && second !== undefined)
    return [...at(Number(second), Number(first)), ...at(Number(first), Number(second))]
  const named = groups['name']
  return at(named ? (months.get(fold(named)) ?? 0) : Number(groups['month']), day)
}

/** Whether both can mean one day, or one is a part of the other. */
export function agree(a: DateRead, b: DateRead): boolean {
  return a.readings.some((own) => b.readings.some((other) => meets(own, other)))
}

function meets(a: Reading, b: Reading): boolean {
  const fits = (x: number | undefined, y: number | undefined) =>
    x === undefined || y === undefined || x === y
  return a.month === b.month && fits(a.year, b.year) && fits(a.day, b.day)
}

/** `text` with blanks in the place of its dates. */
export function withoutDates(text: string): string {
  return blankOut(text, datesOf(text))
}

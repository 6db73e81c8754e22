/** Days as people type them: `2027-01-31`, or how far away they are. */

import {StopError} from '../model/stop-error.ts'

const units = {d: 'Date', w: 'Date', m: 'Month', y: 'FullYear'} as const

/** An ISO 8601 date; `30d`, `6w`, `3m` and `1y` count from `today`. */
export function readDate(given: string, today: Date): string {
  const span = /^(\d{1,3})([dwmy])$/.exec(given)
  if (span) return after(today, Number(span[1]), span[2] as keyof typeof units)
  const [year = 0, month = 0, day = 0] = given.split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  const isDay = date.getUTCDate() === day && date.getUTCMonth() === month - 1
  if (/^\d{4}-\d\d-\d\d$/.test(given) && isDay) return given
  throw new StopError(`\`${given}\` is not a date`, {
    hint: 'Write it as 2027-01-31, or as 30d, 6w, 3m or 1y from today'
  })
}

/** The last day of a month is that of a longer one, too: a month after January 31 is February 28. */
function after(today: Date, count: number, unit: keyof typeof units): string {
  const date = new Date(today)
  const name = units[unit]
  if (name === 'Date') date.setUTCDate(date.getUTCDate() + count * (unit === 'w' ? 7 : 1))
  else {
    date[`setUTC${name}`](date[`getUTC${name}`]() + count)
    if (date.getUTCDate() !== today.getUTCDate()) date.setUTCDate(0)
  }
  return date.toISOString().slice(0, 10)
}

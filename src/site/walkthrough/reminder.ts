/** Makes the calendar file that reminds of a token's end. */

export interface Reminder {
  title: string
  description: string
  /** Day on which the token ends: `2027-03-31`. */
  day: string
  /** Address of the guide. */
  url: string
  /** Moment of making, `20270331T120000Z`. */
  stamp: string
}

/** An all-day event with alarms fourteen and three days before (RFC 5545). */
export function calendar({title, description, day, url, stamp}: Reminder): string {
  const date = day.replaceAll('-', '')
  const alarm = (days: number) => [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:-P${days}D`,
    'END:VALARM'
  ]
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Collate//Reminder//EN',
    'BEGIN:VEVENT',
    `UID:${date}-${hash(url)}@collate`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${date}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url}`,
    ...alarm(14),
    ...alarm(3),
    'END:VEVENT',
    'END:VCALENDAR',
    ''
  ]
    .flatMap(folded)
    .join('\r\n')
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')
}

/** Lines of at most 75 octets; a letter outside ASCII may take four. */
function folded(line: string): string[] {
  const parts: string[] = []
  let rest = [...line]
  let room = 75
  while (new TextEncoder().encode(rest.join('')).length > room) {
    let size = 0
    let count = 0
    for (const letter of rest) {
      size += new TextEncoder().encode(letter).length
      if (size > room) break
      count++
    }
    parts.push((parts.length > 0 ? ' ' : '') + rest.slice(0, count).join(''))
    rest = rest.slice(count)
    room = 74
  }
  return [...parts, (parts.length > 0 ? ' ' : '') + rest.join('')]
}

function hash(text: string): string {
  let result = 5381
  for (const letter of text) result = ((result * 33) ^ (letter.codePointAt(0) ?? 0)) >>> 0
  return result.toString(36)
}

/** The day `days` after `from`, both as `2027-03-31`. */
export function dayAfter(from: string, days: number): string {
  const date = new Date(`${from}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Reads the date in “Created by …, last modified on …”, in the languages that a wiki may speak. */

const languages =
  'en bg cs da de el es et fi fr hu it lt lv nb nl pl pt ro ru sk sl sv tr uk'.split(' ')

/** Number of the month by its name; names that mean different months in two languages are none. */
let months: ReadonlyMap<string, number> | undefined

const forms: ReadonlyArray<[form: RegExp, read: (parts: string[]) => Found | undefined]> = [
  [/(\d{4})-(\d{2})-(\d{2})/gu, ([y, m, d]) => date(y, m, d)],
  [/(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/gu, ([y, m, d]) => date(y, m, d)],
  [/(\d{4})[/.]\s?(\d{1,2})[/.]\s?(\d{1,2})/gu, ([y, m, d]) => date(y, m, d)],
  [/(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/gu, ([d, m, y]) => date(y, m, d)],
  [/(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/gu, ([a, b, y]) => either(a, b, y)],
  [/([\p{L}\p{M}.]{3,20})\s(\d{1,2}),\s?(\d{4})(?!\d)/gu, ([m, d, y]) => named(y, m, d)],
  [
    /(?<!\d)(\d{1,2})[.\s-]\s?(?:de\s)?([\p{L}\p{M}.]{3,20})[,\s-]\s?(?:de\s)?(\d{4})(?!\d)/gu,
    ([d, m, y]) => named(y, m, d)
  ]
]

type Found = string | 'unsure'

/** ISO 8601 date of the last change; `undefined` where there is none, or it could be several. */
export function exportedDate(metadata: string): string | undefined {
  const found: Array<{at: number; date: Found}> = []
  const text = metadata.slice(0, 2000)
  for (const [form, read] of forms)
    for (const parts of text.matchAll(form)) {
      const date = read(parts.slice(1))
      if (date !== undefined) found.push({at: parts.index, date})
    }
  const last = found.sort((a, b) => a.at - b.at).at(-1)
  return last === undefined || last.date === 'unsure' ? undefined : last.date
}

/** Month and day may stand in either order, unless one of them can be no month. */
function either(a = '', b = '', year = ''): Found | undefined {
  const [dayFirst, monthFirst] = [date(year, b, a), date(year, a, b)]
  return dayFirst && monthFirst && a !== b ? 'unsure' : (dayFirst ?? monthFirst)
}

function named(year = '', month = '', day = ''): string | undefined {
  // Made when they are first asked for: it takes a while.
  months ??= namesOfMonths()
  const number = months.get(fold(month))
  return number === undefined ? undefined : date(year, String(number), day)
}

function date(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${text}T00:00:00Z`)
  const isReal = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
  return isReal && Number(year) > 1995 && Number(year) < 2200 ? text : undefined
}

function namesOfMonths(): Map<string, number> {
  const result = new Map<string, number>()
  const unsure = new Set<string>()
  for (const language of languages)
    for (let month = 1; month <= 12; month++)
      // With a day, languages decline the names of months.
      for (const style of ['long', 'short'] as const)
        for (const options of [{month: style}, {month: style, day: 'numeric'} as const]) {
          const format = new Intl.DateTimeFormat(language, {...options, timeZone: 'UTC'})
          const parts = format.formatToParts(new Date(Date.UTC(2020, month - 1, 15)))
          const name = fold(parts.find(({type}) => type === 'month')?.value ?? '')
          if (!/\p{L}{3}/u.test(name)) continue
          const known = result.get(name)
          if (known !== undefined && known !== month) unsure.add(name)
          result.set(name, month)
        }
  for (const name of unsure) result.delete(name)
  return result
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll('.', '')
}

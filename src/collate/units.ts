/** Units of measurement, so that 60 minutes are an hour: the SI brochure’s, and those of calendars and bytes. */

export interface Unit {
  kind: 'time' | 'size' | 'length' | 'weight'
  /** How much one of it is at least and at most, in seconds, bytes, millimetres or grams. */
  least: number
  most: number
}

const day = 86_400

/** Names, and the amounts of one; months and kilobytes have two. */
const table: ReadonlyArray<readonly [Unit['kind'], string, number, number?]> = [
  ['time', 'ms millisecond', 0.001],
  ['time', 's sec second', 1],
  ['time', 'min minute', 60],
  ['time', 'h hr hour', 3600],
  ['time', 'day', day],
  ['time', 'week', 7 * day],
  ['time', 'month', 28 * day, 31 * day],
  ['time', 'year', 365 * day, 366 * day],
  ['size', 'byte', 1],
  ['size', 'kb kilobyte kib', 1000, 1024],
  ['size', 'mb megabyte mib', 1000 ** 2, 1024 ** 2],
  ['size', 'gb gigabyte gib', 1000 ** 3, 1024 ** 3],
  ['size', 'tb terabyte tib', 1000 ** 4, 1024 ** 4],
  ['length', 'mm millimetre millimeter', 1],
  ['length', 'cm centimetre centimeter', 10],
  ['length', 'metre meter', 1000],
  ['length', 'km kilometre kilometer', 1_000_000],
  ['weight', 'g gram', 1],
  ['weight', 'kg kilogram', 1000]
]

const units = new Map(
  table.flatMap(([kind, names, least, most = least]) =>
    names.split(' ').map((name) => [name, {kind, least, most} satisfies Unit] as const)
  )
)

/** As they are written, several of them included. */
export const unitNames: readonly string[] = [...units.keys()].flatMap((name) => [
  `${name}s`,
  name,
  ...(name.length === 2 ? [name.toUpperCase()] : [])
])

/** The unit that `word` (in lower case) names. */
export function unitOf(word: string): Unit | undefined {
  return units.get(word) ?? (word.endsWith('s') ? units.get(word.slice(0, -1)) : undefined)
}

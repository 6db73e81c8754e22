/** Tables that are asked for whatever stands in a document: a word such as `constructor` is in none that does not say so. */

export function table<Value>(
  entries: Readonly<Record<string, Value>>
): Readonly<Record<string, Value>> {
  return Object.assign(Object.create(null) as Record<string, Value>, entries)
}

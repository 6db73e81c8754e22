/** Replies are strangers: every value is looked at before it is believed. */

export type Json = Readonly<Record<string, unknown>>

export function object(value: unknown): Json {
  return isObject(value) ? value : {}
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The objects of a list. */
export function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** A text that is not empty; numbers, as ids may be written, become one. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A whole number from 0 on. */
export function count(value: unknown): number | undefined {
  const number = typeof value === 'bigint' ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0
    ? number
    : undefined
}

/** `values` without those that are not there. */
export function present<Values extends object>(
  values: Values
): {[Key in keyof Values]: Exclude<Values[Key], undefined>} {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as never
}

/** JSON whose ids survive: a whole number too large to be exact becomes its digits, as a text. */

export function parseJson(text: string): unknown {
  // Few replies hold any such number, and looking at every value is slow.
  return /(?:^|[^"\d])-?\d{16,}/.test(text) ? JSON.parse(text, exact) : JSON.parse(text)
}

/** `context` is how the value is written: https://github.com/tc39/proposal-json-parse-with-source */
function exact(_key: string, value: unknown, context?: {source?: string}): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  const source = context?.source ?? ''
  return /^-?\d+$/.test(source) ? source : value
}

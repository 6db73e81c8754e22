/** Tells made-up characters from words, numbers and placeholders. */

/** Bits per character (Shannon). */
export function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let sum = 0
  for (const count of counts.values()) sum -= (count / text.length) * Math.log2(count / text.length)
  return sum
}

/** Small and capital letters and digits. */
export function isMixed(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text)
}

/** Share of the characters that are in what reads as a word of four letters or more. */
export function wordShare(text: string): number {
  let inWords = 0
  for (const [piece] of text.matchAll(/[A-Z]?[a-z]{3,}|[A-Z]{4,}(?![a-z])/g)) {
    const lower = piece.toLowerCase()
    const says =
      /[aeiouy]/.test(lower) &&
      !/[^aeiouy]{4}|[aeiou]{4}/.test(
        lower.replace(/ght|sch|tch|str|thr|nst|ngs|rst|mpl|ntr/g, 'th')
      )
    if (says) inWords += piece.length
  }
  return text.length === 0 ? 0 : inWords / text.length
}

const placeholder =
  /example|sample|placeholder|changeme|redacted|your[-_]?(?:api|token|key|secret|org|domain)|insert|dummy|x{4,}|\*{3,}|0{5,}|1{5,}|a{5,}|1234567|abcdef|(.)\1{5,}/i

/** What stands for a token, or is made by counting. */
export function isPlaceholder(text: string): boolean {
  if (placeholder.test(text)) return true
  let counting = 0
  for (let at = 1; at < text.length; at++)
    if (text.charCodeAt(at) === text.charCodeAt(at - 1) + 1) counting++
  return counting > text.length / 3
}

const identifier =
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$|^(?:sha(?:1|256|384|512)|md5)[-_:=]/i

/** Ids and checksums: public by nature. */
export function isIdentifier(text: string): boolean {
  return identifier.test(text)
}

/** The text that `value` is in base64, where it is one of printable ASCII. */
export function readBase64(value: string): string | undefined {
  const text = Buffer.from(value, 'base64').toString('latin1')
  return /^[\x20-\x7E]{6,}$/.test(text) ? text : undefined
}

/** Ids and settings are often texts in base64; a key is not. */
export function saysText(value: string): boolean {
  const text = readBase64(value.replaceAll('-', '+').replaceAll('_', '/'))
  return text !== undefined && !isPlaceholder(text) && wordShare(text) > 0.2
}

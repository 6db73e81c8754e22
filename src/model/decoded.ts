/** Names and fragments out of addresses, which people and programs encode or not. */

/** `text` with its `%` sequences read; one with a stray `%` is no encoded text, and stays as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

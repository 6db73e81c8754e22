/** `address` with its `%` sequences read; one with a stray `%` is a name as it stands. */
export function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

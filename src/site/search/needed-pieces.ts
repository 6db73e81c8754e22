/** What a short beginning of a word can mean is everywhere: so many pieces are looked through for one. */
const mostPieces = 4

/** The indexes of the pieces, `firsts` their first terms, in which one of `terms` or a word that begins with the last can be. */
export function neededPieces(terms: readonly string[], firsts: readonly string[]): number[] {
  const needed = new Set<number>()
  for (const term of terms) {
    const at = Math.max(
      0,
      firsts.findLastIndex((first) => first <= term)
    )
    if (firsts.length > 0) needed.add(at)
  }
  const last = terms.at(-1) ?? ''
  if (last.length > 2) {
    const start = Math.max(
      0,
      firsts.findLastIndex((first) => first <= last)
    )
    for (let at = start + 1; at < start + mostPieces && firsts[at]?.startsWith(last); at++)
      needed.add(at)
  }
  return [...needed]
}

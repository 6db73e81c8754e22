/** What a misspelled word may have meant. */

/** `query` with words that nobody wrote replaced by the likeliest that somebody did. */
export function corrected(query: string, known: readonly string[]): string | undefined {
  const set = new Set(known)
  let changed = false
  const result = query.replace(/\p{L}{4,}/gu, function (word) {
    const folded = word.toLowerCase()
    if (set.has(folded) || known.some((each) => each.startsWith(folded))) return word
    const found = nearest(folded, known)
    if (found !== undefined) changed = true
    return found ?? word
  })
  return changed ? result : undefined
}

function nearest(word: string, known: readonly string[]): string | undefined {
  const limit = word.length < 6 ? 1 : 2
  let best: string | undefined
  let least = limit + 1
  for (const each of known) {
    if (Math.abs(each.length - word.length) >= least) continue
    const found = distance(word, each, least)
    if (found < least) {
      least = found
      best = each
    }
  }
  return best
}

/** Damerau and Levenshtein's distance: letters put in, left out, mistaken, or swapped. */
export function distance(a: string, b: string, limit: number): number {
  let before: number[] = []
  let above = Array.from({length: b.length + 1}, (_, index) => index)

  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let value = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (same ? 0 : 1)
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        value = Math.min(value, (before[j - 2] ?? 0) + 1)
      }
      row.push(value)
    }
    if (Math.min(...row) >= limit) return limit
    before = above
    above = row
  }

  return above[b.length] ?? limit
}

/** Finds texts whose end stands twice, one right after the other. */

/** How many candidates are looked at more closely, at most. */
const most = 20

/**
 * Lengths n for which the last n characters of `text` equal the n before them, longest first.
 * What is repeated four times or more is a pattern, such as rows of a table, and no copy.
 * By the Z function of the text read backwards, in linear time.
 */
export function squareSuffixes(text: string, shortest: number): number[] {
  const size = text.length
  // Nearly every page: its last characters stand nowhere else.
  if (text.indexOf(text.slice(-shortest)) > size - 2 * shortest) return []
  const z = new Int32Array(size)
  const lengths: number[] = []
  const smallest: number[] = []
  let left = 0
  let right = 0

  for (let at = 1; at < size; at++) {
    let length = at < right ? Math.min(right - at, z[at - left] ?? 0) : 0
    while (
      at + length < size &&
      text.charCodeAt(size - 1 - length) === text.charCodeAt(size - 1 - at - length)
    )
      length++
    z[at] = length
    if (at + length > right) {
      left = at
      right = at + length
    }
    if (length >= at && smallest.length < most) smallest.push(at)
    if (length >= at && length < at * 3) lengths.push(at)
  }

  return lengths
    .filter((length) => length >= shortest)
    .slice(-most * 50)
    .reverse()
    .filter((length) => !isPattern(length))
    .slice(0, most)

  /** Whether the end of this length is itself one piece, repeated. */
  function isPattern(length: number): boolean {
    for (const part of smallest)
      if (part < length && length % part === 0 && (z[part] ?? 0) >= length - part) return true
    for (let count = 2; count <= 2000 && count * 2 <= length; count++)
      if (length % count === 0 && (z[length / count] ?? 0) >= length - length / count) return true
    return false
  }
}

/** Finds texts whose end stands twice, one right after the other. */

/**
 * Lengths n for which the last n characters of `text` equal the n before them, longest first.
 * By the Z function of the text read backwards, in linear time.
 */
export function squareSuffixes(text: string, shortest: number): number[] {
  const size = text.length
  const z = new Int32Array(size)
  const result: number[] = []
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
    if (length >= at && at >= shortest) result.push(at)
  }
  return result.reverse()
}

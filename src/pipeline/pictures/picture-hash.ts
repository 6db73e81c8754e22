/** What a picture looks like from afar, in 256 bits: equal for the same picture in another size or format. */

/** The hash needs a picture of this size, one byte of grey a pixel. */
export const hashWidth = 17
export const hashHeight = 16

/** By how much, of 255, a neighbour must be lighter: plain surfaces are never quite plain once they were saved anew. */
const lighter = 6

/** A bit for each two neighbours in a row, as 64 hexadecimal digits: whether it grows lighter. */
export function pictureHash(grey: Uint8Array): string {
  let result = ''
  for (let row = 0; row < hashHeight; row++)
    for (let column = 0; column < hashHeight; column += 4) {
      let digit = 0
      for (let bit = 0; bit < 4; bit++) {
        const at = row * hashWidth + column + bit
        digit = digit * 2 + Number((grey[at + 1] ?? 0) - (grey[at] ?? 0) > lighter)
      }
      result += digit.toString(16)
    }
  return result
}

/** How many of the 256 bits differ. */
export function hashDistance(a: string, b: string): number {
  let result = 0
  for (let at = 0; at < 64; at++) {
    let bits = Number.parseInt(a[at] ?? '0', 16) ^ Number.parseInt(b[at] ?? '0', 16)
    for (; bits > 0; bits &= bits - 1) result++
  }
  return result
}

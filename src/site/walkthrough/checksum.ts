/** Check digits of tokens: how the last characters follow from the others. */

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * Whether the check digits of `token`, which is ASCII, fit. In base 62, they are of what stands between `prefix` and them;
 * in hexadecimal, of all before the last `_`, the lowest byte first.
 */
export function checksumFits(
  token: string,
  kind: 'crc32-base62' | 'crc32-hex',
  prefix: string
): boolean {
  if (kind === 'crc32-base62') {
    return token.slice(-6) === base62(crc32(token.slice(prefix.length, -6)))
  }
  const at = token.lastIndexOf('_')
  return token.slice(at + 1).toLowerCase() === lowestFirst(crc32(token.slice(0, at)))
}

/** CRC-32 as zip files have it. */
export function crc32(text: string): number {
  let crc = ~0
  for (let at = 0; at < text.length; at++) {
    crc ^= text.charCodeAt(at)
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1))
  }
  return ~crc >>> 0
}

/** Six digits. */
function base62(value: number): string {
  let text = ''
  for (let rest = value; text.length < 6; rest = Math.floor(rest / 62)) {
    text = (digits[rest % 62] ?? '') + text
  }
  return text
}

function lowestFirst(value: number): string {
  return [0, 8, 16, 24]
    .map((shift) => ((value >>> shift) & 255).toString(16).padStart(2, '0'))
    .join('')
}

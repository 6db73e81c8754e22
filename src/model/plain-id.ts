/** Ids as files and folders can be named for them, on every system. */

/** Characters that some system or an address does not allow in names, and those that nobody sees. */
const forbidden = /[\p{C}\p{Zl}\p{Zp}\\/:*?"<>|#%]+/gu
const invisible = /[\p{C}\p{Zl}\p{Zp}]/u

/** Names that Windows keeps for devices, whatever their extension. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i

/** Bytes in UTF-8; file systems allow 255, and endings come on top. */
const longest = 120

/** Whether every system takes `id` as a name as it is. */
export function isPlainId(id: string): boolean {
  return !device.test(id) && plainId(id) === id && !invisible.test(id)
}

/** What comes closest to `id` and names a file everywhere. */
export function plainId(id: string): string {
  const plain = id
    .normalize('NFC')
    .toWellFormed()
    .replace(forbidden, '-')
    .replace(/^[\s.-]+/u, '')
  const short = cut(plain).replace(/[\s.]+$/u, '')
  return short === '' || device.test(short) ? `page${short && '-'}${short}` : short
}

/** The longest start of `text` that fits, whole characters only. */
function cut(text: string): string {
  const encoder = new TextEncoder()
  let bytes = 0
  let result = ''
  for (const character of text) {
    bytes += encoder.encode(character).length
    if (bytes > longest) return result
    result += character
  }
  return result
}

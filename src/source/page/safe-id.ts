/**
 * Ids as file names: every id names a folder on every system, and no two ids the same one.
 *
 * An id that is fine stays as it is. Any other is cleaned and gets an ending made of the whole id, so
 * that two ids that clean to the same text stay apart.
 */

import {createHash} from 'node:crypto'

/** Characters that some system or an address does not allow in names, and those that nobody sees. */
const forbidden = /[\p{C}\p{Zl}\p{Zp}\\/:*?"<>|#%]+/gu
const invisible = /[\p{C}\p{Zl}\p{Zp}]/u

/** Names that Windows keeps for devices, whatever their extension. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i

/** What an id must not look like unless it was made here. */
const made = /~[0-9a-f]{8}$/

/** Bytes in UTF-8; file systems allow 255, and endings come on top. */
const longest = 120

export function safeId(id: string): string {
  return isSafe(id) ? id : withEnding(id, id)
}

/** `id` with an ending made of `of`: the same for the same text, and of no other id. */
export function withEnding(id: string, of: string): string {
  const hash = createHash('sha256').update(of).digest('hex').slice(0, 8)
  return `${clean(id)}~${hash}`
}

function isSafe(id: string): boolean {
  return !made.test(id) && !device.test(id) && clean(id) === id && !invisible.test(id)
}

function clean(id: string): string {
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
  let bytes = 0
  let result = ''
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > longest) return result
    result += character
  }
  return result
}

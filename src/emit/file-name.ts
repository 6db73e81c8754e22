/** Names for files that came from elsewhere: fit for every disk, and still what people know them by. */

/** Names that Windows keeps for devices, whatever follows the dot. */
export const devices: RegExp = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
/** Most disks take names of 255 bytes; a number may have to be added. */
const mostBytes = 100

/**
 * The name, without its extension, under which a file is kept: letters, digits, `.`, `-` and `_` of what it was called;
 * signs that turn the text around, paths and blanks are gone.
 */
export function safeName(name: string): string {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  const stem = last.replace(/\.[a-z\d]{1,12}\s*$/i, '')
  const plain = stem
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/-{2,}/g, '-')
    .replace(/^[-._]+|[-._]+$/g, '')
  let cut = ''
  for (const letter of plain) {
    if (new TextEncoder().encode(cut + letter).length > mostBytes) break
    cut += letter
  }
  const kept = cut.replace(/[-._]+$/, '')
  if (!/[\p{L}\p{N}]/u.test(kept)) return 'file'
  return devices.test(kept) ? `file-${kept}` : kept
}

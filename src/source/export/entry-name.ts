/** Names of files in archives: only those that stay inside are names. */

/** Longest path that is taken for one: systems allow no more. */
const longest = 4096

/** Whatever nobody can see, or that ends a name early. */
const invisible = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u

/**
 * `raw` as a path with `/`, or why it is none. Older tools on Windows write `\`, so both part folders.
 */
export function entryName(raw: string): {name: string} | {reason: string} {
  if (raw.length > longest) return {reason: 'its name is longer than any path'}
  if (invisible.test(raw)) return {reason: 'its name holds characters that nobody sees'}
  const path = raw.replaceAll('\\', '/')
  if (path.startsWith('/')) return {reason: 'its name begins at the root of a disk'}
  if (/^[a-z]:/i.test(path)) return {reason: 'its name begins at a drive'}

  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  if (parts.some((part) => /^\.\.[. ]*$/.test(part)))
    return {reason: 'its name leads out of the archive'}
  return parts.length === 0 ? {reason: 'it has no name'} : {name: parts.join('/')}
}

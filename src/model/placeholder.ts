/** Where the names of values that readers type stand in a text. */

/**
 * A pattern that finds `names`, the longest first, and captures what it found; `undefined` without names.
 * `YOUR-ORG` is found in `YOUR-ORG-admin`, but not in `YOUR-ORG-ID`, which is another name.
 */
export function placeholderPattern(names: readonly string[]): RegExp | undefined {
  const escaped = names
    .filter((name) => name !== '')
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
  if (escaped.length === 0) return undefined
  return new RegExp(`(?<![A-Za-z0-9_])(${escaped.join('|')})(?![A-Za-z0-9_]|-[A-Z])`, 'gu')
}

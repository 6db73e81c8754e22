/** Names of footnotes. */

/** A name that needs no escapes. */
export function footnoteName(label: string): string {
  return (
    label
      .toLowerCase()
      .replace(/[^\p{L}\p{N}-]+/gu, '-')
      .slice(0, 80) || 'note'
  )
}

/** Texts without what makes no difference to people. */

/** `text` without differences of case, blanks and forms of the same letter. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
}

/** Letters and digits only: blanks, hyphens and marks differ from one way of making ids to the next. */
export function foldAnchor(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join('')
}

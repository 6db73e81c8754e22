/** What the marks of wiki markup have in common: how far they reach, and what may stand beside them. */

import type {ElementContent} from 'hast'

/** Most characters of a mark, so that no line is searched over and over. */
const longest = 1000

/** What a mark shows, and where it ends. */
export interface Found {
  shown: string | ElementContent[]
  end: number
}

/** Whether `character` ends a word: marks within words are no marks, and would join or part them. */
export function parts(character: string | undefined): boolean {
  return !character || !/[\p{L}\p{M}\p{N}]/u.test(character)
}

/** Where `sign` stands next, not too far from `from`; -1 where it does not. */
export function near(line: string, sign: string, from: number): number {
  const found = line.slice(from, from + longest).indexOf(sign)
  return found === -1 ? -1 : from + found
}

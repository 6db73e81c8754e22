/** The part of a text that shows best why it was found. */

import {type TermOf, wordsIn} from '../search/words.ts'

export interface Excerpt {
  /** What is `found` is marked. */
  parts: Array<{text: string; found: boolean}>
  /** The words that were found, in all of the page, in lower case, each once. */
  found: string[]
}

/** Words of an excerpt. */
const size = 28
/** Of these, so many before the first that was found. */
const before = 6

/** Of a page with `title` and `text`, that was found by `terms`. */
export function excerptOf(
  title: string,
  text: string,
  terms: ReadonlySet<string>,
  termOf: TermOf
): Excerpt {
  const words = wordsIn(text)
  const isFound = words.map((word) => terms.has(termOf(word.text)))
  const start = Math.max(0, densest(isFound) - before)
  const shown = words.slice(start, start + size)
  const parts: Excerpt['parts'] = []
  let at = start === 0 ? 0 : (shown[0]?.at ?? 0)
  if (start > 0) parts.push({text: '… ', found: false})
  for (const [index, word] of shown.entries()) {
    if (!isFound[start + index]) continue
    parts.push({text: text.slice(at, word.at), found: false}, {text: word.text, found: true})
    at = word.at + word.text.length
  }
  const after = words[start + size]
  parts.push({text: text.slice(at, after?.at ?? text.length).trimEnd(), found: false})
  if (after) parts.push({text: ' …', found: false})

  const inTitle = wordsIn(title).filter((word) => terms.has(termOf(word.text)))
  const all = [...words.filter((_, index) => isFound[index]), ...inTitle]
  return {
    parts: parts.filter((part) => part.text !== ''),
    found: [...new Set(all.map((word) => word.text.toLowerCase()))]
  }
}

/** Where the run of words begins, with a word that was found, in which most were. */
function densest(isFound: readonly boolean[]): number {
  let best = 0
  let most = 0
  for (const [start, found] of isFound.entries()) {
    if (!found) continue
    const count = isFound.slice(start, start + size - before).filter(Boolean).length
    if (count > most) {
      most = count
      best = start
    }
  }
  return best
}

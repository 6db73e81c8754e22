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
  const found = words.map(function ({text}) {
    const term = termOf(text)
    return terms.has(term) ? term : undefined
  })
  const start = Math.max(0, richest(found) - before)
  const shown = words.slice(start, start + size)
  const parts: Excerpt['parts'] = []
  let at = start === 0 ? 0 : (shown[0]?.at ?? 0)
  if (start > 0) parts.push({text: '… ', found: false})
  for (const [index, word] of shown.entries()) {
    if (found[start + index] === undefined) continue
    parts.push({text: text.slice(at, word.at), found: false}, {text: word.text, found: true})
    at = word.at + word.text.length
  }
  const after = words[start + size]
  parts.push({text: text.slice(at, after?.at ?? text.length).trimEnd(), found: false})
  if (after) parts.push({text: ' …', found: false})

  const inTitle = wordsIn(title).filter((word) => terms.has(termOf(word.text)))
  const all = [...words.filter((_, index) => found[index] !== undefined), ...inTitle]
  return {
    parts: parts.filter((part) => part.text !== ''),
    found: [...new Set(all.map((word) => word.text.toLowerCase()))]
  }
}

/**
 * Where the run of words begins, with a term that was found, in which most of them stand: the first, which tells best what
 * a page is about, as a term that is repeated counts once.
 */
function richest(found: ReadonlyArray<string | undefined>): number {
  let best = 0
  let most = 0
  for (const [start, term] of found.entries()) {
    if (term === undefined) continue
    const run = found.slice(start, start + size - before).filter((each) => each !== undefined)
    const count = new Set(run).size
    if (count > most) {
      most = count
      best = start
    }
  }
  return best
}

/** Names in running text: runs of words with capitals, such as “Developer Console”. */

import {tidy} from './tokens.ts'

export interface Name {
  text: string
  /** It begins a sentence, so that its capital may say nothing. */
  first: boolean
}

const word = /[\p{L}\p{N}][\p{L}\p{N}'.+#&-]*(?<![.'])/gu

/** Runs of capitalised words of a sentence; marks between words end them. */
export function namesOf(sentence: string): Name[] {
  const text = tidy(sentence)
  const names: Name[] = []
  let last: (Name & {end: number}) | undefined
  for (const {0: found, index} of text.matchAll(word)) {
    if (!/^\p{Lu}/u.test(found)) {
      last = undefined
      continue
    }
    if (last && text.slice(last.end, index) === ' ') {
      last.text += ` ${found}`
      last.end = index + found.length
    } else {
      last = {text: found, first: index === 0, end: index + found.length}
      names.push(last)
    }
  }
  return names
}

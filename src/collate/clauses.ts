/** A sentence as words with their places; contracted words taken apart, “can’t” as “can” and “not”. */

import {stem, tidy} from './tokens.ts'

export interface Token {
  /** In lower case; a mark such as “,” is a token of its own. */
  word: string
  /** What it is compared by. */
  stem: string
  /** Where it stands in `text`; the parts of a contraction stand at one place. */
  from: number
  to: number
}

export interface Clauses {
  /** As `tidy` gives it. */
  text: string
  tokens: readonly Token[]
}

/** Flags, addresses and compounds such as “--no-save” and “sign-in” are one word. */
const piece =
  /-{0,2}[\p{L}\p{M}\p{N}]+(?:['_/@-][\p{L}\p{N}]+|\.[\p{Ll}\p{N}]+)*|[,;:.!?()"]|-(?=\s)/gu
const isMark = /^[,;:.!?()"-]$/

export function clausesOf(text: string): Clauses {
  const tidied = tidy(text)
  const tokens = [...tidied.matchAll(piece)].flatMap(function ({0: found, index}): Token[] {
    const place = {from: index, to: index + found.length}
    return parts(found.toLowerCase()).map((word) => ({word, stem: stem(word), ...place}))
  })
  return {text: tidied, tokens: tokens.map((token, at) => switched(tokens, at) ?? token)}
}

const switching = /^(?:turn|switch|toggl|power)(?:e|e?[ds]|es|ing)?$/
/** Words up to which “turn the pump off” is read. */
const reach = 4

/** “on” and “off” of what is turned so, as words of their own: elsewhere, they say little. */
function switched(tokens: readonly Token[], at: number): Token | undefined {
  const token = tokens[at]
  if (token?.word !== 'on' && token?.word !== 'off') return undefined
  for (let before = at - 1; before >= at - reach && !isBreak(tokens[before]); before--)
    if (switching.test(tokens[before]?.word ?? '')) {
      const word = `switched-${token.word}`
      return {...token, word, stem: stem(word)}
    }
  return undefined
}

const irregular = new Map([
  ["can't", 'can'],
  ['cannot', 'can'],
  ["won't", 'will'],
  ["shan't", 'shall']
])

function parts(word: string): string[] {
  const plain = irregular.get(word) ?? /^(\p{L}+)n't$/u.exec(word)?.[1]
  return plain === undefined ? [word] : [plain, 'not']
}

/** “can’t” and “cannot” as “can not”. */
export function uncontracted(text: string): string {
  return text.replace(/\b(\p{L}+n['’]t|cannot)\b/giu, (word) =>
    parts(word.toLowerCase().replace('’', "'")).join(' ')
  )
}

export function isBreak(token: Token | undefined): boolean {
  return token === undefined || isMark.test(token.word)
}

/** The words from token `start` to token `end`, both included, as they stand. */
export function wording({text, tokens}: Clauses, start: number, end: number): string {
  return text.slice(tokens[start]?.from ?? 0, tokens[end]?.to ?? text.length)
}

/** How many tokens `words` take where they stand at `at`; 0 where they do not. */
export function runAt(tokens: readonly Token[], at: number, words: readonly string[]): number {
  return words.every((word, index) => tokens[at + index]?.word === word) ? words.length : 0
}

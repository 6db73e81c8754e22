/**
 * Keys of one case, such as 32 hexadecimal digits: their characters say too little, as checksums and ids look the
 * same. They count where the text says what they are: `DD-API-KEY: …`, `api_key="…"`, “Your API token is …”, `?token=…`.
 */

import {isDocumented} from './documented.ts'
import {entropy, isIdentifier, isMixed, isPlaceholder, saysText, wordShare} from './randomness.ts'
import type {Secret} from './secret.ts'
import {isElsewhere} from './surroundings.ts'

const name =
  '(?:(?:api|app|application|access|auth|client|integration|personal|secret|service|webhook)[\\s_-]{0,3}(?:keys?|tokens?|secrets?)|token|secret|apikey|passwd|password|private[\\s_-]key|x-auth-key)'
/** What a text says right before a key that it gives. */
const assigned = new RegExp(
  `(?<![\\p{L}\\p{N}])${name}(?:</?[a-z][^<>]{0,80}>|["'\`*_)\\\\]){0,4}\\s{0,3}(?::=|=>|[:=]|\\bis:?|\\bwould be:?)\\s{0,3}(?:bearer\\s|token\\s|apikey\\s)?(?:</?[a-z][^<>]{0,80}>|["'\`*_(\\\\]){0,4}$`,
  'iu'
)
/** In the query of an address, where other runs are no secrets. */
const asked =
  /[?&;#](?:amp;)?(?:[a-z]{1,20}[_-]?)?(?:token|api[_-]?key|apikey|secret|client_secret|password|passwd|sig|signature|access_?key)=$/i

export function* assignments(text: string): Generator<Secret> {
  const runs = /(?<![\w+/~.-])[A-Za-z0-9_+/~.-]{16,400}={0,2}/g
  for (let found = runs.exec(text); found; found = runs.exec(text)) {
    const start = found.index
    const value = found[0].replace(/[.~-]+$/, '')
    const end = start + value.length
    // A run with `?token=` before it has the name of the parameter in front, not a blank.
    const before = text.slice(Math.max(0, start - 160), start)
    const isAsked = asked.test(before)
    if (!isAsked && !assigned.test(before)) continue
    if (!looksMade(value) || (!isAsked && isElsewhere(text, start, end))) continue
    yield {rule: 'secret/possible-key', start, end}
  }
}

/** Letters and digits in turn, not words, and nothing that is public by nature. */
function looksMade(value: string): boolean {
  const letters = value.replace(/[^A-Za-z0-9]/g, '')
  if (letters.length < 16 || !/[a-z]/i.test(letters)) return false
  const digits = letters.replace(/\D/g, '').length
  if (digits < (isMixed(letters) ? 1 : 3) || entropy(value) < 3) return false
  if (wordShare(value) > 0.4 || isIdentifier(value) || isPlaceholder(value)) return false
  return !isDocumented(value) && !saysText(value)
}

/** What has a documented format, as it stands in the text or parted by escapes and tags. */

import {isDocumented} from './documented.ts'
import {fold} from './folded.ts'
import {formats} from './formats.ts'
import {entropy, isIdentifier, isMixed, isPlaceholder, wordShare} from './randomness.ts'
import type {Secret} from './secret.ts'
import {around, isElsewhere, isTold} from './surroundings.ts'

export function* known(text: string): Generator<Secret> {
  for (const {rule, pattern, near, sign, weak} of formats) {
    if (sign !== undefined && !text.includes(sign)) continue
    if (near && !near.test(text)) continue
    pattern.lastIndex = 0
    for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
      const [value] = found
      const start = found.index
      const end = start + value.length
      if (isDocumented(value) || isPlaceholder(value.slice(4))) continue
      if (near && !near.test(around(text, start, end, 80))) continue
      if (weak && !isWeaklyKnown(text, value, start, end)) continue
      yield {rule, start, end}
    }
  }
}

export function* parted(text: string): Generator<Secret> {
  const folded = fold(text)
  if (!folded) return
  for (const {rule, start, end} of known(folded.text)) {
    const shown = folded.text.slice(start, end)
    const range = folded.toText(start, end)
    if (range.end - range.start !== shown.length) yield {rule, ...range, shown}
  }
}

function isWeaklyKnown(text: string, value: string, start: number, end: number): boolean {
  if (/^[0-9a-f]+$/.test(value) || !/[a-z]/i.test(value) || !/\d/.test(value)) return false
  if (entropy(value) < 3.5 || wordShare(value) > 0.4 || isIdentifier(value)) return false
  const told = isTold(text, start, end)
  return !isElsewhere(text, start, end) && (told || (isMixed(value) && entropy(value) > 4))
}

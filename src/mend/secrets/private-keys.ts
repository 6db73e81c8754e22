import {isPlaceholder} from './randomness.ts'
import type {Secret} from './secret.ts'

/** Private keys, from their first line to their last; placeholders are too short to be one. */
export function* privateKeys(text: string): Generator<Secret> {
  const begin = /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    const start = found.index
    const body = text.slice(start + found[0].length, start + 20_000)
    const last = /-----END [A-Z0-9 ]{0,60}PRIVATE KEY(?: BLOCK)?-----/.exec(body)
    const inner = last
      ? body.slice(0, last.index)
      : (/^(?:\s*[A-Za-z0-9+/=]{20,}\s*)+/.exec(body)?.[0] ?? '')
    const end =
      start + found[0].length + (last ? last.index + last[0].length : inner.trimEnd().length)
    const letters = inner.replace(/<[^<>]{0,200}>|\\n|[^A-Za-z0-9+/=]/g, '')
    begin.lastIndex = Math.max(end, begin.lastIndex)
    if (letters.length < 60 || isPlaceholder(letters.slice(0, 60))) continue
    yield {rule: 'secret/private-key', start, end}
  }
}

/** Turns bytes into text: whatever encoding a text is written in, and what is no text at all. */

import type {FindingDraft} from '../../model/finding.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export type Decoded =
  | {text: string; encoding: Encoding; findings: FindingDraft[]}
  | {problem: 'source/binary' | 'source/empty'; args: Readonly<Record<string, string>>}

/** How files that are no texts begin (the signatures of their specifications). */
const signatures: ReadonlyArray<readonly [kind: string, bytes: readonly number[]]> = [
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a zip archive or Office document', [0x50, 0x4b, 0x03, 0x04]],
  ['an empty zip archive', [0x50, 0x4b, 0x05, 0x06]],
  ['a gzip archive', [0x1f, 0x8b, 0x08]],
  ['an old Office document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['an RTF document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['a WebP picture or RIFF file', [0x52, 0x49, 0x46, 0x46]]
]

/** How much of a file is looked at to tell texts from other files. */
const sample = 8192

/**
 * Decode `bytes`: by their byte order mark, else as UTF-8, else as windows-1252. The mark is dropped, line
 * ends are kept. Bytes that are not UTF-8 within a UTF-8 text are read as windows-1252 one by one.
 */
export function decode(bytes: Uint8Array): Decoded {
  const signature = signatures.find(([, start]) => start.every((byte, at) => bytes[at] === byte))
  if (signature) return {problem: 'source/binary', args: {kind: signature[0]}}

  const wide = wideEncoding(bytes)
  const read = wide
    ? {text: new TextDecoder(wide).decode(bytes), encoding: wide, findings: []}
    : narrow(bytes)
  if (!wide && bytes.includes(0)) return {problem: 'source/binary', args: {}}
  if (!/[^\s\p{Cf}]/u.test(read.text)) return {problem: 'source/empty', args: {}}
  return read
}

/** UTF-16, by its mark or because every other byte is 0, as in texts of mostly Latin letters. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'

  const end = Math.min(bytes.length, sample) & ~1
  if (end < 4) return undefined
  const zeros = [0, 0]
  for (let at = 0; at < end; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const many = (end / 2) * 0.4
  if (odd > many && even < odd / 20) return 'utf-16le'
  if (even > many && odd < even / 20) return 'utf-16be'
  return undefined
}

function narrow(bytes: Uint8Array): Extract<Decoded, {text: string}> {
  try {
    const text = new TextDecoder('utf-8', {fatal: true}).decode(bytes)
    return {text, encoding: 'utf-8', findings: []}
  } catch {
    return broken(bytes) // Not UTF-8 throughout: the rare case, read byte by byte.
  }
}

/** A text that is UTF-8 in part, or not at all. */
function broken(bytes: Uint8Array): Extract<Decoded, {text: string}> {
  const utf8 = new TextDecoder('utf-8')
  const windows = new TextDecoder('windows-1252')
  const wrong: number[] = []
  let right = 0

  for (let at = 0; at < bytes.length; ) {
    const length = sequence(bytes, at)
    if (length === 0) wrong.push(at)
    else if (length > 1) right++
    at += length || 1
  }

  if (right < wrong.length) {
    const text = windows.decode(bytes)
    const findings: FindingDraft[] = [
      {rule: 'source/encoding', args: {encoding: 'windows-1252'}, at: wrong[0] ?? 0}
    ]
    return {text, encoding: 'windows-1252', findings}
  }

  let text = ''
  let from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  let first = 0
  for (const at of wrong) {
    text += utf8.decode(bytes.subarray(from, at))
    if (at === wrong[0]) first = text.length
    text += windows.decode(bytes.subarray(at, at + 1))
    from = at + 1
  }
  text += utf8.decode(bytes.subarray(from))
  const args = {encoding: 'windows-1252', bytes: wrong.length}
  return {text, encoding: 'utf-8', findings: [{rule: 'source/encoding', args, at: first}]}
}

/** Length of the UTF-8 sequence at `at`; `0` if it is ill-formed (RFC 3629). */
function sequence(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  if (lead < 0xc2 || lead > 0xf4) return 0

  for (let next = 1; next < length; next++) {
    const byte = bytes[at + next] ?? 0
    if (byte < 0x80 || byte > 0xbf) return 0
  }
  const second = bytes[at + 1] ?? 0
  if (lead === 0xe0 && second < 0xa0) return 0
  if (lead === 0xed && second > 0x9f) return 0
  if (lead === 0xf0 && second < 0x90) return 0
  if (lead === 0xf4 && second > 0x8f) return 0
  return length
}

/** The text of a writer's file, and whether all of it could be read. */

import {isUtf8} from 'node:buffer'
import type {FindingDraft} from '../../model/finding.ts'
import {type LineColumn, locator} from '../../model/text.ts'

/** Marks at the beginning of files that Windows calls “Unicode”. */
const wide = [
  [0xff, 0xfe, 'utf-16le'],
  [0xfe, 0xff, 'utf-16be']
] as const

export interface Decoded {
  text: string
  /** Where the first character is that is not UTF-8; absent where all are. */
  fault?: LineColumn
}

/** What stands in `bytes`; of what is not UTF-8, as much as it takes to know which article it is. */
export function decodedText(bytes: Buffer): Decoded {
  if (isUtf8(bytes)) return {text: bytes.toString('utf8')}
  for (const [first, second, encoding] of wide)
    if (bytes[0] === first && bytes[1] === second)
      return {text: new TextDecoder(encoding).decode(bytes), fault: {line: 1, column: 1}}
  const text = bytes.toString('utf8')
  return {text, fault: locator(text)(Math.max(0, text.indexOf('\uFFFD')))}
}

/** What is to be said of `file`, in which `fault` is the first character that cannot be read. */
export function encodingFinding(file: string, fault: LineColumn): FindingDraft {
  return {rule: 'mdx/encoding', args: {}, at: {file, ...fault}}
}

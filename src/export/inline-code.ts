/** Code in a line of text. */

import type {Element} from 'hast'
import type {InlineCode} from 'mdast'
import {make, text} from './element.ts'

/** Its blanks stay: of several in a row one would be shown, and at either end none. */
export function inlineCode({value}: InlineCode): Element {
  const line = value.replace(/\s*\n\s*/g, ' ')
  const kept = line.replace(/^ +| {2,}| +$/g, (blanks) => '\u00A0'.repeat(blanks.length))
  return make('code', {}, [text(kept)])
}

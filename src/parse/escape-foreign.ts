/**
 * Makes the XML that leaks into HTML, and text that looks like tags, safe for an HTML parser.
 *
 * It takes a CDATA section for a comment that ends at the first `>`, so code samples would be lost, and
 * `<ri:page />` for a tag that stays open, so all that follows would move into it. And `<your-token>`, which
 * somebody typed for readers to fill in, would not be seen at all.
 */

import {pushAll} from '../model/long-lists.ts'
import {scanTags} from '../model/tags.ts'
import {applyCuts, type Cut, type CutText} from '../model/text.ts'
import {closable, type TypedTag, typedTags} from './typed-tags.ts'

const foreign = /<!\[CDATA\[|<(?:ac|ri|at|fab):[a-zA-Z-]+(?=[\s/])/g

export interface Escaped extends CutText {
  /** What was typed as text though it looks like a tag, with its place in the text that was given. */
  typed: readonly TypedTag[]
}

/** `more`: other changes that the parser needs. */
export function escapeForeign(text: string, more: readonly Cut[] = []): Escaped {
  const typed = typedTags(text)
  const cuts: Cut[] = typed.map(({offset}) => ({start: offset, end: offset + 1, insert: '&lt;'}))
  if (/<(?:iframe|textarea)[\s>]/i.test(text)) closeElements(text, cuts)
  pushAll(cuts, more)
  if (/<!\[CDATA\[|<(?:ac|ri|at|fab):/.test(text)) escapeXml(text, cuts)
  return {...applyCuts(text, cuts), typed}
}

/** Close what would hold all the rest of the page. */
function closeElements(text: string, cuts: Cut[]): void {
  for (const {unclosed, name, end} of scanTags(text))
    if (unclosed && closable.has(name)) cuts.push({start: end, end, insert: `</${name}>`})
}

function escapeXml(text: string, cuts: Cut[]): void {
  foreign.lastIndex = 0
  let noEnd = false

  for (let found = foreign.exec(text); found; found = foreign.exec(text)) {
    const start = found.index
    if (found[0] === '<![CDATA[') {
      const mark: number = noEnd ? -1 : text.indexOf(']]>', start)
      noEnd = mark === -1
      if (noEnd) continue
      cuts.push({start, end: start + 9}, {start: mark, end: mark + 3})
      for (const special of text.slice(start + 9, mark).matchAll(/[<&]/g)) {
        const at = start + 9 + special.index
        cuts.push({start: at, end: at + 1, insert: special[0] === '<' ? '&lt;' : '&amp;'})
      }
      foreign.lastIndex = mark + 3
    } else {
      const end = text.indexOf('>', start)
      if (end === -1) break
      if (text[end - 1] === '/')
        cuts.push({start: end - 1, end: end + 1, insert: `></${found[0].slice(1)}>`})
      foreign.lastIndex = end
    }
  }
}

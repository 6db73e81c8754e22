/**
 * A text as its readers see the keys in it: escapes, character references, invisible marks and inline tags
 * that part the characters of a key are undone. Whoever copies the text gets the whole key.
 */

import {applyCuts, type Cut} from '../../model/text.ts'

export interface Folded {
  text: string
  /** Range of the text that was given, with the tags that would otherwise lose their other half. */
  toText(start: number, end: number): {start: number; end: number}
}

const parting =
  /\\(?=[_-])|[\u00AD\u200B-\u200D\u2060\uFEFF]|&(?:shy|ZeroWidthSpace|#173|#8203);|&(?:#45|#x2d|hyphen);|&(?:#95|#x5f|lowbar);|<\/?(?:wbr|span|font|b|strong|em|i|u|code|ac:inline-comment-marker)\b[^<>]{0,300}>/gi
const hyphen = /^&(?:#45|#x2d|hyphen);$/i
const underscore = /^&(?:#95|#x5f|lowbar);$/i

/** Nothing if nothing in `source` parts characters. */
export function fold(source: string): Folded | undefined {
  const cuts = Array.from(source.matchAll(parting), function ({0: what, index: start}): Cut {
    const insert = hyphen.test(what) ? '-' : underscore.test(what) ? '_' : ''
    return {start, end: start + what.length, insert}
  })
  if (cuts.length === 0) return undefined
  const {text, toSource} = applyCuts(source, cuts)

  return {
    text,
    toText: (start, end) => balanced(source, toSource(start), endOf(toSource(end - 1)))
  }

  /** After the character at `at`: one that was written as a reference ends with it. */
  function endOf(at: number): number {
    return source[at] === '&' ? source.indexOf(';', at) + 1 : at + 1
  }
}

/** Take in the other half of a tag of which `from`–`to` holds one. */
function balanced(source: string, from: number, to: number): {start: number; end: number} {
  const tags = source.slice(from, to).match(/<\/?(?!wbr)[a-z][^<>]*>/gi) ?? []
  let start = from
  let end = to
  let open = 0
  let closed = 0
  for (const tag of tags) {
    if (!tag.startsWith('</')) open++
    else if (open > 0) open--
    else closed++
  }
  for (; open > 0; open--) {
    const after = /^<\/[^<>]{1,60}>/.exec(source.slice(end, end + 70))?.[0]
    if (!after) break
    end += after.length
  }
  for (; closed > 0; closed--) {
    const before = /<[a-z][^<>]{0,300}>$/i.exec(source.slice(Math.max(0, start - 310), start))?.[0]
    if (!before) break
    start -= before.length
  }
  return {start, end}
}

/**
 * A text as its readers see the keys in it: escapes, character references, invisible marks and inline tags
 * that part the characters of a key are undone. Whoever copies the text gets the whole key.
 */

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
  const parts: string[] = []
  const starts: number[] = []
  const offsets: number[] = []
  let length = 0
  let from = 0

  for (const {0: what, index} of source.matchAll(parting)) {
    put(source.slice(from, index), from)
    if (hyphen.test(what)) put('-', index)
    else if (underscore.test(what)) put('_', index)
    from = index + what.length
  }
  if (from === 0) return undefined
  put(source.slice(from), from)

  return {
    text: parts.join(''),
    toText: (start, end) => balanced(source, toText(start), endOf(end - 1))
  }

  function put(part: string, offset: number): void {
    if (part === '') return
    starts.push(length)
    offsets.push(offset)
    parts.push(part)
    length += part.length
  }

  function pieceAt(offset: number): number {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  function toText(offset: number): number {
    const piece = pieceAt(offset)
    return (offsets[piece] ?? 0) + offset - (starts[piece] ?? 0)
  }

  /** After the character at `offset`: one that was written as a reference ends with it. */
  function endOf(offset: number): number {
    const at = toText(offset)
    return source[at] === '&' ? source.indexOf(';', at) + 1 : at + 1
  }
}

/** Take in the other half of a tag of which `start`–`end` holds one. */
function balanced(source: string, start: number, end: number): {start: number; end: number} {
  const tags = source.slice(start, end).match(/<\/?(?!wbr)[a-z][^<>]*>/gi) ?? []
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

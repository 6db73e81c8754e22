/** Where a value stands in a text of JSON, for those who look for what is wrong with it. */

const blank = /[\t\n\r ]*/y
const string = /"(?:[^"\\]|\\.)*"/sy
/** What is no string ends before one of these. */
const scalar = /[^\t\n\r ,:[\]{}"]*/y

/** 1-based line and column of the value at `steps` (keys, and numbers of items), or of the nearest one around it. */
export function placeInJson(
  text: string,
  steps: readonly string[]
): {line: number; column: number} {
  let at = skip(text, blank, 0)
  for (const step of steps) {
    const next = memberOf(text, at, step)
    if (next === undefined) break
    at = next
  }
  return placeOf(text, at)
}

/** 1-based line and column of an offset. */
export function placeOf(text: string, offset: number): {line: number; column: number} {
  const before = text.slice(0, offset)
  return {line: before.split('\n').length, column: offset - before.lastIndexOf('\n')}
}

/** Where the member `name` of the object or list at `start` begins. */
function memberOf(text: string, start: number, name: string): number | undefined {
  const open = text[start]
  if (open !== '{' && open !== '[') return
  let at = skip(text, blank, start + 1)
  for (let index = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; index++) {
    let key = String(index)
    if (open === '{') {
      const end = skip(text, string, at)
      if (end === at) return
      key = JSON.parse(text.slice(at, end))
      at = skip(text, blank, skip(text, blank, end) + 1)
    }
    if (key === name) return at
    at = skip(text, blank, endOf(text, at))
    if (text[at] === ',') at = skip(text, blank, at + 1)
  }
  return
}

/** Where the value at `start` ends. */
function endOf(text: string, start: number): number {
  let depth = 0
  let at = start
  do {
    const letter = text[at]
    if (letter === '{' || letter === '[') depth++
    if (letter === '}' || letter === ']') depth--
    const end = letter === '"' ? skip(text, string, at) : skip(text, scalar, at)
    at = end > at ? end : at + 1
  } while (depth > 0 && at < text.length)
  return at
}

function skip(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : from
}

/** Keeps text that is built to be slow away from the parser. */

/** More of these in one block than any writer types: pairing them is quadratic. */
const mostMarkers = 2000
/** More in one cell of a table, which is cut at its bars first: tables are made by programs, too. */
const mostInCell = 8000
/** Deepest nesting of quotes and lists. */
const deepest = 100

/** The offset at which `text` is beyond what is parsed, if it is. */
export function beyondLimits(text: string): number | undefined {
  let markers = 0
  let fence = ''

  for (let start = 0; start <= text.length; ) {
    let end = text.indexOf('\n', start)
    if (end === -1) end = text.length
    const line = text.slice(start, end)

    if (depth(line) > deepest) return start
    const fenced = /^[ >]*(`{3,}|~{3,})/.exec(line)?.[1]
    if (fenced && fence === '') fence = fenced
    else if (fenced && fence !== '' && fenced.startsWith(fence)) fence = ''

    if (line.trim() === '') markers = 0
    else if (fence === '' && line.startsWith('|')) {
      if (line.length > mostInCell && line.split('|').some((cell) => count(cell) > mostInCell))
        return start
    } else if (fence === '') markers += count(line)
    if (markers > mostMarkers) return start
    start = end + 1
  }

  return undefined
}

function count(line: string): number {
  let result = 0
  for (let index = 0; index < line.length; index++)
    if ('*_[]~`!<&|'.includes(line.charAt(index))) result++
  return result
}

/** How many quotes and lists a line may open: its first characters that are no text. */
function depth(line: string): number {
  let level = 0
  let column = 0
  for (const character of line) {
    if (character === ' ') column++
    else if (character === '\t') column += 4
    else if ('>*+-'.includes(character)) level++
    else break
  }
  // A rule of the page is no nesting.
  if (/^\s*(?:-+|\*+|\++)\s*$/.test(line)) level = 0
  return Math.max(level, column / 4)
}

/** Lines of a plain text, with what a line shows of its role. */

export interface Line {
  /** Without the blanks around it. */
  text: string
  /** Offset of its first and after its last character, blanks apart. */
  start: number
  end: number
  /** Columns before its text; a tab counts four. */
  indent: number
}

export interface Item {
  kind: 'number' | 'bullet'
  /** Of a number. */
  number: number
  /** What stands after the marker; empty where the marker stands alone. */
  rest: Line
}

const marker = /^(?:(\d{1,3})[.)]|([•‣◦▪●○·∙*–—-]))(?:[ \t\u00A0]+|$)/

/** Lines of `text`; an empty one has no text. Copes with all line ends. */
export function linesOf(text: string): Line[] {
  const result: Line[] = []
  let from = 0
  const ends = /\r\n|\n|\r|$/g
  for (let found = ends.exec(text); found; found = ends.exec(text)) {
    result.push(lineAt(text, from, found.index))
    if (found[0] === '') break
    from = found.index + found[0].length
  }
  return result
}

function lineAt(source: string, from: number, to: number): Line {
  const raw = source.slice(from, to)
  const text = raw.trim().replace(/^\uFEFF/, '')
  const start = text ? from + raw.indexOf(text) : from
  const indent = [...raw.slice(0, start - from)].reduce((sum, c) => sum + (c === '\t' ? 4 : 1), 0)
  return {text, start, end: start + text.length, indent}
}

/** What `line` is an item of, by its marker. */
export function itemOf(line: Line): Item | undefined {
  const found = marker.exec(line.text)
  if (!found) return undefined
  const skip = found[0].length
  const rest = {
    text: line.text.slice(skip),
    start: line.start + skip,
    end: line.end,
    indent: line.indent + skip
  }
  return {kind: found[1] ? 'number' : 'bullet', number: Number(found[1] ?? 0), rest}
}

export function isRow(line: Line): boolean {
  return line.text.startsWith('|') && line.text.length > 1
}

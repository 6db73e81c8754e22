/** Where a passage stands in a text, however deep it is indented and whatever blank lines are in it. */

export interface Lines {
  /** Offsets of the beginning of its first line, and of the end of its last. */
  start: number
  end: number
}

/** Every place where `passage` fills whole lines of `text`; places do not overlap. */
export function findLines(text: string, passage: string): Lines[] {
  const wanted = filled(passage).map(({line}) => line)
  if (wanted.length === 0) return []
  const lines = filled(text)
  const starts = new Map<number, number>()
  let joined = '\n'
  for (const [index, {line}] of lines.entries()) {
    starts.set(joined.length, index)
    joined += `${line}\n`
  }

  const found: Lines[] = []
  const needle = `\n${wanted.join('\n')}\n`
  for (let at = joined.indexOf(needle); at !== -1; at = joined.indexOf(needle, at + 1)) {
    const index = starts.get(at + 1) ?? 0
    const [first, last] = [lines[index], lines[index + wanted.length - 1]]
    if (first && last && first.start >= (found.at(-1)?.end ?? 0))
      found.push({start: first.start, end: last.end})
  }
  return found
}

function filled(text: string): Array<{line: string; start: number; end: number}> {
  return [...text.matchAll(/[^\r\n]+/g)].flatMap(function ({0: line, index}) {
    const trimmed = line.trim()
    return trimmed === '' ? [] : [{line: trimmed, start: index, end: index + line.length}]
  })
}

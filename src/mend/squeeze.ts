/** A text without the blanks that do not matter between tags, and the way back to it. */

export interface Squeezed {
  text: string
  /** Offset in the squeezed text → offset in the text. */
  toText(offset: number): number
}

/** One blank for many; none between tags. */
export function squeeze(source: string): Squeezed {
  const parts: string[] = []
  const starts: number[] = []
  const shifts: number[] = []
  let length = 0
  let from = 0
  const blanks = /\s+/g

  for (let found = blanks.exec(source); found; found = blanks.exec(source)) {
    const at = found.index
    const end = at + found[0].length
    const between = source[at - 1] === '>' && (source[end] === '<' || end === source.length)
    const insert = between || at === 0 ? '' : ' '
    if (insert === found[0]) continue
    push(source.slice(from, at), from)
    if (insert) push(insert, at)
    from = end
  }
  push(source.slice(from), from)

  return {text: parts.join(''), toText}

  function push(part: string, offset: number): void {
    starts.push(length)
    shifts.push(offset - length)
    parts.push(part)
    length += part.length
  }

  function toText(offset: number): number {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return Math.min(offset + (shifts[low] ?? 0), source.length)
  }
}

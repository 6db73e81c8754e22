/** Texts that were cut, and the way back to the places before the cut. */

/** One change to a text: the characters from `start` to `end` gave way to `insert`. */
export interface Cut {
  /** Offset in UTF-16 units, in the text before any cut. */
  start: number
  end: number
  insert?: string
}

export interface CutText {
  text: string
  /** Offset in `text` → offset in the text before the cuts. */
  toSource(offset: number): number
}

/** Apply `cuts`, which must not overlap; any order. */
export function applyCuts(source: string, cuts: readonly Cut[]): CutText {
  const sorted = cuts.toSorted((a, b) => a.start - b.start || a.end - b.end)
  // `marks[i]`: from offset `at` of the result on, the source offset is `source` and counts on.
  const marks: Array<{at: number; source: number; fixed: boolean}> = [
    {at: 0, source: 0, fixed: false}
  ]
  let text = ''
  let from = 0

  for (const cut of sorted) {
    if (cut.start < from) throw new RangeError(`Unexpected overlap of cuts at ${cut.start}`)
    text += source.slice(from, cut.start)
    if (cut.insert) {
      marks.push({at: text.length, source: cut.start, fixed: true})
      text += cut.insert
    }
    from = cut.end
    marks.push({at: text.length, source: from, fixed: false})
  }

  text += source.slice(from)

  return {
    text,
    toSource(offset) {
      let low = 0
      let high = marks.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((marks[middle]?.at ?? 0) <= offset) low = middle
        else high = middle - 1
      }
      const mark = marks[low]
      if (!mark) return offset
      return mark.fixed ? mark.source : mark.source + (offset - mark.at)
    }
  }
}

export interface LineColumn {
  /** 1-based. */
  line: number
  /** 1-based, in UTF-16 units. */
  column: number
}

/** Make a function that gives the line and column of an offset of `text`. */
export function locator(text: string): (offset: number) => LineColumn {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)

  return function (offset) {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return {line: low + 1, column: offset - (starts[low] ?? 0) + 1}
  }
}

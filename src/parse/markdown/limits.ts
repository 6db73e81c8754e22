/**
 * Keeps Markdown parsers from running for hours: nesting and runs of marks that no writer makes are
 * written in full-width or other harmless form before they are parsed. Offsets stay as they are.
 */

import {table} from '../../model/table.ts'

/** Levels of quotes and lists on one line. */
const deepest = 60
/** Marks of emphasis, brackets and the like in one paragraph; more is a bomb, and taken as text. */
const mostMarks = 4000
/** Lines of one paragraph; more cost their square. */
const mostLines = 500

export interface Limited {
  /** Of the same length. */
  text: string
  depth: number
  /** Where it was first too much. */
  at?: number
}

export function limitMarkdown(text: string): Limited {
  let at: number | undefined
  const parts: string[] = []
  let fence = ''

  for (const [offset, block] of blocksOf(text)) {
    const lines = block.split('\n').map(function (line) {
      const mark = /^[ \t>]{0,200}(```|~~~)/.exec(line)?.[1] ?? ''
      if (mark && (!fence || fence === mark)) fence = fence ? '' : mark
      return limitLine(line)
    })
    const joined = lines.join('\n')
    const limited = fence ? joined : limitMarks(joined)
    if (limited !== block) at ??= offset
    parts.push(fence || lines.length < mostLines ? limited : joinLines(limited))
  }
  const limited = parts.join('')
  return at === undefined ? {text: limited, depth: deepest} : {text: limited, depth: deepest, at}
}

/** Pieces of `text` between blank lines. */
function* blocksOf(text: string): Generator<[number, string]> {
  const blank = /\n[ \t\r]*(?=\n)/g
  let from = 0
  for (let found = blank.exec(text); found; found = blank.exec(text)) {
    yield [from, text.slice(from, found.index)]
    from = found.index
  }
  yield [from, text.slice(from)]
}

/** Blank out the containers that a line opens beyond `deepest`. */
function limitLine(line: string): string {
  const start = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/.exec(line.slice(0, 20_000))
  const lead = start?.[0] ?? ''
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0
  let count = 0
  let cut = lead.length
  for (const mark of lead.matchAll(/>|[-*+]|\d+[.)]/g))
    if (++count > deepest) {
      cut = mark.index
      break
    }
  // Deep lists are written by indenting: two blanks a level at least.
  if (indent > deepest * 2)
    return `${' '.repeat(deepest * 2)}${line.slice(indent)}`.padEnd(line.length)
  if (count <= deepest) return line
  const rest = line.slice(cut)
  const more = /^[ \t>*+-]*/.exec(rest)?.[0].length ?? 0
  return `${line.slice(0, cut)}${' '.repeat(more > 0 ? 1 : 0)}${rest.slice(more)}`.padEnd(
    line.length
  )
}

/** A paragraph with thousands of marks that pair up with each other costs their square. */
function limitMarks(block: string): string {
  if (block.length < mostMarks || /^\s*\|/.test(block)) return block
  let count = 0
  for (const mark of '*_[]`<~')
    for (let at = block.indexOf(mark); at !== -1; at = block.indexOf(mark, at + 1)) count++
  if (count < mostMarks || count * 12 < block.length) return block
  return block.replace(/[*_[\]`<~!\n]/g, (mark) => stand[mark] ?? ' ')
}

/** Make one line of the plain lines of a paragraph, as a line end in it is a blank. */
function joinLines(block: string): string {
  if (/```|~~~/.test(block)) return block
  return block.replace(/(?<=[^\s|>\\])\n(?=[\p{L}\p{N}\p{So}［＊](?!\d{0,8}[.)]))/gu, ' ')
}

/** Characters that look the same, and mean nothing to Markdown. */
const stand: Readonly<Record<string, string>> = table({
  '*': '∗',
  _: '＿',
  '[': '［',
  ']': '］',
  '`': '｀',
  '<': '＜',
  '~': '～',
  '!': '！'
})

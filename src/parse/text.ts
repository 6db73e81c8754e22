/**
 * Reads plain text, such as a page that was copied or printed: the structure is inferred from the look
 * of lines, and a line of which nothing is certain is a paragraph.
 *
 * Callouts stay paragraphs (“Important: …”), pipe rows tables: repairs know what they mean.
 */

import type {Root} from 'hast'
import {isFrameLine} from '../model/help-centre-words.ts'
import type {Parsed} from './parsed.ts'
import {placer} from './positions.ts'
import {readBlocks} from './text/blocks.ts'
import {isRow, itemOf, type Line, linesOf} from './text/lines.ts'

export function parseText(text: string): Parsed {
  const place = placer(text)
  const lines = linesOf(text)
  const reader = {source: text, place, spaced: isSpaced(lines), width: wrapWidth(lines)}
  const tree: Root = {
    type: 'root',
    children: readBlocks(lines, reader, 0),
    position: place(0, text.length)
  }
  return {tree, entries: [], findings: []}
}

/** Whether blank lines part the paragraphs: one for every four lines, say. */
function isSpaced(lines: readonly Line[]): boolean {
  const filled = lines.filter(({text}) => text !== '').length
  return lines.length - 1 - filled > filled / 4
}

/** Lines that may stick out of a wrapped text. */
const outliers = 2

/**
 * Columns at which lines were wrapped; 0 if each line is a paragraph of its own: then lines are of any
 * length, and the longest are much longer than a page is wide.
 */
function wrapWidth(lines: readonly Line[]): number {
  const own = lines.filter(({text}) => !isFrameLine(text))
  const prose = own.filter((line) => line.text !== '' && !isRow(line))
  const lengths = prose.map(({indent, text}) => indent + text.length).sort((a, b) => b - a)
  // A title or an address may be longer than the text is wide.
  const width = (lengths.length > outliers * 3 ? lengths[outliers] : lengths[0]) ?? 0
  if (width < 50 || width > 110 || (lengths[0] ?? 0) > 300) return 0

  // Lines that another of the same paragraph follows: in wrapped text nearly all are nearly full.
  const followed = lines.filter(function (line, at) {
    const next = lines[at + 1]
    return (
      line.text !== '' &&
      !isFrameLine(line.text) &&
      next !== undefined &&
      next.text !== '' &&
      !itemOf(next) &&
      !isRow(next)
    )
  })
  const full = followed.filter(({indent, text}) => indent + text.length > width * 0.75)
  return followed.length > 2 && full.length > followed.length * 0.7 ? width : 0
}

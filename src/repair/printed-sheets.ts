/**
 * Take out what a browser prints over and under every sheet of a page.
 *
 * Copied from a printed page, “05/01/2026, 11:37 Title – Company” and “https://… 2/9” stand in the middle of the
 * article, often glued to the end of the line before them.
 *
 * They are taken out only together: a date with a time and a title, then, in the same line or the next one, an address
 * and the number of the sheet.
 */

import type {Nodes, Text} from 'hast'
import {noPiece} from '../model/words.ts'
import {dropLines, type Line, pageLines} from './common/page-lines.ts'
import {defineRepair} from './define-repair.ts'

const head = /\d{1,2}[./]\d{1,2}[./]\d{2,4}, \d{1,2}:\d{2}(?:\s?[ap]m)? \S/i
const foot = /(?:^|\s)https?:\/\/\S{3,400} \d{1,4}\/\d{1,4}$/

export const printedSheets = defineRepair(
  {
    id: 'printed-sheets',
    summary: 'What a browser prints over and under every sheet was copied along.',
    defaults: {},
    frames: true
  },
  function (tree, {change}) {
    const lines = pageLines(tree)
    const gone: Line[] = []

    for (const [at, line] of lines.entries()) {
      const next = lines[at + 1]
      const own = foot.test(line.text)
      const below = next !== undefined && foot.exec(next.text)?.index === 0
      const found = own || below ? head.exec(line.text) : null
      if (!found) continue

      if (found.index === 0) gone.push(line)
      else if (!cut(line)) continue
      if (!own && next) gone.push(next)
    }

    const [first] = gone
    if (!first) return
    const removed = dropLines(tree, gone)
    change({at: first.nodes[0], args: {lines: gone.length}, removed})

    /** Cut what was printed off the end of the article's own line. */
    function cut({nodes}: Line): boolean {
      const text = lastText(nodes)
      const at = text && head.exec(text.value)?.index
      if (!text || at === undefined) return false
      const before = text.value
      text.value = before.slice(0, at).trimEnd()
      // Glued words are one: what stays of them is new.
      const removed = {...noPiece, text: before}
      change({at: text, args: {lines: 1}, removed, added: {...noPiece, text: text.value}})
      return true
    }
  }
)

function lastText(nodes: readonly Nodes[]): Text | undefined {
  let node: Nodes | undefined = nodes.at(-1)
  while (node && 'children' in node) node = node.children.at(-1)
  return node?.type === 'text' ? node : undefined
}

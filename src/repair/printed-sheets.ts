/**
 * Take out what a browser prints over and under every sheet of a page.
 *
 * Where a print was made into a page again, “05/01/2026, 11:37 Title – Company” and “https://… 2/9” stand in the middle
 * of the article, often glued to the end of the line before them. Which of it goes, `findSheets` says: a series, or a
 * pair that bears the title of the page. A sentence that a sheet parted is one again.
 */

import type {Element, Root} from 'hast'
import {findSheets, type Mark, type Series} from '../model/sheet-series.ts'
import {noPiece} from '../model/words.ts'
import {dropLines, type Line, pageLines} from './common/page-lines.ts'
import {type Child, isElement, text as makeText, textsOf} from './common/tree.ts'
import {defineRepair, type RepairContext} from './define-repair.ts'

type Context = RepairContext<Record<never, never>>

export const printedSheets = defineRepair(
  {
    id: 'printed-sheets',
    summary: 'What a browser prints over and under every sheet was copied along.',
    defaults: {},
    frames: true
  },
  function (tree, context) {
    const lines = pageLines(tree)
    const whole = lines.map(({text}) => text).join('\n')
    const {series, doubt} = findSheets(whole, context.page.meta.title)
    if (!series) {
      // In text that is no markup it was reported before the tree was made.
      const isTold = context.page.format === 'text' || context.page.format === 'markdown'
      const line = doubt && !isTold ? lines[lineOf(whole, doubt.start)] : undefined
      if (doubt && line)
        context.find('leftover/chrome', {
          at: line.nodes[0],
          args: {text: whole.slice(doubt.start, doubt.end).replaceAll('\n', ' ').slice(0, 160)}
        })
      return
    }
    takeOut(tree, lines, series, context)
  }
)

function takeOut(tree: Root, lines: readonly Line[], series: Series, {change}: Context): void {
  const gone = new Set<Line>()
  let from = 0

  for (const line of lines) {
    const start = from
    const marks = series.marks.filter(
      (mark) => mark.start < start + line.text.length && mark.end > start
    )
    const rest = withoutMarks(line.text, marks, start)
    if (marks.length > 0 && rest.trim() === '') gone.add(line)
    else for (const shown of shownBy(line.text, marks, start)) cut(line, shown)
    from += line.text.length + 1
  }

  const [first] = gone
  if (!first) return
  const removed = dropLines(tree, [...gone])
  const {title, url} = series
  change({at: first.nodes[0], args: {lines: gone.size, title, url}, removed})
  for (const [before, after] of aroundGaps(lines, gone)) rejoin(before, after)

  /** Make one of two paragraphs where a sentence begins in the one and ends in the other. */
  function rejoin({nodes: [before], parent}: Line, {nodes: [after]}: Line): void {
    if (!isElement(before, 'p') || !isElement(after, 'p') || !goesOn(before, after)) return
    const siblings = parent.children as Child[]
    const at = siblings.indexOf(after)
    if (at === -1 || !siblings.includes(before)) return
    before.children.push(makeText(before, '\n'), ...after.children)
    siblings.splice(at, 1)
    change({at: after, args: {joined: true}})
  }

  /** Cut what was printed out of the article's own line. */
  function cut({nodes}: Line, shown: string): void {
    const words = shown.trim().split(' ').map(literal)
    const pattern = new RegExp(`\\s*${words.join('\\s+')}\\s*`, 'u')
    const text = textsOf(nodes).find(({value}) => pattern.test(value))
    const found = text && pattern.exec(text.value)
    if (!text || !found) return
    const before = text.value
    const [head, tail] = [before.slice(0, found.index), before.slice(found.index + found[0].length)]
    text.value = head === '' || tail === '' ? head + tail : `${head} ${tail}`
    // Glued words are one: what stays of them is new.
    change({
      at: text,
      args: {lines: 1},
      removed: {...noPiece, text: before},
      added: {...noPiece, text: text.value}
    })
  }
}

/** The lines before and after each run of lines that are gone. */
function aroundGaps(lines: readonly Line[], gone: ReadonlySet<Line>): Array<[Line, Line]> {
  const kept = lines.map((line, at) => ({line, at})).filter(({line}) => !gone.has(line))
  return kept.flatMap(function ({line, at}, index) {
    const next = kept[index + 1]
    const isGap = next && next.at > at + 1 && next.line.parent === line.parent
    return isGap ? [[line, next.line] as [Line, Line]] : []
  })
}

/** Whether a sentence begins in `before` and ends in `after`. */
function goesOn(before: Element, after: Element): boolean {
  const end = textsOf([before]).at(-1)?.value ?? ''
  const start = textsOf([after])[0]?.value ?? ''
  return /[\p{L}\p{N},–—-]\s*$/u.test(end) && /^\s*\p{Ll}/u.test(start)
}

function lineOf(whole: string, offset: number): number {
  return whole.slice(0, offset).split('\n').length - 1
}

/** What `marks` take of `text`; neighbours are one. */
function shownBy(text: string, marks: readonly Mark[], from: number): string[] {
  const ranges: Mark[] = []
  for (const {start, end} of marks) {
    const last = ranges.at(-1)
    if (last && text.slice(last.end - from, start - from).trim() === '') last.end = end
    else ranges.push({start, end})
  }
  return ranges.map(({start, end}) => text.slice(Math.max(0, start - from), end - from))
}

function withoutMarks(text: string, marks: readonly Mark[], from: number): string {
  let rest = text
  for (const {start, end} of marks.toReversed())
    rest = rest.slice(0, Math.max(0, start - from)) + rest.slice(Math.max(0, end - from))
  return rest
}

function literal(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

/**
 * Finds what a printed page shows around its article, where the sheets say what the article is called.
 *
 * Everything above its title is the frame of the page: names of other articles, the way to it, a search field, often
 * glued to the title itself, which may be set on several lines. Who wrote the article, and when, stands at the end of
 * the first sheet, as it is set after the summary. What stands beside the article is printed on every sheet anew, and
 * nothing proves where it ends: it is reported.
 */

import {isFrameLine, tailWords} from '../../model/help-centre-words.ts'
import type {Mark, Series} from '../../model/sheet-series.ts'
import type {Cut} from '../../model/text.ts'

export interface Frame {
  /** What stands above the title, and who wrote the article. */
  marks: readonly Mark[]
  /** Line breaks within the title, which give way to a blank. */
  breaks: readonly Cut[]
  /** Lines that may stand beside the article. */
  beside: readonly Mark[]
}

/** Lines and sentences that stand above a title, at most. */
const mostLines = 80
const mostSentences = 1

export function findFrame(text: string, series: Series): Frame {
  const [first] = series.marks
  // A head on top of the first sheet comes before the title.
  const isTop = first !== undefined && text.slice(0, first.start).trim() === ''
  const start = isTop ? first.end : 0
  const end = (isTop ? series.marks[1]?.start : first?.start) ?? text.length
  const title = findTitle(text.slice(start, end), series.title)
  if (!title) return {marks: [], breaks: [], beside: []}

  const at = start + title.start
  // A heading of Markdown was set above the print by someone.
  const heading = [...text.slice(start, at).matchAll(/^#{1,6} [^\n]*\n/gm)].at(-1)
  const top = start + (heading ? heading.index + heading[0].length : 0)
  const above = linesOf(text.slice(top, at))
  const isFrame = above.length <= mostLines && above.filter(isSentence).length <= mostSentences
  const marks = [
    ...(above.length > 0 && isFrame ? [{start: top, end: at}] : []),
    ...authorBefore(text, start + title.end, end)
  ]
  const breaks = [...text.slice(at, start + title.end).matchAll(/[^\S\n]*\n\s*/g)].map((found) => ({
    start: at + found.index,
    end: at + found.index + found[0].length,
    insert: ' '
  }))
  return {marks, breaks, beside: isFrame && above.length > 2 ? columns(text, series) : []}
}

/** Where the title stands in `text`: as printed, without the name of the site at its end, or as far as it was printed. */
function findTitle(text: string, printed: string): Mark | undefined {
  const cut = /^(.{20,})\s?…$/u.exec(printed)?.[1]?.trimEnd()
  for (let name = printed; name !== ''; name = withoutSite(name)) {
    const words = name.split(/\s+/).map(literal)
    if (words.length > 60) return undefined
    const found = lastLine(text, `${words.join('\\s+')}(?=[^\\S\\n]*(?:\\n|$))`)
    if (found) return found
  }
  return cut === undefined ? undefined : longerTitle(text, cut)
}

/** The title of which only the beginning was printed: to where it differs from the name in the list beside it. */
function longerTitle(text: string, begin: string): Mark | undefined {
  const pattern = begin.split(/\s+/).map(literal).join('\\s+')
  const last = lastLine(text, pattern)
  if (!last) return undefined
  const other = [...text.slice(0, last.start).matchAll(new RegExp(pattern, 'gu'))].at(-1)
  const line = last.end + (/^[^\n]*/.exec(text.slice(last.end))?.[0].trimEnd().length ?? 0)
  if (!other) return {start: last.start, end: line}

  const again = wordsAfter(text, other.index + other[0].length, last.start)
  const own = wordsAfter(text, last.end, text.length)
  const same = own.findIndex((word, at) => word.text !== again[at]?.text)
  const end = own[(same === -1 ? own.length : same) - 1]?.end
  return {start: last.start, end: Math.max(end ?? last.end, line)}
}

function wordsAfter(text: string, from: number, to: number): Array<{text: string; end: number}> {
  const rest = text.slice(from, Math.min(to, from + 400))
  return [...rest.matchAll(/\S+/gu)].map((found) => ({
    text: found[0],
    end: from + found.index + found[0].length
  }))
}

/** The last place of what `pattern` finds at the start of a line, or glued to the end of another. */
function lastLine(text: string, pattern: string): Mark | undefined {
  const found = [...text.matchAll(new RegExp(pattern, 'gu'))].at(-1)
  const before = found && text.slice(0, found.index)
  if (!found || before === undefined) return undefined
  if (!/(?:^|[\n\p{Ll}\p{N}.?!)])[^\S\n]*$/u.test(before)) return undefined
  return {start: found.index, end: found.index + found[0].length}
}

function withoutSite(title: string): string {
  const at = Math.max(...[' – ', ' — ', ' | ', ' - ', ' · '].map((each) => title.lastIndexOf(each)))
  return at > 2 ? title.slice(0, at) : ''
}

function literal(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

/** Name and date right before the end of the first sheet. */
function authorBefore(text: string, from: number, end: number): Mark[] {
  const rest = text.slice(from, end)
  const found = /\n(?<name>[^\n]{2,60})\n(?<time>[^\n]{4,60})\s*$/.exec(rest)
  const {name = '', time = ''} = found?.groups ?? {}
  const isName = /^\p{L}[\p{L}.'’-]*(?: \p{L}[\p{L}.'’-]*){0,3}$/u.test(name.trim())
  if (!found || !isName || !/\d/.test(time) || !isFrameLine(time.trim())) return []
  return [{start: from + found.index + 1, end}]
}

/** Short lines at the top of a sheet, of which the last is glued to something else. */
function columns(text: string, {marks}: Series): Mark[] {
  // From the first line of the theme's end on, all goes anyway.
  const end = marks.findIndex(({start}) => isTailLine(lineBefore(text, start)))
  return marks.slice(0, end === -1 ? undefined : end).flatMap(function (mark, at) {
    const next = marks[at + 1]
    const start = mark.end
    const lines = text.slice(start, next?.start).split('\n')
    const last = lines.findIndex(
      (line) => line.trim().length > 45 || isSentence(line) || isGlued(line)
    )
    const before = lines.slice(0, last).filter((line) => line.trim() !== '')
    if (last === -1 || before.length < 3 || !isGlued(lines[last] ?? '')) return []
    const from = start + lines.slice(0, last).join('\n').search(/\S/)
    return [{start: from, end: start + lines.slice(0, last).join('\n').length}]
  })
}

function isTailLine(line: string): boolean {
  return tailWords.some(([, patterns]) => patterns.some((each) => each.test(line)))
}

function lineBefore(text: string, end: number): string {
  return (
    text
      .slice(Math.max(0, end - 200), end)
      .trimEnd()
      .split('\n')
      .at(-1)
      ?.trim() ?? ''
  )
}

function isGlued(line: string): boolean {
  return /\p{Ll}{2}\p{Lu}\p{Ll}|\p{Ll}{2}\d+[.)] /u.test(line)
}

function isSentence(line: string): boolean {
  const text = line.trim()
  return text.length > 110 || (text.length > 40 && /[.!?:;]$/.test(text))
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

/** Finds what a help centre shows after an article, in the order of Zendesk's theme Copenhagen 4.50.4. */

import {
  cookies,
  footer,
  recentlyViewed,
  share,
  tailFiller,
  tailWords
} from '../../model/help-centre-words.ts'
import {attachedBefore} from './attached-lines.ts'
import type {Line} from './page-lines.ts'

export interface Tail {
  /** What goes, in order. */
  lines: readonly Line[]
  /** Of the first line, what stands before it and is the article's own; mostly nothing. */
  own: string
  /** Words of readers under the article, without those of the theme. */
  comments: readonly Line[]
  /** Names of files that were attached; the copy has nothing else of them. */
  files: readonly string[]
}

/** Rank of the lists of articles, which may stand anywhere among the others. */
const lists = 5
/** Lines that only a help centre has: two of them, and what follows is no article any more. */
const strong = new Set([1, 2, 3, 8, 9])
/** How far from the end its first line can be: comments may be many. */
const reach = 400

/** Place of `line` in the theme's order; 0 for what is none of its lines. */
export function rankInTail(line: string): number {
  if (line.length > 200) return 0
  return tailWords.find(([, patterns]) => patterns.some((each) => each.test(line)))?.[0] ?? 0
}

/** The theme's end of `lines`, if there is one. */
export function findTail(lines: readonly Line[]): Tail | undefined {
  const from = Math.max(0, lines.length - reach)
  const ranks = lines.slice(from).map(({text}) => rankOfLine(text))

  for (let at = 0; at < ranks.length; at++) {
    const {rank = 0, own = ''} = ranks[at] ?? {}
    const opens = rank > 0 && (rank !== lists || recentlyViewed.test(lines[from + at]?.text ?? ''))
    const read = opens && readTail(lines.slice(from + at), ranks.slice(at))
    if (!read) continue
    const before = own === '' ? beforeTail(lines, from + at) : {start: from + at, files: []}
    return {lines: lines.slice(before.start), own, comments: read.comments, files: before.files}
  }
  return undefined
}

interface Ranked {
  rank: number
  /** What it is glued to. */
  own: string
}

const glued = /[\p{Ll}\p{N}.!?)\]](?=[\p{Lu}¿\d])/gu

/** The rank of a line, or of the end of one that was glued to what stood before. */
function rankOfLine(text: string): Ranked {
  const rank = rankInTail(text)
  if (rank > 0 || text.length < 12) return {rank, own: ''}
  const from = Math.max(0, text.length - 120)
  for (const found of text.slice(from).matchAll(glued)) {
    const at = from + found.index + found[0].length
    const end = rankInTail(text.slice(at))
    if (strong.has(end) || end === lists) return {rank: end, own: text.slice(0, at)}
  }
  return {rank: 0, own: ''}
}

/** Read `lines` as what the theme shows after an article; nothing where they are more than that. */
function readTail(
  lines: readonly Line[],
  ranks: readonly Ranked[]
): {comments: Line[]} | undefined {
  const kinds = new Set<number>()
  const signIn = ranks.findLastIndex(({rank}) => rank === 8)
  const counted = ranks.findIndex(({rank}) => rank === 2)
  const comments: Line[] = []
  let [last, section, others, below] = [0, 0, 0, 0]

  for (const [at, line] of lines.entries()) {
    const {text} = line
    const {rank = 0, own = ''} = ranks[at] ?? {}
    if (rank > 0) {
      if (rank < last && rank !== lists) return undefined
      if (own !== '' && at > 0 && !isTitle(own)) return undefined
      if (rank !== lists) last = rank
      section = rank
      others = 0
      kinds.add(rank)
      continue
    }
    if (tailFiller.test(text) || share.test(text)) continue
    others++
    const ended = last >= 8 || [...kinds].filter((kind) => strong.has(kind)).length > 1
    // The list beside the article was printed between the question and the count of answers.
    const beside = last === 1 && at < counted && others <= 25 && isTitle(text)
    const listed = section === lists && text.length <= 160 && others <= 40
    if (section === 7 && at < signIn) comments.push(line)
    else if (ended && isFooter(text) && below < 80) below++
    else if (!beside && !listed) return undefined
  }
  return kinds.size > 1 ? {comments} : undefined
}

function isFooter(text: string): boolean {
  if (text.length > 500) return false
  return (
    footer.test(text) ||
    (cookies.test(text) && !/^\d+[.)]/.test(text)) ||
    (text.length <= 50 && isTitle(text))
  )
}

/** Whether `text` can be the name of an article or the text of a link: no sentence. */
function isTitle(text: string): boolean {
  return text.length <= 80 && !/[.!:;,。]$/u.test(text) && !/^(?:\d+[.)]|[•*-])\s/u.test(text)
}

/** Where what belongs to the end begins, above its first line: attached files, then ways to share. */
function beforeTail(
  lines: readonly Line[],
  first: number
): {start: number; files: readonly string[]} {
  let start = first
  while (share.test(lines[start - 1]?.text ?? '')) start--
  const attached = attachedBefore(lines, start)
  return attached.files.length > 0 ? attached : {start, files: []}
}

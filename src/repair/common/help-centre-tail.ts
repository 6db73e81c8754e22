/** Finds what a help centre shows after an article, in the order of Zendesk's theme Copenhagen 4.50.4. */

import {
  cookies,
  footer,
  recentlyViewed,
  share,
  tailFiller,
  tailPhrases,
  tailWords
} from '../../model/help-centre-words.ts'
import {attachedBefore} from './attached-lines.ts'
import type {Line} from './page-lines.ts'
import {rankOf} from './tree.ts'

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

/** Rank of the lists of articles. */
const lists = 5
/** What may stand anywhere among the others: themes move the lists and the way back to the top. */
const free = new Set([4, lists])
/** Lines that only a help centre has: two of them, and what follows is no article any more. */
const strong = new Set([1, 2, 3, 8, 9])
/** How far from the end its first line can be: comments may be many. */
const reach = 400

/** Place of `line` in the theme's order; 0 for what is none of its lines. */
export function rankInTail(line: string): number {
  if (line.length > 200) return 0
  return tailWords.find(([, patterns]) => patterns.some((each) => each.test(line)))?.[0] ?? 0
}

/**
 * The theme's end of `lines`, if there is one. Where headings are marked up, one that is none of the theme's begins
 * something else; in plain text they are `inferred`, and a name in a list may look like one.
 */
export function findTail(lines: readonly Line[], inferred: boolean): Tail | undefined {
  const from = Math.max(0, lines.length - reach)
  const ranks = lines.slice(from).map(({text}) => rankOfLine(text))

  for (let at = 0; at < ranks.length; at++) {
    const {rank = 0, own = ''} = ranks[at] ?? {}
    const opens = rank > 0 && (rank !== lists || recentlyViewed.test(lines[from + at]?.text ?? ''))
    const read = opens && readTail(lines.slice(from + at), ranks.slice(at), inferred)
    if (!read) continue
    const before = own === '' ? beforeTail(lines, from + at) : {start: from + at, files: []}
    return {lines: lines.slice(before.start), own, comments: read.comments, files: before.files}
  }
  return undefined
}

interface Ranked {
  rank: number
  /** All that a line has which was made of many. */
  all: readonly number[]
  /** What it is glued to. */
  own: string
}

const glued = /[\p{Ll}\p{N}.!?)\]](?=[\p{Lu}¿\d])/gu

/** The rank of a line, or of the end of one that was glued to what stood before. */
function rankOfLine(text: string): Ranked {
  const rank = rankInTail(text)
  if (rank > 0 || text.length < 12) return {rank, all: [rank], own: ''}
  const many = manyInOne(text)
  if (many) return many
  const from = Math.max(0, text.length - 120)
  for (const found of text.slice(from).matchAll(glued)) {
    const at = from + found.index + found[0].length
    const end = rankInTail(text.slice(at))
    if (strong.has(end) || end === lists) return {rank: end, all: [end], own: text.slice(0, at)}
  }
  return {rank: 0, all: [], own: ''}
}

/** The same of a line that several phrases of the theme end, two of them such as only it has. */
function manyInOne(text: string): Ranked | undefined {
  const from = Math.max(0, text.length - 400)
  const start = text
    .slice(from)
    .search(/\b(?:was this (?:article|page)|did you find it|[\d,]+ out of)\b/i)
  if (start === -1) return undefined
  const all: number[] = []
  let rest = text.slice(from + start)
  while (rest !== '') {
    const [rank, phrase] = tailPhrases.find(([, each]) => each.test(rest)) ?? []
    if (rank === undefined || phrase === undefined) return undefined
    if (rank > 0) all.push(rank)
    rest = rest.replace(phrase, '').trimStart()
  }
  const [first] = all
  if (first === undefined || all.filter((rank) => strong.has(rank)).length < 2) return undefined
  return {rank: first, all, own: text.slice(0, from + start).trimEnd()}
}

/** Read `lines` as what the theme shows after an article; nothing where they are more than that. */
function readTail(
  lines: readonly Line[],
  ranks: readonly Ranked[],
  inferred: boolean
): {comments: Line[]} | undefined {
  const kinds = new Set<number>()
  const signIn = ranks.findLastIndex(({rank}) => rank === 8)
  const counted = ranks.findIndex(({rank}) => rank === 2)
  const comments: Line[] = []
  let [last, section, others, below] = [0, 0, 0, 0]

  for (const [at, line] of lines.entries()) {
    const {text} = line
    const {rank = 0, own = '', all = []} = ranks[at] ?? {}
    if (rank > 0) {
      if (rank < last && !free.has(rank)) return undefined
      if (own !== '' && at > 0 && !isTitle(own)) return undefined
      if (!free.has(rank)) last = Math.max(last, ...all)
      section = rank
      others = 0
      for (const each of all) kinds.add(each)
      continue
    }
    if (!inferred && rankOf(line.nodes[0]) > 0) return undefined
    if (tailFiller.test(text) || share.test(text)) continue
    others++
    const ended = last >= 8 || [...kinds].filter((kind) => strong.has(kind)).length > 1
    // The list beside the article was printed between the question and the count of answers.
    const beside = last === 1 && at < counted && others <= 25 && isTitle(text)
    const listed = section === lists && isListed(text) && others <= 40
    if (section === 7 && at < signIn) comments.push(line)
    else if (ended && isFooter(text) && below < 80) below++
    else if (!beside && !listed) return undefined
  }
  // Headings and counts are words of writers, too.
  const isTheme = kinds.size > 1 && [...kinds].some((kind) => strong.has(kind))
  return isTheme ? {comments} : undefined
}

function isFooter(text: string): boolean {
  if (text.length > 500) return false
  return (
    footer.test(text) ||
    (cookies.test(text) && !/^\d+[.)]/.test(text)) ||
    (text.length <= 50 && isTitle(text))
  )
}

/** Whether `text` can be a name in a list of articles, or one of the lines that it runs over. */
function isListed(text: string): boolean {
  return text.length <= 160 && !/[.!:;。]$/u.test(text) && !/^(?:\d+[.)]|[•*-])\s/u.test(text)
}

/** Whether `text` can be the name of an article or the text of a link: no sentence. */
function isTitle(text: string): boolean {
  return text.length <= 80 && !/[.!:;,。]$/u.test(text) && !/^(?:\d+[.)]|[•*-])\s/u.test(text)
}

/** Where what belongs to the end begins, above its first line: tags, attached files, ways to share. */
function beforeTail(
  lines: readonly Line[],
  first: number
): {start: number; files: readonly string[]} {
  let start = first
  // A number stands for the comments.
  if (/^\d{1,4}$/.test(lines[start - 1]?.text ?? '') && share.test(lines[start - 2]?.text ?? ''))
    start--
  while (share.test(lines[start - 1]?.text ?? '')) start--
  const attached = attachedBefore(lines, start)
  start = attached.start
  // The theme sets “Related to” above the tags of an article.
  const tags = lines.slice(Math.max(0, start - 8), start).findLastIndex(isTagsTitle)
  if (tags !== -1) {
    const from = Math.max(0, start - 8) + tags
    if (lines.slice(from + 1, start).every(isTag)) start = from
  }
  return {start, files: attached.files}
}

function isTagsTitle({text}: Line): boolean {
  // Tags in lower case may have been read as the rest of the line.
  return /^related to\b/i.test(text) && text.length <= 120 && isTitle(text.slice(0, 80))
}

function isTag({text}: Line): boolean {
  return text.length <= 40 && isTitle(text)
}

/** What a help centre shows above an article: navigation, its own name, the list beside it, author and date. */

import type {Nodes} from 'hast'
import {cookies, lastChange, siteName, topWords} from '../../model/help-centre-words.ts'
import type {Line} from './page-lines.ts'
import {isElement, rankOf, walk} from './tree.ts'

/** Kinds of lines that stand below a title. */
const below = new Set(['follow', 'followed', 'time'])
/** Kinds of lines that only the frame of a page has. */
const frame = new Set(['skip', 'home', 'navigation', 'sidebar', 'more', 'crumbs'])

/** What stands above the body: all but the title, when two or more kinds of it are there. */
export function topLines(lines: readonly Line[], known: string | undefined): Line[] {
  return aboveTitle(lines, known) ?? firstLines(lines, known)
}

/** How far down the title may stand: the list of a section is above it. */
const deepest = 120

/**
 * Everything around a title that is certain by what is below it: who wrote the article, when, and who follows it.
 * Lines above it that are of no kind must be short, and the frame of a page must be among them; without it, only what
 * is below the title goes.
 */
function aboveTitle(lines: readonly Line[], known: string | undefined): Line[] | undefined {
  const first = lines.slice(0, deepest)
  const kinds = first.map(kindOf)
  const start = kinds.findIndex((kind) => kind === 'time' || kind === 'followed')
  if (start < 1) return undefined
  let end = start
  while (below.has(kinds[end + 1] ?? '')) end++
  const block = kinds.slice(start, end + 1)
  const isFollowed = block.includes('followed')

  const author = isAuthor(first[start - 1]?.text ?? '', isFollowed) ? start - 1 : start
  // Right below a title, a name and “3 months ago · Updated” are of no article.
  const isDated =
    author < start && start <= 3 && first.slice(start, end + 1).some((each) => isLastChange(each))
  const last = author > 0 && author < start ? author - 1 : start - 1
  // A summary may stand between the title and who wrote the article.
  const title = last > 0 && /[.!]$/.test(first[last]?.text ?? '') ? last - 1 : last
  const line = first[title]
  if (!line) return undefined
  const own = first.slice(last + 1, end + 1)
  if (kinds[title] || siteName.test(line.text) || /[.,:;]$/.test(line.text) || isStep(line))
    return undefined

  const above = first.slice(0, title)
  const before = kinds[title - 1]
  const isCertain =
    above.some(({text}) => text === line.text) ||
    line.text === known ||
    (before !== undefined && frame.has(before)) ||
    isSite(above.at(-1))
  const framing = above.filter((each, at) => frame.has(kinds[at] ?? '') || siteName.test(each.text))
  const others = above.filter(
    (each, at) => !framing.includes(each) && !kinds[at] && each.text !== line.text
  )
  // What is of no kind is taken along by a frame, not by a single line that looks like one.
  const isFramed = framing.length > (others.length > 0 ? 1 : 0)
  // In copied text the way to a page may be numbered; then more must tell that this is the frame.
  const frames = new Set(kinds.slice(0, title).filter((kind) => kind && frame.has(kind)))
  const isPath =
    !above.some(isStep) || (frames.size > 1 && above.every(({text}) => text.length < 60))
  if (isCertain && isFramed && !above.some(isProse) && isPath) return [...above, ...own]
  if (isDated) return own
  return isFollowed && block.length > 1 - Number(author < start) ? own : undefined
}

function isLastChange({text}: Line): boolean {
  return lastChange.test(text) && /\d|\b(?:an?|eine[mr]|une?|una?|uma?|een)\b/iu.test(text)
}

function isSite(line: Line | undefined): boolean {
  return line !== undefined && siteName.test(line.text)
}

/** Whether `line` is of a numbered list, and no link: a step, where the way to a page has links. */
function isStep({nodes: [node], parent}: Line): boolean {
  if (!isElement(parent, 'ol') && !isElement(node, 'ol'))
    return isElement(parent, 'li') && !hasLink(node)
  return !hasLink(node)
}

function hasLink(node: Nodes): boolean {
  let found = isElement(node, 'a')
  if (isElement(node)) walk(node, (each) => void (found ||= isElement(each, 'a')))
  return found
}

/** Whether `line` says more than a frame does. */
function isProse({nodes, text}: Line): boolean {
  if (cookies.test(text) && text.length <= 500) return false
  if (/^(?:\d+[.)]|[•*-])\s/u.test(text)) return true
  return text.length > 110 || (text.length > 40 && /[.!?:;]$/.test(text)) || rankOf(nodes[0]) > 1
}

/** The same where nothing else is certain: lines of the frame from the first on, with the title among them. */
function firstLines(lines: readonly Line[], known: string | undefined): Line[] {
  const result: Line[] = []
  const kinds = new Set<string>()
  let others: Line[] = []
  let title: Line | undefined

  const first = lines.slice(0, 15)
  const header = first.some((each) => /^(?:skip|home|navigation)$/.test(kindOf(each) ?? ''))
  const crumbs = first.find((each) => kindOf(each) === 'crumbs')?.text ?? ''

  for (const line of first) {
    const inCrumbs =
      crumbs.startsWith(line.text) && /^\s[>\u203A\u00BB]/.test(crumbs.slice(line.text.length))
    const isOwn = header && !title && siteName.test(line.text)
    const kind = line.text !== known && (inCrumbs || isOwn) ? 'site' : kindOf(line)
    if (kind) {
      const [author, ...more] = others
      if (author && (more.length > 0 || kind !== 'time' || !isName(author.text))) break
      result.push(...others, line)
      kinds.add(kind)
      others = []
    } else if (!title && (line.text === known || rankOf(line.nodes[0]) === 1 || !known))
      title = line
    else others.push(line)
  }
  return kinds.size > 1 && [...kinds].some((kind) => kind !== 'navigation') ? result : []
}

function kindOf(line: Line): string | undefined {
  const {text} = line
  if (text.length > 200 || isStep(line)) return undefined
  return topWords.find(([, patterns]) => patterns.some((each) => each.test(text)))?.[0]
}

function isName(text: string): boolean {
  return /^\p{L}[\p{L}.'-]*(?: \p{L}[\p{L}.'-]*){0,4}$/u.test(text)
}

/** A name as people and teams have it; next to what only a help centre says, a number or one word will do. */
function isAuthor(text: string, isUnmistakable: boolean): boolean {
  const words = text.split(' ')
  if (isUnmistakable && words.length === 1 && /^[\p{L}\p{N}._-]{2,30}$/u.test(text)) return true
  return (
    isName(text) &&
    words.length <= 4 &&
    words.every((word) => /^(?:\p{Lu}|\p{Lo}|de$|da$|van$|von$|der$|of$)/u.test(word))
  )
}

/** What Zendesk's theme Copenhagen 4.50.4 shows after an article (`article_page.hbs`). */

import type {Line} from './page-lines.ts'

/** Lines of the end in the theme's order; its two lists of articles may stand anywhere among them. */
const tail: ReadonlyArray<readonly [rank: number, line: RegExp]> = [
  [
    1,
    /^(?:was this (?:article|page|answer|post) helpful|did this answer your question)\s?\??(?:\s*(?:yes|no))*$/i
  ],
  [2, /^\d+ out of \d+ found this helpful/i],
  [3, /^have more questions\?(?: submit a request\.?)?$/i],
  [4, /^(?:return|back|go) to (?:the )?top$/i],
  [5, /^(?:recently viewed|related) articles$/i],
  [6, /^comments(?: \(\d+\))?$/i],
  [7, /^\d+ comments?(?: sort by)?$/i],
  [8, /^(?:please )?sign in to leave a comment\.?$|^article is closed for comments\.?$/i],
  [9, /^powered by zendesk$/i]
]
/** Rank of the lists of articles. */
const lists = 5
const filler =
  /^(?:yes|no|share(?: this(?: article)?)?|facebook|twitter|linkedin|x|sort by|submit a request|\u{1F44D}|\u{1F44E})?$/iu
/** How far from the end its first line can be: comments may be many. */
const reach = 400

/** Place of `line` in the theme's order; 0 for what is none of its lines. */
export function rankInTail(line: string): number {
  return tail.find(([, pattern]) => pattern.test(line))?.[0] ?? 0
}

/** Index of the first line of the theme's end; the number of lines if there is none. */
export function tailStart(lines: readonly Line[]): number {
  const from = Math.max(0, lines.length - reach)
  const ranks = lines.slice(from).map(({text}) => rankInTail(text))

  for (let at = 0; at < ranks.length; at++) {
    const own = ranks[at] ?? 0
    const opens = own > 0 && (own !== lists || /^recently/i.test(lines[from + at]?.text ?? ''))
    if (opens && isTail(lines.slice(from + at), ranks.slice(at))) return from + at
  }
  return lines.length
}

/** Whether `lines` are nothing but what the theme shows after an article. */
function isTail(lines: readonly Line[], ranks: readonly number[]): boolean {
  const kinds = new Set<number>()
  const signIn = ranks.lastIndexOf(8)
  let last = 0
  let section = 0
  let others = 0

  for (const [at, {text}] of lines.entries()) {
    const own = ranks[at] ?? 0
    if (own > 0) {
      if (own < last && own !== lists) return false
      if (own !== lists) last = own
      section = own
      others = 0
      kinds.add(own)
    } else if (!filler.test(text)) {
      others++
      const listed = section === lists && text.length <= 160 && others <= 20
      const commented = section === 7 && at < signIn
      const footer =
        last >= 8 && text.length <= 160 && /^(?:\u00A9|copyright\b|theme by\b)/i.test(text)
      if (!listed && !commented && !footer) return false
    }
  }
  return kinds.size > 1
}

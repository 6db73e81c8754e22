/**
 * Take out what a help centre shows around every article, where a page was copied or printed.
 *
 * - At the top or the end: the hint on how to see pictures larger.
 * - At the top: navigation, the name of the site, author, date, “3 months ago”, “Follow”, when two or more of
 *   them stand there.
 * - At the end: everything from the first of the theme's lines on (“Was this article helpful?” … “Please sign in to
 *   leave a comment.”), when two or more stand there in the theme's order.
 *
 * The article's own words are never taken: a section called “Comments” with text stays, and a line that stands alone is
 * a doubt. Order and words: Zendesk's theme Copenhagen 4.50.4, `article_page.hbs`.
 */
import {defineRepair} from './define-repair.ts'
import {dropLines, type Line, pageLines} from './page-lines.ts'
import {isElement, rankOf} from './tree.ts'

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
const hint =
  /^(?:(?:having )?trouble|problems?|difficulty|can(?:no|')t|unable to)\s+(?:viewing|seeing|see|view)\s+(?:the\s+|an?\s+)?(?:images?|pictures?|screenshots?)\b/i
/** A hint on how to see a picture larger: what is shown, why, and what to do. */
const shown = /\b(?:images?|pictures?|screen ?shots?|figures?|photos?|graphics?|diagrams?)\b/i
const larger =
  /\btoo small\b|\b(?:larger|bigger|enlarged?|magnif(?:y|ied)|full[ -]size|original size)\b|\b(?:hard|difficult|unable) to (?:read|see|view)\b|\bzoom(?:ing)? in\b|\bbetter view\b/i
const opening =
  /right.?click|\b(?:in|into) a (?:new|separate) (?:tab|window)\b|\bnew (?:tab|window)\b|mouse wheel|\bzoom(?:ing)? in\b|\bclick (?:on )?(?:an?y?|the|each) (?:image|picture|screen ?shot)/i
const how = /right.?click|new tab|zoom|enlarge|click (?:on )?(?:an?y?|the) (?:image|picture)/i
const top: ReadonlyArray<readonly [kind: string, line: RegExp]> = [
  ['skip', /^skip to (?:main )?content$/i],
  [
    'navigation',
    /^(?:sign in|log in|submit a request|toggle navigation menu|community|print|search)$/i
  ],
  [
    'follow',
    /^(?:follow(?:ing)?|unfollow|not yet followed by anyone|followed by \d+ (?:person|people))$/i
  ],
  [
    'time',
    /^(?:updated:?\s*)?(?:about |over |almost )?(?:an?|\d+) (?:second|minute|hour|day|week|month|year)s? ago(?: \u00B7)?(?: updated)?$/i
  ],
  [
    'time',
    /^(?:[Ll]ast )?(?:[Uu]pdated|[Ee]dited|[Mm]odified)(?:(?: on|:)? (?:\d|[A-Z][a-z]{2,8} \d)[\w ,.:/-]{0,30})?$/
  ],
  [
    'time',
    /^(?:\p{Lu}\p{L}{2,8}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{Lu}\p{L}{2,8}\.? \d{4}|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{4})(?:,? (?:at )?\d{1,2}:\d\d(?: ?[ap]m)?)?$/iu
  ],
  [
    'time',
    /^by [^|\u00B7]{2,60}(?:\s[|\u00B7]\s(?:(?:last )?(?:updated|published|modified|edited)\b[^|\u00B7]{0,40}|\d+ min(?:ute)?s?(?: read)?)){1,2}$/i
  ],
  [
    'crumbs',
    /^(?:home|[^>\u203A\u00BB]{0,60}\b(?:help cent(?:er|re)|support|knowledge base))(?:\s[>\u203A\u00BB]\s[^>\u203A\u00BB]{1,80}){1,6}$/i
  ]
]
/** The name of the site itself, which only the header of a page shows. */
const site =
  /^(?:[\p{L}\p{N}&.'-]+ ){0,4}(?:help (?:cent(?:er|re)|desk)|support cent(?:er|re)|knowledge base)$/iu

/** How far from the end its first line can be: comments may be many. */
const reach = 400

export const helpCentreChrome = defineRepair(
  {
    id: 'help-centre-chrome',
    summary: 'What a help centre shows around its articles was copied along.',
    defaults: {},
    frames: true
  },
  function (tree, context) {
    let lines = pageLines(tree)

    const end = tailStart(lines)
    if (end < lines.length) lines = take(lines, lines.slice(end), 'end')
    const hints = pictureHints(lines, context.page.meta.title ?? '')
    if (hints.length > 0) lines = take(lines, hints, 'picture-hint')
    const head = topLines(lines, context.page.meta.title)
    if (head.length > 0) lines = take(lines, head, 'top')

    for (const {nodes, text} of lines)
      if ([1, 2, 8].includes(rank(text)))
        context.find('leftover/chrome', {at: nodes[0], args: {text}})

    function take(from: readonly Line[], gone: readonly Line[], what: string): Line[] {
      const [first] = gone
      const set = new Set(gone)
      const removed = dropLines(tree, gone)
      if (first) context.change({at: first.nodes[0], args: {what, lines: gone.length}, removed})
      return from.filter((line) => !set.has(line))
    }
  }
)

/** Lines at the top or the end on how to see pictures larger; an article about pictures has none. */
function pictureHints(lines: readonly Line[], title: string): Line[] {
  const about = [title, ...lines.filter(({nodes}) => rankOf(nodes[0]) > 0).map(({text}) => text)]
  const isAbout = about.some((text) => shown.test(text))
  return lines.filter(function ({nodes, parent, text}, at) {
    if (at < 8 && hint.test(text) && how.test(text)) return true
    const isEdge = at < 2 || at === lines.length - 1
    if (isAbout || !isEdge || text.length > 240 || rankOf(nodes[0]) > 0) return false
    if (isElement(parent, 'li', 'ol', 'ul', 'td') || isElement(nodes[0], 'li')) return false
    return shown.test(text) && larger.test(text) && opening.test(text)
  })
}

function rank(line: string): number {
  return tail.find(([, pattern]) => pattern.test(line))?.[0] ?? 0
}

/** Index of the first line of the theme's end; the number of lines if there is none. */
function tailStart(lines: readonly Line[]): number {
  const from = Math.max(0, lines.length - reach)
  const ranks = lines.slice(from).map(({text}) => rank(text))

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

/** What stands above the body: all but the title, when two or more kinds of it are there. */
function topLines(lines: readonly Line[], known: string | undefined): Line[] {
  const result: Line[] = []
  const kinds = new Set<string>()
  let others: Line[] = []
  let title: Line | undefined

  const first = lines.slice(0, 15)
  const header = first.some(({text}) => /^(?:skip|navigation)$/.test(kindOf(text) ?? ''))
  const crumbs = first.find(({text}) => kindOf(text) === 'crumbs')?.text ?? ''

  for (const line of first) {
    const inCrumbs =
      crumbs.startsWith(line.text) && /^\s[>\u203A\u00BB]/.test(crumbs.slice(line.text.length))
    const isSite = line.text !== known && (inCrumbs || (header && !title && site.test(line.text)))
    const kind = isSite ? 'site' : kindOf(line.text)
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

function kindOf(text: string): string | undefined {
  return top.find(([, pattern]) => pattern.test(text))?.[0]
}

function isName(text: string): boolean {
  return /^\p{L}[\p{L}.'-]*(?: \p{L}[\p{L}.'-]*){0,4}$/u.test(text)
}

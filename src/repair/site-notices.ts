/**
 * Take out a site's question about cookies and the box of its newsletter, where a page was copied as text.
 *
 * Such a notice stands at the top or the end: a sentence that a site says of itself, and below it a button (“Accept
 * all”) or a field (“Your email address”). Without the button it stays; an article about cookies or newsletters keeps
 * both.
 */

import {share} from '../model/help-centre-words.ts'
import {dropLines, type Line, pageLines} from './common/page-lines.ts'
import {rankOf} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

interface Notice {
  what: string
  says: RegExp
  button: RegExp
  /** What an article is about whose own words these may be. */
  about: RegExp
}

const notices: readonly Notice[] = [
  {
    what: 'share',
    says: /^share this (?:article|page|post|story)$/i,
    button: share,
    about: /\bshar(?:e|ing)\b/i
  },
  {
    what: 'cookies',
    says: /^(?=.{0,400}\bcookies?\b).{0,200}\b(?:we (?:use|value|and our)|this (?:web)?site|our (?:web)?site|by (?:clicking|continuing|using)|wir (?:verwenden|nutzen)|nous utilisons|utilizamos|utilizziamo|wij gebruiken)\b/iu,
    button:
      /^(?:(?:accept|allow|agree|reject|decline|deny|got it|ok|okay|i (?:agree|accept)|necessary only|essential only)(?: (?:all|and (?:close|continue)))?(?: cookies)?|(?:cookie|privacy) (?:settings|preferences|policy)|(?:manage|customi[sz]e)(?: (?:cookies|preferences|settings|choices))?|preferences|alle(?: cookies)? akzeptieren|akzeptieren|ablehnen|einverstanden|tout accepter|accepter|refuser|aceptar(?: todas?)?|rechazar|aceitar todos os cookies|configurações de cookies|accetta(?: tutti)?|rifiuta|accepteren|weigeren)$/iu,
    about: /cookie|consent|privacy|datenschutz/i
  },
  {
    what: 'newsletter',
    says: /^(?:subscribe|sign up|join)\b.{0,80}\b(?:newsletter|mailing list|updates)\b/i,
    button:
      /^(?:(?:enter )?(?:your )?e-?mail(?: address)?(?: here)?\*?|subscribe(?: now)?|sign me up|no spam\b.{0,80}|unsubscribe (?:at )?any ?time.{0,40})$/i,
    about: /newsletter|subscri|mailing/i
  }
]

/** Lines at the top and at the end among which a notice stands. */
const top = 10
const end = 30

export const siteNotices = defineRepair(
  {
    id: 'site-notices',
    summary: 'A question about cookies or the box of a newsletter was copied along.',
    defaults: {},
    frames: true
  },
  function (tree, {page, change}) {
    let lines = pageLines(tree)
    const named = page.meta.title ?? lines[0]?.text ?? ''
    const title = notices.some(({says}) => says.test(named)) ? '' : named
    const headings = lines.filter(({nodes}) => rankOf(nodes[0]) > 0)

    for (const notice of notices) {
      const isAbout = [title, ...headings.map(({text}) => text)].some((text) =>
        notice.about.test(text)
      )
      const gone = isAbout ? [] : find(lines, notice)
      const [first] = gone
      if (!first) continue
      const removed = dropLines(tree, gone)
      change({at: first.nodes[0], args: {what: notice.what, lines: gone.length}, removed})
      lines = lines.filter((line) => !gone.includes(line))
    }
  }
)

/** The lines of `notice`: its sentence, and the buttons below it; nothing of the article stands beyond them. */
function find(lines: readonly Line[], {says, button}: Notice): Line[] {
  return lines.flatMap(function (line, at) {
    if (at >= top && at < lines.length - end) return []
    if (line.text.length > 600 || !says.test(line.text)) return []
    let last = at
    while (button.test(lines[last + 1]?.text ?? '')) last++
    const before = lines.slice(0, at)
    const after = lines.slice(last + 1)
    const isEdge = !before.some(isProse) || !after.some(isProse)
    return last > at && isEdge ? lines.slice(at, last + 1) : []
  })
}

function isProse({text}: Line): boolean {
  return text.length > 40 && /[.!?:]$/.test(text) && !notices.some(({says}) => says.test(text))
}

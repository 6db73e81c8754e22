/** What a help centre shows above an article: navigation, its own name, author and date. */

import type {Line} from './page-lines.ts'
import {rankOf} from './tree.ts'

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

/** What stands above the body: all but the title, when two or more kinds of it are there. */
export function topLines(lines: readonly Line[], known: string | undefined): Line[] {
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

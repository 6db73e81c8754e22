/**
 * Lets ill-formed storage be read by the rules of HTML, where those would make something else of it.
 *
 * Bold, links and the like that are left open would go on in every block behind them: a page that is bold
 * from one slip on, a link that stands there many times. Whoever wrote the page meant them to end with their
 * block. And `<time />` would be a tag that stays open.
 */

import {scanTags, voidElements} from '../../model/tags.ts'
import type {Cut} from '../../model/text.ts'

/** Elements that HTML opens anew in the next block. */
const marks = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '))
/** They end where a block begins. */
const lines = /^(?:p|h[1-6])$/
const blocks = new Set(
  'blockquote div h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody td th thead tr ul'.split(' ')
)

interface Open {
  name: string
  /** The nearest element around it that is no mark. */
  host: string
}

/** End tags to put in. */
export function asHtml(text: string): Cut[] {
  const cuts: Cut[] = []
  const open: Open[] = []
  const count = new Map<string, number>()

  for (const {kind, name, start, end, selfClosing} of scanTags(text)) {
    if (kind === 'open') {
      const host = hostOf(open.at(-1))
      const isMark = marks.has(open.at(-1)?.name ?? '')
      if (isMark && blocks.has(name) && (lines.test(host) || name === host))
        closeUntil((each) => !marks.has(each), start)
      if (voidElements.has(name)) continue
      if (!selfClosing) push(name)
      else if (isShort(text.slice(start, end), name))
        cuts.push({start: end - 2, end, insert: `></${name}>`})
    } else if (kind === 'close' && count.get(name)) {
      if (!marks.has(name)) closeUntil((each) => each === name, start)
      else if (open.at(-1)?.name !== name) continue
      pop()
    }
  }
  return cuts

  function push(name: string): void {
    open.push({name, host: marks.has(name) ? hostOf(open.at(-1)) : name})
    count.set(name, (count.get(name) ?? 0) + 1)
  }

  function pop(): string {
    const name = open.pop()?.name ?? ''
    count.set(name, (count.get(name) ?? 1) - 1)
    return name
  }

  function closeUntil(isEnd: (name: string) => boolean, at: number): void {
    let insert = ''
    for (let top = open.at(-1); top && !isEnd(top.name); top = open.at(-1)) {
      const name = pop()
      if (marks.has(name)) insert += `</${name}>`
    }
    if (insert) cuts.push({start: at, end: at, insert})
  }
}

/** Whether `tag` is an empty element written short; those of Confluence are known to the parser of HTML. */
function isShort(tag: string, name: string): boolean {
  // What ends so may be an address without quotes.
  return !name.includes(':') && (/[\s"']\/>$/.test(tag) || tag.length === name.length + 3)
}

function hostOf(open: Open | undefined): string {
  return open?.host ?? ''
}

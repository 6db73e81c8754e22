/**
 * Finds what was typed as text though it looks like a tag: `<your-token>`, `<Component>`, `<name>`.
 *
 * No element has such a name, nothing closes it, and it has no attributes with values: a parser would
 * make an element of it that nobody sees. What wraps text between two tags is markup, whatever its name.
 * The same goes for `<title>` and its like, which a parser would make hold all that follows.
 */

import type {Entry} from '../model/record.ts'
import {scanTags} from '../model/tags.ts'

export interface TypedTag {
  offset: number
  text: string
}

/** All names of HTML, those that are out of use included. */
const known = new Set(
  `a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink
  blockquote body br button canvas caption center cite code col colgroup command content data datalist
  dd del details dfn dialog dir div dl dt element em embed fieldset figcaption figure font footer form
  frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex kbd
  keygen label legend li link listing main map mark marquee math menu menuitem meta meter nav nobr
  noembed noframes noscript object ol optgroup option output p param picture plaintext portal pre
  progress q rb rbc rp rt rtc ruby s samp script search section select selectedcontent shadow slot small
  source spacer span strike strong style sub summary sup svg table tbody td template textarea tfoot th
  thead time title tr track tt u ul var video wbr xml xmp`.split(/\s+/)
)
/** Elements that show something by themselves, and only lack their end. */
export const closable: ReadonlySet<string> = new Set(['iframe', 'textarea'])
/** Elements with a language of their own inside. */
const foreign = new Set(['svg', 'math'])
const prefixed = /^(?!https?:)[a-z][\w-]*:/i
const longest = 80

/** Placeholders in `text`, which is HTML, in order. */
export function typedTags(text: string): TypedTag[] {
  /** Tags of unknown names that nothing has closed so far, by name. */
  const open = new Map<string, TypedTag[]>()
  const unclosed: TypedTag[] = []
  let inside = 0

  for (const tag of scanTags(text)) {
    if (tag.unclosed && !closable.has(tag.name))
      unclosed.push({offset: tag.start, text: text.slice(tag.start, tag.end)})
    if (tag.kind !== 'open' && tag.kind !== 'close') continue
    if (foreign.has(tag.name)) {
      if (!tag.selfClosing) inside = Math.max(0, inside + (tag.kind === 'open' ? 1 : -1))
      continue
    }
    if (inside > 0 || known.has(tag.name) || prefixed.test(tag.name)) continue
    const same = open.get(tag.name) ?? []
    if (tag.kind === 'close') same.pop()
    else if (!tag.cut) {
      const typed = text.slice(tag.start, tag.end)
      same.push({offset: tag.start, text: isTyped(typed) ? typed : ''})
    }
    open.set(tag.name, same)
  }

  return [...open.values(), unclosed]
    .flat()
    .filter((tag) => tag.text !== '')
    .sort((a, b) => a.offset - b.offset)
}

/** Whether `tag` is words between angle brackets, and no markup with attributes. */
function isTyped(tag: string): boolean {
  return tag.length <= longest && !tag.includes('="') && !tag.includes("='")
}

/** The entry that owns up to it: to a parser, it was no text before. */
export function typedTag({offset, text}: TypedTag): Entry {
  return {by: 'typed-tag', offset, args: {text}, added: {text, links: [], images: []}}
}

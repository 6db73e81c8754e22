/**
 * Take out the rest of a tag that lost its beginning: `h3>` after a whole element.
 *
 * Readers see it as text. It is taken out only in HTML, right after the end of a block (or at the start of
 * the page), and only if it ends the name of an element; a comparison such as `p>0.5` stays.
 */

import type {Entry} from '../model/record.ts'
import {scanTags, type Tag} from '../model/tags.ts'
import type {Cut} from '../model/text.ts'
import {type Mend, nothing} from './mend.ts'

const blocks = new Set(
  `article aside blockquote dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr img li ol p pre
  section table tbody td tfoot th thead tr ul`.split(/\s+/)
)
const rest =
  '\\/?(?:h[1-6]|p|div|ul|ol|li|table|tbody|thead|tr|td|th|span|strong|em|section|blockquote|pre|img|br|hr)\\s?\\/?(?:>|&gt;)'
const debris = new RegExp(`^\\s*(${rest})(?=\\s*(?:<|$)|\\s*\\n)`, 'i')
/** All that a paragraph holds, as editors write it. */
const alone = new RegExp(`^\\s*(${rest})(?=\\s*<\\/(?:p|div)>)`, 'i')
/** Before words: only at the start of a line of their own, where no comparison begins. */
const beforeWords = /^\s*\n\s*((?:h[1-6]|p|div|li|td|th|tr|ul|ol)>)(?=\p{Lu}\p{Ll})/u

export const tagDebris: Mend = {
  id: 'tag-debris',
  summary: 'The rest of a tag without its beginning stands in the text.',
  run(text, format) {
    if (format !== 'html') return nothing
    const cuts: Cut[] = []
    const entries: Entry[] = []
    let quiet = 0

    look(0)
    for (const tag of scanTags(text)) {
      if (/^(?:pre|code|textarea|script|style)$/.test(tag.name))
        quiet = Math.max(0, quiet + (tag.kind === 'open' ? 1 : tag.kind === 'close' ? -1 : 0))
      if (quiet === 0 && endsBlock(tag)) look(tag.end)
      else if (quiet === 0 && opensParagraph(tag)) look(tag.end, [alone])
    }
    return {cuts, entries, findings: []}

    function look(at: number, patterns: readonly RegExp[] = [debris, beforeWords]): void {
      const near = text.slice(at, at + 200)
      const [all = '', what = ''] = patterns.map((each) => each.exec(near)).find(Boolean) ?? []
      if (!what) return
      const start = at + all.length - what.length
      cuts.push({start, end: start + what.length})
      entries.push({by: tagDebris.id, offset: start, args: {text: what}, aside: what})
    }
  }
}

function opensParagraph({kind, name, cut}: Tag): boolean {
  return !cut && kind === 'open' && (name === 'p' || name === 'div')
}

function endsBlock({kind, name, cut}: Tag): boolean {
  if (cut || !blocks.has(name)) return false
  return kind === 'close' || (kind === 'open' && (name === 'img' || name === 'hr'))
}

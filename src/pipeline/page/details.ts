/** The properties of a page as front matter. */

import type {PageParts} from '../../model/page-content.ts'
import {plain} from '../../model/readable.ts'

const mostKeys = 100
const longestKey = 100
const longestValue = 1000
/** Characters of all together: front matter is what a writer reads first. */
const longest = 20_000

/**
 * Key → text of its cell. Of tables with the same key the first one counts, whatever their ids; what is
 * too long for front matter stays in the table alone.
 */
export function detailsOf(parts: PageParts | undefined): Record<string, string> | undefined {
  const result = new Map<string, string>()
  let left = longest
  for (const {key, value} of (parts?.details ?? []).flatMap(({rows}) => rows)) {
    const text = plain(value)
    const size = key.length + text.length
    if (result.has(key) || result.size >= mostKeys || text === '') continue
    if (key.length > longestKey || text.length > longestValue || size > left) continue
    left -= size
    result.set(key, text)
  }
  return result.size > 0 ? Object.fromEntries(result) : undefined
}

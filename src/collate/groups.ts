/** Pages that are certain to be one article. */

import type {Pair} from '../model/pair.ts'
import type {PageKey} from '../model/source-page.ts'

/** The number of its article, by page, from 0 in the order of `keys`. */
export function groupsOf(keys: readonly PageKey[], certain: readonly Pair[]): Map<PageKey, number> {
  const parent = new Map<PageKey, PageKey>()
  const root = (key: PageKey): PageKey => {
    let at = key
    for (let next = parent.get(at); next !== undefined; next = parent.get(at)) at = next
    return at
  }
  for (const {a, b} of certain) {
    const [x, y] = [root(a), root(b)]
    if (x !== y) parent.set(y, x)
  }
  const numbers = new Map<PageKey, number>()
  const result = new Map<PageKey, number>()
  for (const key of keys) {
    const top = root(key)
    if (!numbers.has(top)) numbers.set(top, numbers.size)
    result.set(key, numbers.get(top) ?? 0)
  }
  return result
}

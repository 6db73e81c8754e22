/** The pages below a page, as a tree of titles. */

import type {Branch, PageKey, Tree} from '../../model/source-page.ts'

/**
 * Pages below `root`: `depth` levels (0: all), at most `most` pages. The upper levels come first, so that
 * a tree that is cut lacks its lowest leaves. No page comes twice, though it were above itself.
 */
export function treeBelow(
  root: PageKey,
  depth: number,
  most: number,
  childrenOf: (key: PageKey) => readonly PageKey[],
  titleOf: (key: PageKey) => string | undefined
): Tree {
  const seen = new Set([root])
  const pages: Branch[] = []
  let level = [{key: root, below: pages}]
  let more = false

  for (let at = 1; level.length > 0 && (depth === 0 || at <= depth); at++) {
    const next: typeof level = []
    for (const {key, below} of level)
      for (const child of childrenOf(key)) {
        const title = titleOf(child)
        if (seen.has(child) || title === undefined) continue
        more ||= seen.size > most
        if (more) return {pages, more}
        seen.add(child)
        const branch: Branch = {key: child, title, below: []}
        below.push(branch)
        next.push(branch)
      }
    level = next
  }
  return {pages, more}
}

/** Holds what was proposed against what is right: pages of two centres that are one article end in one name. */

import type {FoundPairs} from '../../src/collate/index.ts'
import type {PageKey} from '../../src/model/source-page.ts'

export interface Judged {
  name: string
  /** Articles that both centres have. */
  pairs: number
  proposed: number
  /** Of those, pages of one article. */
  right: number
  /** Times that a person is asked which of two pages is meant. */
  asked: number
  /** Of those, where one of the two is right. */
  offered: number
}

export function judged(
  name: string,
  pages: readonly PageKey[],
  {pairs, findings}: FoundPairs
): Judged {
  const names = Map.groupBy(pages, nameOf)
  const asked = findings.filter(({rule}) => rule === 'pair/ambiguous')
  return {
    name,
    pairs: [...names.values()].filter(({length}) => length > 1).length,
    proposed: pairs.length,
    right: pairs.filter(({a, b}) => nameOf(a) === nameOf(b)).length,
    asked: asked.length,
    offered: asked.filter(({args: {page, best, second}}) =>
      [best, second].some((key) => nameOf(key) === nameOf(page))
    ).length
  }
}

function nameOf(key: unknown): string {
  return String(key).replace(/^[^/]*\//, '')
}

/**
 * Which of several pages of one name a page means: the one that came with it. Two exports of one space, side by side,
 * hold every page twice, and each means its own.
 */

import {originOf} from '../../emit/index.ts'
import type {Asker, PageKey, SourcePage} from '../../model/source-page.ts'
import {pageKey} from '../../model/source-page.ts'

export interface Nearness {
  /** `undefined` where two are as near. */
  nearest(keys: Iterable<PageKey>, from: Asker | undefined): PageKey | undefined
}

/** What the id of a page ends with that shares its own id with another: pages of one export share it. */
const ending = /~[0-9a-f]{8}$/

export function nearnessOf(pages: readonly SourcePage[]): Nearness {
  const paths = new Map<string, string>()
  for (const page of pages) paths.set(pageKey(page), originOf(page.origin ?? page.file))

  return {
    nearest(keys, from) {
      const all = [...keys]
      const [only] = all
      if (all.length <= 1 || from === undefined) return all.length > 1 ? undefined : only
      const source = `${sourceOf(from)}/`
      const own = all.filter((key) => key.startsWith(source))
      const path = paths.get(from)
      if (own.length <= 1 || path === undefined)
        return own.length === 1 ? own[0] : own.length === 0 && all.length === 1 ? only : undefined
      const near = most(own, (key) => shared(path, paths.get(key) ?? ''))
      const alike = most(near, (key) => (endingOf(key) === endingOf(from) ? 1 : 0))
      return alike.length === 1 ? alike[0] : undefined
    }
  }
}

/** The source of who asks. */
export function sourceOf(from: Asker): string
export function sourceOf(from: Asker | undefined): string | undefined
export function sourceOf(from: Asker | undefined): string | undefined {
  return from?.replace(/\/.*$/s, '')
}

function most(keys: readonly PageKey[], score: (key: PageKey) => number): PageKey[] {
  const scores = keys.map(score)
  const best = Math.max(...scores)
  return keys.filter((_, at) => scores[at] === best)
}

/** How many folders, archives and files two paths have in common, from the top. */
function shared(a: string, b: string): number {
  const [one, other] = [a, b].map((path) => path.split(/!?\//)) as [string[], string[]]
  let count = 0
  while (count < one.length && one[count] === other[count]) count++
  return count
}

function endingOf(key: string): string {
  return ending.exec(key)?.[0] ?? ''
}

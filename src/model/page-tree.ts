/** The tree that the pages of a space stand in. */

import {compare} from './finding.ts'
import type {PageAbove} from './source-page.ts'

/** What the tree needs to know of a page. */
export interface TreePage {
  source: string
  id: string
  title?: string | undefined
  space?: string | undefined
  ancestors?: readonly PageAbove[] | undefined
  position?: number | undefined
  promoted?: boolean | undefined
}

/** As sources show pages below the same one: those that someone put in order first, the others by title. */
export function inTreeOrder(a: TreePage, b: TreePage): number {
  return (
    Number(b.promoted ?? false) - Number(a.promoted ?? false) ||
    (a.position ?? Number.MAX_SAFE_INTEGER) - (b.position ?? Number.MAX_SAFE_INTEGER) ||
    compare(a.title ?? '', b.title ?? '') ||
    compare(a.id, b.id)
  )
}

/** Whether what stands above pages is no page itself, but a category or section that only holds them. */
export function isShelf({place}: PageAbove): boolean {
  return place !== undefined
}

/** Pages on shelves stand as their shelves do, a page on a shelf before those on the shelves of it. */
function byShelf(a: readonly PageAbove[], b: readonly PageAbove[]): number {
  for (let at = 0; ; at++) {
    const [one, other] = [a[at], b[at]]
    if (!one || !other) return Number(one !== undefined) - Number(other !== undefined)
    if (one.id === other.id) continue
    return (
      (one.place ?? 0) - (other.place ?? 0) ||
      compare(one.title, other.title) ||
      compare(one.id, other.id)
    )
  }
}

/** Pages of one space of one source share a key. */
export function spaceKey({source, space}: Pick<TreePage, 'source' | 'space'>): string {
  return `${source}\n${(space ?? '').toLowerCase()}`
}

/**
 * The pages above each page that stands in a tree. Some sources say nothing of pages at the top: those of a space with
 * a tree, or that others stand below, are.
 */
export function inTrees<Page extends TreePage>(
  pages: Iterable<Page>
): Map<Page, readonly PageAbove[]> {
  const all = [...pages]
  const spaces = new Set<string>()
  const above = new Set<string>()
  for (const page of all)
    if (page.ancestors) {
      if (page.space !== undefined) spaces.add(spaceKey(page))
      for (const {id} of page.ancestors) above.add(`${page.source}\n${id}`)
    }
  return new Map(
    all.flatMap(function (page): Array<[Page, readonly PageAbove[]]> {
      if (page.ancestors) return [[page, page.ancestors]]
      const isTop =
        above.has(`${page.source}\n${page.id}`) ||
        (page.space !== undefined && spaces.has(spaceKey(page)))
      return isTop ? [[page, []]] : []
    })
  )
}

/**
 * The home of each space, by `spaceKey`: of the pages that stand below none, the one that most of the others stand
 * below. Its title comes from the pages below it, as it need not be imported.
 */
export function homes(pages: Iterable<TreePage>): Map<string, PageAbove> {
  const counts = new Map<string, Map<string, {page: PageAbove; below: number}>>()
  for (const [page, ancestors] of inTrees(pages)) {
    // Categories stand side by side: none is the home of the others.
    if (ancestors[0] && isShelf(ancestors[0])) continue
    const key = spaceKey(page)
    const tops = counts.get(key) ?? new Map<string, {page: PageAbove; below: number}>()
    counts.set(key, tops)
    const [top = {id: page.id, title: page.title ?? ''}] = ancestors
    const found = tops.get(top.id) ?? {page: top, below: 0}
    found.below += ancestors.length > 0 ? 1 : 0
    tops.set(top.id, found)
  }

  const result = new Map<string, PageAbove>()
  for (const [key, tops] of counts) {
    const [first, second] = [...tops.values()].sort((a, b) => b.below - a.below)
    // Several pages with nothing below them: none is the home.
    if (first && (first.below > 0 || !second)) result.set(key, first.page)
  }
  return result
}

/**
 * The place of each of `pages` in its tree, read from the top down, a page before those below it. Spaces stand as
 * `rank` says, those of one rank by their keys.
 */
export function treeOrder<Page extends TreePage>(
  pages: readonly Page[],
  rank: (page: Page) => number = () => 0
): Map<Page, number> {
  const below = new Map<string, Page[]>()
  const known = new Set(pages.map(({source, id}) => `${source}\n${id}`))
  for (const [page, ancestors] of inTrees(pages)) {
    // A page whose parent is not here stands below the next one that is.
    const above = ancestors.findLast(({id}) => known.has(`${page.source}\n${id}`))
    const key = above ? `${page.source}\n${above.id}` : ''
    const list = below.get(key)
    if (list) list.push(page)
    else below.set(key, [page])
  }

  const result = new Map<Page, number>()
  const shelves = (page: Page) => (page.ancestors ?? []).filter(isShelf)
  const tops = (below.get('') ?? []).sort(
    (a, b) =>
      rank(a) - rank(b) ||
      compare(spaceKey(a), spaceKey(b)) ||
      byShelf(shelves(a), shelves(b)) ||
      inTreeOrder(a, b)
  )
  const todo = tops.reverse()
  for (let page = todo.pop(); page; page = todo.pop()) {
    if (result.has(page)) continue
    result.set(page, result.size)
    const children = (below.get(`${page.source}\n${page.id}`) ?? []).sort(inTreeOrder)
    for (const child of children.reverse()) todo.push(child)
  }
  return result
}

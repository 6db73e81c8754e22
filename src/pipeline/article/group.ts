/** Pages into articles: which are versions of one, which of them leads, and the id it bears. */

import type {Config} from '../../model/config.ts'
import {compare} from '../../model/finding.ts'
import type {Pair} from '../../model/pair.ts'
import type {PageKey} from '../../model/source-page.ts'
import type {PreparedPage} from '../page/prepare.ts'

export interface Group {
  id: string
  lead: PreparedPage
  /** All versions, the lead first. */
  versions: PreparedPage[]
}

/**
 * Group `pages` by the certain ones of `pairs`.
 * `known` gives the article id that a page bears already; ids are permanent, so it is kept.
 */
export function groupPages(
  pages: readonly PreparedPage[],
  pairs: readonly Pair[],
  known: ReadonlyMap<PageKey, string>,
  config: Config
): Group[] {
  const parents = new Map<PageKey, PageKey>(pages.map((page) => [page.key, page.key]))
  for (const pair of pairs)
    if (pair.how !== 'likeness' && parents.has(pair.a) && parents.has(pair.b))
      parents.set(find(pair.a), find(pair.b))

  const sets = new Map<PageKey, PreparedPage[]>()
  for (const page of pages) sets.set(find(page.key), [...(sets.get(find(page.key)) ?? []), page])

  const taken = new Set<string>()
  const groups = [...sets.values()].map((versions) => inOrder(versions, config))
  // Ids that are given already come first, so that a new page cannot take one.
  const settled = groups.map((versions) =>
    versions.map(({key}) => known.get(key)).find((id) => id !== undefined)
  )
  for (const id of settled) if (id) taken.add(id)
  const claimed = new Set<string>()

  return groups
    .map(function (versions, index): Group {
      const [lead] = versions
      if (!lead) throw new Error('Unexpected empty group of pages')
      let id = settled[index]
      if (!id || claimed.has(id)) id = free(lead.page.id, lead.page.source, taken)
      taken.add(id)
      claimed.add(id)
      return {id, lead, versions}
    })
    .sort((a, b) => compare(a.id, b.id))

  function find(key: PageKey): PageKey {
    let root = key
    for (
      let next = parents.get(root);
      next !== undefined && next !== root;
      next = parents.get(root)
    )
      root = next
    parents.set(key, root)
    return root
  }
}

/**
 * The lead first: the configured source, else the newest, and of those what a server tells before a file of it; a retired
 * copy never leads.
 */
export function inOrder<Each extends Pick<PreparedPage, 'page' | 'key'>>(
  versions: readonly Each[],
  config: Config
): Each[] {
  const retired = new Set(config.sources.filter(({watch}) => watch === false).map(({name}) => name))
  const saved = new Set(config.sources.filter(({type}) => type === 'files').map(({name}) => name))
  return versions.toSorted(
    (a, b) =>
      Number(retired.has(a.page.source)) - Number(retired.has(b.page.source)) ||
      Number(b.page.source === config.lead) - Number(a.page.source === config.lead) ||
      compare(b.page.meta.updatedAt ?? '', a.page.meta.updatedAt ?? '') ||
      Number(saved.has(a.page.source)) - Number(saved.has(b.page.source)) ||
      compare(a.key, b.key)
  )
}

function free(id: string, source: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id
  const longer = `${source}-${id}`
  if (!taken.has(longer)) return longer
  for (let number = 2; ; number++)
    if (!taken.has(`${longer}-${number}`)) return `${longer}-${number}`
}

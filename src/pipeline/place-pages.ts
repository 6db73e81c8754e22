/**
 * The tree that pages stand in, as sections: a page with others below it, near the top, becomes a section; those below
 * it land there. Sections are known by their page, so that a page may be renamed without moving any article.
 */

import type {Config, SourceConfig} from '../model/config.ts'
import {compare} from '../model/finding.ts'
import {fold} from '../model/fold.ts'
import {homes, inTrees, isShelf, spaceKey, type TreePage, treeOrder} from '../model/page-tree.ts'
import {type PageAbove, type PageKey, pageKey, type SourcePage} from '../model/source-page.ts'
import {StopError} from '../model/stop-error.ts'
import {didYouMean} from '../model/suggest.ts'
import {type Draft, type KnownSections, nameSections, type Section} from './sections.ts'

type Tree = SourceConfig['tree']

/** The section of every page that its tree gives one. Fails with `StopError` if a configured root is not there. */
export function placePages(
  pages: readonly SourcePage[],
  config: Config,
  known: KnownSections
): Map<PageKey, Section> {
  const trees = new Map<string, Tree>(config.sources.map(({name, tree}) => [name, tree]))
  const wanted = pages.filter(({source}) => trees.get(source) !== false).map(asTreePage)
  const placed = [...inTrees(wanted)].map(([page, ancestors]) => ({...page, ancestors}))
  const drafts = new Map<PageKey, Draft>()
  const places = new Map<PageKey, Draft>()
  const order = treeOrder(placed, spaceRank(config))
  const homeOf = homes(placed)
  const parents = new Set(
    placed.flatMap(({source, ancestors}) =>
      ancestors.slice(-1).map(({id}) => pageKey({source, id}))
    )
  )
  const several = new Set(placed.map(spaceKey)).size > 1

  for (const page of placed) {
    const tree = trees.get(page.source) || {}
    const way = wayTo(page, tree.root, homeOf.get(spaceKey(page)))
    if (!way) continue
    const {top, below} = way
    const above = below
      .slice(0, tree.depth ?? (below.filter(isShelf).length || 1))
      .filter(({id}) => id !== page.id || parents.has(pageKey(page)))
    // Sections of several spaces would stand side by side, often under the same names.
    const chain = top && (several || above.length === 0) ? [top, ...above] : above
    const draft = draftOf(chain, page.source, order.get(page) ?? 0)
    if (draft) places.set(pageKey(page), draft)
  }
  checkRoots(placed, trees, places)

  const named = nameSections([...drafts.values()], known)
  return new Map([...places].flatMap(([key, draft]) => keyed(key, named.get(draft))))

  /** The section that `chain`, from the top down, ends in. */
  function draftOf(chain: readonly PageAbove[], source: string, first: number): Draft | undefined {
    let parent: Draft | undefined
    for (const {id, title, description} of chain) {
      const page = pageKey({source, id})
      const said = {...(description && {description}), ...(parent && {parent})}
      const draft = drafts.get(page) ?? {page, id, title, first, ...said}
      draft.first = Math.min(draft.first, first)
      drafts.set(page, draft)
      parent = draft
    }
    return parent
  }
}

/** Spaces stand in the order in which the configuration names them. */
function spaceRank({sources}: Config): (page: Placed) => number {
  const ranks = new Map<string, number>()
  for (const source of sources)
    for (const space of ['', ...(source.type === 'confluence' ? source.spaces : [])])
      ranks.set(spaceKey({source: source.name, space}), ranks.size)
  return (page) =>
    ranks.get(spaceKey(page)) ?? ranks.get(spaceKey({source: page.source, space: ''})) ?? 0
}

function keyed<Value>(key: PageKey, value: Value | undefined): Array<[PageKey, Value]> {
  return value === undefined ? [] : [[key, value]]
}

type Placed = TreePage & {ancestors: readonly PageAbove[]}

function asTreePage({source, id, meta}: SourcePage): TreePage {
  const {title, space, ancestors, position, promoted} = meta
  return {source, id, title, space, ancestors, position, promoted}
}

/** The page at the top, and those from below it down to `page` itself; nothing for a page beside the tree. */
function wayTo(
  page: Placed,
  root: string | undefined,
  home: PageAbove | undefined
): {top?: PageAbove; below: PageAbove[]} | undefined {
  const chain = [...page.ancestors, {id: page.id, title: page.title ?? page.id}]
  if (root !== undefined) {
    const at = chain.findIndex(({id, title}) => id === root || fold(title) === fold(root))
    const top = chain[at]
    return top && {top, below: chain.slice(at + 1)}
  }
  const [top] = chain
  return top && top.id === home?.id ? {top, below: chain.slice(1)} : {below: chain}
}

function checkRoots(
  pages: readonly Placed[],
  trees: ReadonlyMap<string, Tree>,
  places: ReadonlyMap<PageKey, unknown>
): void {
  for (const [source, tree] of trees) {
    const own = pages.filter((page) => page.source === source)
    if (!tree || tree.root === undefined || own.length === 0) continue
    if (own.some((page) => places.has(pageKey(page)))) continue
    const titles = new Set(
      own.flatMap(({title, ancestors}) => [...ancestors.map((each) => each.title), title ?? ''])
    )
    throw new StopError(
      `No page of the source \`${source}\` stands below \`${tree.root}\`, which \`tree.root\` names`,
      {hint: didYouMean(tree.root, [...titles].filter(Boolean).sort(compare).slice(0, 1000))}
    )
  }
}

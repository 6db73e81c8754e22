/**
 * Write out the lists that Confluence makes when a page is looked at.
 *
 * The pages below a page, those with a label, the files that are attached to it: the parser leaves a
 * placeholder, and a list as it is at the import takes its place. What is not known here is reported.
 */

import type {Element, ElementContent} from 'hast'
import {findExcerpt} from '../model/page-content.ts'
import {plain} from '../model/readable.ts'
import {type Branch, type PageFacts, type PageKey, pageKey} from '../model/source-page.ts'
import {table} from '../model/table.ts'
import {detailsTable} from './common/details-table.ts'
import {attachmentList, gallery} from './common/file-lists.ts'
import {findPage, property} from './common/find-page.ts'
import {labelledPages} from './common/labelled-pages.ts'
import {byTitle, type Listed, type Listing, type Options} from './common/listing.ts'
import {fillPlaceholders} from './common/placeholders.ts'
import {make, text} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

/** Levels of a tree of pages that readers can still follow. */
const deepest = 20

const kinds: Readonly<Record<string, (listing: Listing) => Listed>> = table({
  attachments: attachmentList,
  children,
  details: detailsTable,
  gallery,
  index,
  labelled
})

export const pageLists = defineRepair<Options>(
  {
    id: 'page-lists',
    summary: 'Confluence makes a list when the page is looked at.',
    defaults: {entries: 300}
  },
  function (tree, context) {
    const {change, find, options, page} = context
    const told = new Set<string>()

    fillPlaceholders(tree, 'dataList', function (place) {
      const owner = (property(place, 'dataOwner') as PageKey | undefined) ?? pageKey(page)
      const listing = {place, owner, facts: factsOf(owner), most: options.entries, context}
      const macro = property(place, 'dataMacro') ?? 'list'
      const listed = kinds[property(place, 'dataList') ?? '']?.(listing)
      const count = listed?.count ?? 0

      if (!listed && !told.has(macro)) {
        told.add(macro)
        find('leftover/macro', {at: place, args: {macro, why: 'list'}})
      }
      if (listed?.more) find('list/cut', {at: place, args: {macro, shown: count}})
      // What was written above it stays, though the list is empty.
      const added = [...titleOf(place), ...(listed && count > 0 ? listed.nodes : [])]
      change({at: place, args: {macro, entries: count}, added})
      return added
    })

    function factsOf(owner: PageKey): PageFacts {
      return owner === pageKey(page) ? page.meta : (context.known.factsOf(owner) ?? {})
    }
  }
)

function titleOf(place: Element): ElementContent[] {
  const title = property(place, 'dataTitle')
  return title ? [make(place, 'p', {}, [make(place, 'strong', {}, [text(place, title)])])] : []
}

/** The pages below a page. */
function children(listing: Listing): Listed {
  const {place, owner, facts, most, context} = listing
  const root = rootOf(listing)
  if (root === undefined) return
  const wanted = Number(property(place, 'dataDepth') ?? 1)
  const depth = wanted > 0 && wanted < deepest ? Math.floor(wanted) : deepest
  const first = Number(property(place, 'dataFirst') ?? 0)
  const {pages, more} = context.known.treeBelow(root, depth, most)
  // Where the source tells the tree, a page without pages below it is a leaf.
  if (pages.length === 0)
    return root === owner && facts.ancestors ? {nodes: [], count: 0} : undefined

  const shown = first > 0 ? ordered(pages, listing).slice(0, first) : ordered(pages, listing)
  return {nodes: [linkList(shown, listing)], count: countOf(shown), more}
}

function rootOf({place, owner, facts, context}: Listing): PageKey | undefined {
  const named = property(place, 'dataOf') ?? '@self'
  const above = facts.ancestors ?? topmost()
  const key = (id: string): PageKey => `${owner.slice(0, owner.indexOf('/'))}/${id}`
  switch (named) {
    case '@self':
      return owner
    case '@parent': {
      const parent = above?.at(-1)
      return parent ? key(parent.id) : above && owner
    }
    case '/':
    case '@home':
    case '@none': {
      const [home] = above ?? []
      return home ? key(home.id) : above && owner
    }
    default:
      return findPage(context.known, named, property(place, 'dataSpace'), {
        key: owner,
        space: facts.space
      })
  }

  /** Exports say nothing of pages above the home of a space: what has pages below it may be one. */
  function topmost(): [] | undefined {
    return context.known.treeBelow(owner, 1, 1).pages.length > 0 ? [] : undefined
  }
}

/** As the macro asks; else as the pages stand in the tree. */
function ordered(branches: readonly Branch[], listing: Listing): Branch[] {
  const {place, context} = listing
  const sort = property(place, 'dataSort') ?? ''
  const result = [...branches]
  if (/^(?:title|natural|bitwise)$/.test(sort)) result.sort((a, b) => byTitle(a.title, b.title))
  if (/^modified/.test(sort)) {
    const date = ({key}: Branch) => context.known.factsOf(key)?.updatedAt ?? ''
    result.sort((a, b) => (date(a) < date(b) ? -1 : date(a) > date(b) ? 1 : 0))
  }
  if (property(place, 'dataReverse') === 'true') result.reverse()
  return result.map((branch) => ({...branch, below: ordered(branch.below, listing)}))
}

/** All pages of the space. */
function index(listing: Listing): Listed {
  const {facts, owner, place, most, context} = listing
  const space = property(place, 'dataSpace') ?? facts.space
  if (space === undefined) return
  return listOf(context.known.pagesOf(space, owner), most, listing)
}

function labelled(listing: Listing): Listed {
  const {place, most} = listing
  const first = Number(property(place, 'dataFirst') ?? 0) || most
  const listed = listOf(labelledPages(listing), Math.min(first, most), listing)
  // Confluence shows no more than were asked for either.
  return listed && {...listed, more: listed.more === true && first > most}
}

function listOf(keys: readonly PageKey[], most: number, listing: Listing): Listed {
  const all = keys.map((key): Branch => ({key, title: '', below: []}))
  const sort = property(listing.place, 'dataSort') ?? ''
  const chosen = /^modified|true/.test(sort) ? ordered(all, listing) : all
  const named = chosen.slice(0, most).flatMap(function ({key}) {
    const title = listing.context.known.titleOf(key)
    return title === undefined ? [] : [{key, title, below: []}]
  })
  if (named.length === 0) return
  return {
    nodes: [linkList(named, listing)],
    count: named.length,
    more: keys.length > most
  }
}

function linkList(branches: readonly Branch[], listing: Listing): Element {
  const {place} = listing
  return make(
    place,
    'ul',
    {},
    branches.map(({key, title, below}) =>
      make(place, 'li', {}, [
        make(place, 'a', {href: `page:${key}`}, [text(place, title)]),
        ...excerptOf(key, listing),
        ...(below.length > 0 ? [linkList(below, listing)] : [])
      ])
    )
  )
}

/** Longer excerpts are no part of a list. */
const longest = 1000

function excerptOf(key: PageKey, {place, context}: Listing): ElementContent[] {
  if (property(place, 'dataExcerpt') !== 'true') return []
  const parts = context.known.parts(key)
  const words = plain((parts && findExcerpt(parts, '')?.nodes) ?? [])
  return words !== '' && words.length <= longest ? [text(place, `: ${words}`)] : []
}

function countOf(branches: readonly Branch[]): number {
  return branches.reduce((sum, {below}) => sum + 1 + countOf(below), 0)
}

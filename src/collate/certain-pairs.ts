/** Pairs that pages say of themselves: by a banner, by links to each other, by the address of one article. */

import type {FindingDraft} from '../model/finding.ts'
import {compare} from '../model/finding.ts'
import {readHelpCentreAddress} from '../model/help-centre-address.ts'
import type {Pair, PairHow} from '../model/pair.ts'
import type {PageKey} from '../model/source-page.ts'
import {addressBook} from './address-book.ts'
import type {BarePage} from './readings.ts'

export interface CertainPairs {
  pairs: Pair[]
  /** Pages that are named and were not imported. */
  findings: Array<FindingDraft & {source: PageKey}>
}

export function certainPairs(pages: readonly BarePage[]): CertainPairs {
  const book = addressBook(pages)
  const pairs: Pair[] = []
  const findings: CertainPairs['findings'] = []
  for (const page of pages)
    for (const {url, offset} of page.counterparts) {
      const other = book(url)
      if (other && other !== page.key) pairs.push(certain(page.key, other, 'banner'))
      else if (!other)
        findings.push({rule: 'pair/source-missing', args: {url}, at: offset, source: page.key})
    }
  return {pairs: [...pairs, ...mutualLinks(pages, book), ...sameArticles(pages)], findings}
}

/** Two pages, alone on both sides, whose titles agree and whose links point at each other. */
function mutualLinks(
  pages: readonly BarePage[],
  book: (url: string) => PageKey | undefined
): Pair[] {
  const targets = new Map(pages.map((page) => [page.key, new Set(page.links.map(book))]))
  const sources = new Map(pages.map((page) => [page.key, page.source]))
  const titles = new Map(pages.map((page) => [page.key, titleKey(page.article.title)]))

  return pages.flatMap(({key}) =>
    [...(targets.get(key) ?? [])].flatMap(function (other): Pair[] {
      if (!other || compare(key, other) >= 0 || !targets.get(other)?.has(key)) return []
      // Neighbouring articles of one source link to each other all the time.
      if (sources.get(key) === sources.get(other)) return []
      const same = titles.get(key) !== '' && titles.get(key) === titles.get(other)
      return same ? [certain(key, other, 'link')] : []
    })
  )
}

/**
 * Pages of several sources that are one article of a help centre in one language, such as a dump of it beside the centre
 * itself. Of more than one in a source, nobody can tell which is meant.
 */
function sameArticles(pages: readonly BarePage[]): Pair[] {
  const named = pages.flatMap(function ({key, source, url, article}) {
    const address = readHelpCentreAddress(article.url ?? url ?? '')
    const {kind, host, id, locale = ''} = address ?? {}
    const isArticle = kind === 'article' && host !== undefined && id !== undefined
    return isArticle ? [{key, source, name: [host, id, locale.toLowerCase()].join(' ')}] : []
  })
  return [...Map.groupBy(named, ({name}) => name).values()].flatMap(function (same): Pair[] {
    const [first, ...others] = same.toSorted((a, b) => compare(a.key, b.key))
    if (!first || new Set(same.map(({source}) => source)).size < same.length) return []
    return others.map(({key}) => certain(first.key, key, 'address'))
  })
}

function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function certain(a: PageKey, b: PageKey, how: PairHow): Pair {
  return {a, b, how, score: 1}
}

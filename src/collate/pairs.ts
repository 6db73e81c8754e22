/**
 * Which pages are versions of one article.
 *
 * What a page, the configuration or a person says is certain. Likeness only proposes: it finds few
 * candidates by an index of words, looks closely at those, and says so when two are too close.
 */

import type {FindingDraft} from '../model/finding.ts'
import {compare} from '../model/finding.ts'
import {readHelpCentreAddress} from '../model/help-centre-address.ts'
import type {Pair, PairHow} from '../model/pair.ts'
import type {PageKey} from '../model/source-page.ts'
import {addressBook} from './address-book.ts'
import {nameOf} from './name-of.ts'
import type {PageFacts} from './page-facts.ts'
import {propose} from './propose.ts'
import {type BarePage, openReader} from './readings.ts'

/** What was settled before. */
export interface Settled {
  config: readonly Pair[]
  paired: readonly Pair[]
  unpaired: ReadonlyArray<readonly [PageKey, PageKey]>
}

export interface FoundPairs {
  pairs: Pair[]
  findings: Array<FindingDraft & {source: PageKey}>
}

/** `given`, in whatever order, is read once and not held. */
export async function findPairs(
  given: Iterable<PageFacts> | AsyncIterable<PageFacts>,
  settled: Settled
): Promise<FoundPairs> {
  const reader = openReader()
  for await (const page of given) reader.read(page)
  const {pages, readings} = reader.done()
  const never = new Set(settled.unpaired.map(([a, b]) => pairKey(a, b)))
  const known = new Set(pages.map(({key}) => key))
  const from = new Map(pages.map((page) => [page.key, page.source]))
  const findings: FoundPairs['findings'] = []
  const pairs = new Map<string, Pair>()
  const put = (pair: Pair) => {
    const key = pairKey(pair.a, pair.b)
    const here = known.has(pair.a) && known.has(pair.b) && pair.a !== pair.b
    if (here && !never.has(key) && !pairs.has(key)) pairs.set(key, pair)
  }

  for (const pair of settled.paired) put(pair)
  for (const pair of settled.config) put(pair)
  const book = addressBook(pages)
  for (const page of pages)
    for (const {url, offset} of page.counterparts) {
      const other = book(url)
      if (other && other !== page.key) put(certain(page.key, other, 'banner'))
      else if (!other)
        findings.push({rule: 'pair/source-missing', args: {url}, at: offset, source: page.key})
    }
  for (const pair of mutualLinks(pages, book)) put(pair)
  for (const pair of sameArticles(pages)) put(pair)

  const articles = new Map(pages.map(({key, article}) => [key, article]))
  const name = (key: PageKey, other: PageKey) => {
    const [article, beside] = [articles.get(key), articles.get(other)]
    return article && beside ? nameOf(article, beside) : key
  }
  const proposed = propose(pages, readings, [...pairs.values()], (a, b) => never.has(pairKey(a, b)))
  for (const {pair, second} of proposed)
    if (second === undefined) {
      put(pair)
      const {a, b, score, margin = 0} = pair
      const shown = {
        aName: name(a, b),
        bName: name(b, a),
        score: percent(score),
        margin: percent(margin)
      }
      findings.push({rule: 'pair/proposed', args: {a, b}, shown, at: 0, source: a})
    } else {
      const args = {page: pair.a, best: pair.b, second}
      const shown = {
        pageName: name(pair.a, pair.b),
        bestName: name(pair.b, second),
        secondName: name(second, pair.b),
        score: percent(pair.score)
      }
      const finding = {rule: 'pair/ambiguous', args, shown, at: 0, source: pair.a} as const
      // Siblings within one source are mostly meant.
      const sources = new Set([pair.a, pair.b, second].map((key) => from.get(key)))
      findings.push(sources.size === 1 ? {...finding, severity: 'info'} : finding)
    }
  return {pairs: [...pairs.values()], findings}
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

function pairKey(a: PageKey, b: PageKey): string {
  return [a, b].sort(compare).join('\n')
}

function percent(share: number): number {
  return Math.round(share * 100)
}

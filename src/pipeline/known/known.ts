/** The first pass: what is known of every page, so that links between pages resolve. */

import {createHash} from 'node:crypto'
import type {Config} from '../../model/config.ts'
import {compare} from '../../model/finding.ts'
import {fold} from '../../model/fold.ts'
import {readHelpCentreAddress} from '../../model/help-centre-address.ts'
import {inTreeOrder} from '../../model/page-tree.ts'
import type {Asker, Known, PageFacts, PageKey, SourcePage} from '../../model/source-page.ts'
import {pageKey} from '../../model/source-page.ts'
import {formerNames, readWikiAddress} from '../../model/wiki-address.ts'
import {type CentreIndex, indexCentres} from './centre-index.ts'
import {nearTitles} from './near-titles.ts'
import {nearnessOf, sourceOf} from './nearness.ts'
import {pageContents} from './page-contents.ts'
import {treeBelow} from './page-tree.ts'
import {indexWiki, type WikiIndex} from './wiki-index.ts'

/** Answers that a page was given, by question, so that it is made anew when one of them changes. */
export type Answers = Map<string, string>

export interface Index extends Known {
  /** What bodies say of hosts: an index of the same pages need not look there again. */
  said: SaidOfHosts
  /** Learn the title that a page was found to have. */
  learn(key: PageKey, title: string, space?: string): void
  /** The same index, writing down every answer into `answers`. */
  listening(answers: Answers): Known
  /** Whether all of `answers` would be given again. */
  holds(answers: Answers): boolean
}

/** Where sources are asked over the network. */
export function sitesOf({sources}: Config): Map<string, string> {
  return new Map(sources.flatMap((each) => ('url' in each ? [[each.name, each.url]] : [])))
}

/** As data. */
export interface SaidOfHosts {
  wikis: WikiIndex['said']
  centres: CentreIndex['said']
}

/**
 * `sites`: by source, the address at which it is asked, which may be another than its pages say; `said`: by an index of the
 * same pages.
 */
export function indexPages(
  pages: readonly SourcePage[],
  sites: ReadonlyMap<string, string> = new Map(),
  said?: SaidOfHosts
): Index {
  const titles = new Map<string, Set<PageKey>>()
  /** Titles that pages had before. */
  const formers = new Map<string, Set<PageKey>>()
  const names = new Map<PageKey, string>()
  const addresses = new Map<string, Set<PageKey>>()
  const below = new Map<PageKey, SourcePage[]>()
  const labels = new Map<string, PageKey[]>()
  const spaces = new Map<string, PageKey[]>()
  const facts = new Map<PageKey, PageFacts>()
  const contents = pageContents(pages)
  /** Lists that were asked for; void when a title is learnt, as titles order them. */
  const lists = new Map<string, unknown>()
  /** Which pages of such a list are the same one. */
  const copies = new WeakMap<readonly PageKey[], PageKey[][]>()
  const near = nearTitles()
  const nearness = nearnessOf(pages)
  const wiki = indexWiki(pages, nearness, said?.wikis)
  const centres = indexCentres(pages, nearness, sites, said?.centres)

  for (const page of pages) {
    const {title, url, space, aliases = [], ancestors} = page.meta
    const key = pageKey(page)
    if (title) learn(key, title, space)
    for (const former of formerNames(page.meta)) addTitle(formers, key, former.title, former.space)
    for (const address of url === undefined ? aliases : [...aliases, url]) {
      if (!hasNumber(address)) addTo(addresses, bare(address, page.source), key)
    }
    const parent = ancestors?.at(-1)
    if (parent) put(below, pageKey({source: page.source, id: parent.id}), page)
    for (const label of page.meta.labels ?? []) put(labels, label.toLowerCase(), key)
    if (space) put(spaces, space.toLowerCase(), key)
    facts.set(key, factsOf(page))
  }

  const known: Known = {
    byTitle,
    byUrl(url, from) {
      const address = readWikiAddress(url)
      const found = address && wiki.find(address, from, byTitle)
      if (found) return found
      const centre = readHelpCentreAddress(url)
      if (centre?.kind === 'article') return centres.find(centre, from)
      return hasNumber(url) ? undefined : byAddress(bare(url, sourceOf(from)), from)
    },
    isOwn(url, source) {
      const address = readWikiAddress(url)
      if (address) return wiki.isKnown(address, source)
      const centre = readHelpCentreAddress(url)
      return centre !== undefined && centres.isKnown(centre, source)
    },
    centreOf: centres.originOf,
    holderOf: centres.holderOf,
    headed: centres.headed,
    near: near.nearest,
    titleOf: (key) => names.get(key),
    childrenOf: (key) =>
      sorted(`below ${key}`, () => (below.get(key) ?? []).toSorted(byPlace).map(pageKey)),
    labelled(label, space, from) {
      const all = sorted(JSON.stringify([label.toLowerCase(), space?.toLowerCase()]), () =>
        (labels.get(label.toLowerCase()) ?? [])
          .filter((key) => !space || sameSpace(facts.get(key)?.space, space))
          .toSorted(byName)
      )
      return once(all, from)
    },
    content: contents.content,
    parts: contents.parts,
    factsOf: (key) => facts.get(key),
    pagesOf(space, from) {
      const all = sorted(`space ${space}`, () =>
        (spaces.get(space.toLowerCase()) ?? []).toSorted(byName)
      )
      return once(all, from)
    },
    treeBelow: (key, depth, most) =>
      sorted(`tree ${depth} ${most} ${key}`, () =>
        treeBelow(key, depth, most, known.childrenOf, known.titleOf)
      )
  }
  /** The answer in few letters; of what a page holds, the digest of what it is read from. */
  const answerTo = (name: keyof Known, of: readonly unknown[], answer: () => unknown): string =>
    name === 'content' || name === 'parts' ? contents.digest(of[0] as PageKey) : written(answer())

  return {
    ...known,
    said: {wikis: wiki.said, centres: centres.said},
    learn,
    listening: (answers) => listening(known, answers, answerTo),
    holds(answers) {
      for (const [question, answer] of answers) {
        const [name, ...asked] = JSON.parse(question) as [keyof Known, ...unknown[]]
        const of = asked.map((each) => each ?? undefined) as never[] // JSON knows no `undefined`.
        const ask: (...of: never[]) => unknown = known[name]
        if (answerTo(name, of, () => ask(...of)) !== answer) return false
      }
      return true
    }
  }

  function byTitle(title: string, space?: string, from?: Asker): PageKey | undefined {
    const asked = titleKey(title, space)
    return nearness.nearest(titles.get(asked) ?? formers.get(asked) ?? [], from)
  }

  /** Addresses are one page's; of two of one source that say the same, the later one has always won. */
  function byAddress(address: string, from: Asker | undefined): PageKey | undefined {
    const found = addresses.get(address) ?? []
    return nearness.nearest(found, from) ?? [...found].at(-1)
  }

  /** `keys`, a list that is kept, with each page of a space once, by its title: no space has two of one title. */
  function once(keys: readonly PageKey[], from: Asker | undefined): readonly PageKey[] {
    const groups = copies.get(keys) ?? groupsOf(keys)
    copies.set(keys, groups)
    if (groups.length === keys.length) return keys
    return groups.map((group) => nearness.nearest(group, from) ?? (group[0] as PageKey))
  }

  function groupsOf(keys: readonly PageKey[]): PageKey[][] {
    const groups = new Map<string, PageKey[]>()
    for (const key of keys) {
      const space = facts.get(key)?.space
      put(groups, space === undefined ? key : titleKey(names.get(key) ?? key, space), key)
    }
    return [...groups.values()]
  }

  function learn(key: PageKey, title: string, space?: string): void {
    names.set(key, title)
    lists.clear()
    near.add(title)
    addTitle(titles, key, title, space)
  }

  function sorted<List>(question: string, make: () => List): List {
    if (!lists.has(question)) lists.set(question, make())
    return lists.get(question) as List
  }

  function byName(a: PageKey, b: PageKey): number {
    return compare(names.get(a) ?? '', names.get(b) ?? '') || compare(a, b)
  }
}

function listening(
  known: Known,
  answers: Answers,
  answerTo: (name: keyof Known, of: readonly unknown[], answer: () => unknown) => string
): Known {
  const listen =
    <Question extends unknown[], Answer>(name: keyof Known, ask: (...of: Question) => Answer) =>
    (...of: Question): Answer => {
      const answer = ask(...of)
      answers.set(
        JSON.stringify([name, ...of]),
        answerTo(name, of, () => answer)
      )
      return answer
    }
  return {
    byTitle: listen('byTitle', known.byTitle),
    byUrl: listen('byUrl', known.byUrl),
    isOwn: listen('isOwn', known.isOwn),
    centreOf: listen('centreOf', known.centreOf),
    holderOf: listen('holderOf', known.holderOf),
    headed: listen('headed', known.headed),
    near: listen('near', known.near),
    titleOf: listen('titleOf', known.titleOf),
    childrenOf: listen('childrenOf', known.childrenOf),
    labelled: listen('labelled', known.labelled),
    content: listen('content', known.content),
    parts: listen('parts', known.parts),
    factsOf: listen('factsOf', known.factsOf),
    pagesOf: listen('pagesOf', known.pagesOf),
    treeBelow: listen('treeBelow', known.treeBelow)
  }
}

const texts = new WeakMap<object, string>()

/** An answer as it is written down; that of a list, which many pages may be given, is made once. */
function written(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null) return JSON.stringify(answer) ?? ''
  const text = texts.get(answer) ?? shortened(JSON.stringify(answer))
  texts.set(answer, text)
  return text
}

/** Lists of a whole space would fill the cache. */
function shortened(answer: string): string {
  return answer.length > 200 ? createHash('sha256').update(answer).digest('base64url') : answer
}

function sameSpace(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase()
}

function factsOf({meta: {ancestors, files, space, updatedAt}}: SourcePage): PageFacts {
  return {
    ...(ancestors && {ancestors}),
    ...(files && {files}),
    ...(space !== undefined && {space}),
    ...(updatedAt !== undefined && {updatedAt})
  }
}

function addTitle(
  titles: Map<string, Set<PageKey>>,
  key: PageKey,
  title: string,
  space: string | undefined
): void {
  for (const each of new Set([titleKey(title, space), titleKey(title)])) {
    addTo(titles, each, key)
  }
}

function put<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

function byPlace(a: SourcePage, b: SourcePage): number {
  return inTreeOrder({...a.meta, ...a}, {...b.meta, ...b})
}

function addTo(sets: Map<string, Set<PageKey>>, name: string, key: PageKey): void {
  sets.set(name, (sets.get(name) ?? new Set()).add(key))
}

function titleKey(title: string, space = ''): string {
  return JSON.stringify([space.toLowerCase(), fold(title)])
}

/** Whether an address of Confluence says by a number, or in its query, which page it means. */
function hasNumber(url: string): boolean {
  const address = readWikiAddress(url)
  return address !== undefined && (address.id !== undefined || url.includes('.action?'))
}

/** An address without what does not change where it leads; names of exported files are their source's own. */
function bare(url: string, source = ''): string {
  const address = url.replace(/[?#].*$/s, '').replace(/\/+$/, '')
  return /^(?:[a-z][a-z\d+.-]*:|\/)/i.test(address)
    ? address
    : `${source}\n${address.replace(/^(?:\.\.?\/)+/, '')}`
}

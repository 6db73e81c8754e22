/** Finds the page that an address of Confluence leads to, among the pages of the wikis that are known. */

import {readHelpCentreAddress} from '../../model/help-centre-address.ts'
import {homes, isShelf, spaceKey} from '../../model/page-tree.ts'
import type {Asker, PageKey, SourcePage} from '../../model/source-page.ts'
import {pageKey} from '../../model/source-page.ts'
import {readWikiAddress, type WikiAddress} from '../../model/wiki-address.ts'
import {type Nearness, sourceOf} from './nearness.ts'

export interface WikiIndex {
  /** Where exports lay that do not say it: found in bodies, so that nobody need look there again. */
  said: ReadonlyArray<readonly [source: string, host: string]>
  /** `from` holds the address: what is relative means its source first. */
  find(address: WikiAddress, from: Asker | undefined, byTitle: ByTitle): PageKey | undefined
  /** Whether the address is one of a wiki that pages are known of. */
  isKnown(address: WikiAddress, source: string | undefined): boolean
}

type ByTitle = (title: string, space: string, from: Asker) => PageKey | undefined

interface Entry {
  key: PageKey
  hosts: ReadonlySet<string>
  space: string
}

/** `known`: what an index of the same pages said. */
export function indexWiki(
  pages: readonly SourcePage[],
  nearness: Nearness,
  known?: WikiIndex['said']
): WikiIndex {
  const byId = new Map<string, Entry[]>()
  const sources = new Map<string, Set<string>>()
  const hostless: string[] = []
  const named = new Set<string>()

  for (const page of pages) {
    const read = addressesOf(page)
    if (read.length === 0 && !isWikiPage(page)) continue
    const hosts = sources.get(page.source) ?? new Set()
    sources.set(page.source, hosts)
    const own = new Set(read.flatMap(({host}) => host ?? []))
    for (const host of own) hosts.add(host)
    if (page.meta.title && page.meta.space)
      named.add(nameKey(page.source, page.meta.space, page.meta.title))
    const entry = {key: pageKey(page), hosts: own, space: fold(page.meta.space)}
    for (const id of new Set([page.id, ...read.flatMap(({id}) => id ?? [])]))
      byId.set(`${page.source}\n${id}`, [...(byId.get(`${page.source}\n${id}`) ?? []), entry])
  }
  for (const [source, hosts] of sources) if (hosts.size === 0) hostless.push(source)
  const said = known ?? hostsSaid(pages, new Set(hostless), isPage)
  for (const [source, host] of said) sources.get(source)?.add(host)
  const homeOf = homes(pages.map(({source, id, meta}) => ({...meta, source, id})))

  return {
    said,
    isKnown: ({host}, source) =>
      host === undefined
        ? source !== undefined && sources.has(source)
        : [...sources.values()].some((hosts) => hosts.has(host)),
    find(address, from, byTitle) {
      const own = sourceOf(from)
      for (const each of candidates(address, own)) {
        const found = findIn(
          each,
          address,
          from !== undefined && each === own ? from : each,
          byTitle
        )
        if (found) return found
      }
      return address.host === undefined ? undefined : among(hostless, address, from)
    }
  }

  function isPage({id, space, title}: WikiAddress, source: string): boolean {
    if (space === undefined) return false
    if (id === undefined) return title !== undefined && named.has(nameKey(source, space, title))
    return (byId.get(`${source}\n${id}`) ?? []).some((entry) => entry.space === fold(space))
  }

  function candidates({host}: WikiAddress, own: string | undefined): string[] {
    const all = [...sources].flatMap(([source, hosts]) =>
      host === undefined || hosts.has(host) ? [source] : []
    )
    return own !== undefined && all.includes(own)
      ? [own, ...all.filter((each) => each !== own)]
      : all
  }

  function findIn(
    source: string,
    address: WikiAddress,
    from: Asker,
    byTitle: ByTitle
  ): PageKey | undefined {
    const {host, id, space, title} = address
    if (id !== undefined)
      return nearest(source, id, from, ({hosts}) => !host || hosts.size === 0 || hosts.has(host))
    if (space === undefined) return
    if (title !== undefined) return byTitle(title, space, from)
    const home = homeOf.get(spaceKey({source, space}))
    return home && nearest(source, home.id, from)
  }

  /** Of the pages with this id, as several exports of a space may be there, the one that came with `from`. */
  function nearest(
    source: string,
    id: string,
    from: Asker | undefined,
    isMeant: (entry: Entry) => boolean = () => true
  ): PageKey | undefined {
    const keys = (byId.get(`${source}\n${id}`) ?? []).filter(isMeant).map(({key}) => key)
    return nearness.nearest(keys, from) ?? keys.at(-1)
  }

  /** Exports do not say where they come from: id and space together do. */
  function among(
    list: readonly string[],
    {id, space}: WikiAddress,
    from: Asker | undefined
  ): PageKey | undefined {
    if (id === undefined || space === undefined) return
    for (const source of list) {
      const found = nearest(source, id, from, (entry) => entry.space === fold(space))
      if (found) return found
    }
    return
  }
}

/** Addresses in bodies; a long one is a picture's or a program's. */
const inBody = /https?:\/\/[^\s"'<>\\]{4,1000}/gi

/**
 * Where exports lay, though they do not say it: their pages link to one another with whole addresses, too. A host is
 * theirs if most of its addresses that name a space of theirs lead to a page of theirs.
 */
function hostsSaid(
  pages: readonly SourcePage[],
  wanted: ReadonlySet<string>,
  isPage: (address: WikiAddress, source: string) => boolean
): Array<[source: string, host: string]> {
  const ours = pages.filter(({source}) => wanted.has(source))
  const spaces = new Set(ours.map(({source, meta}) => spaceKey({source, space: meta.space})))
  const counts = new Map<string, {source: string; host: string; leads: number}>()

  for (const {source, body} of ours)
    for (const [url] of body.matchAll(inBody)) {
      const read = readWikiAddress(url)
      const {host, space, id, title} = read ?? {}
      if (!read || host === undefined || (id ?? title) === undefined) continue
      if (space === undefined || !spaces.has(spaceKey({source, space}))) continue
      const key = `${source}\n${host}`
      const count = counts.get(key) ?? {source, host, leads: 0}
      count.leads += isPage(read, source) ? 1 : -1
      counts.set(key, count)
    }
  return [...counts.values()].flatMap(({source, host, leads}) =>
    leads > 0 ? [[source, host] as [string, string]] : []
  )
}

function nameKey(source: string, space: string, title: string): string {
  return JSON.stringify([source, fold(space), title.normalize('NFKC').toLowerCase()])
}

function addressesOf({meta: {url, aliases = []}}: SourcePage): WikiAddress[] {
  return [...(url === undefined ? [] : [url]), ...aliases].flatMap(
    (each) => readWikiAddress(each) ?? []
  )
}

/** Whether a page comes from a wiki, though no address says so. */
export function isWikiPage({id, format, meta: {url, space, ancestors}}: SourcePage): boolean {
  if (url !== undefined && readHelpCentreAddress(url)) return false
  const written = format === 'storage' || format === 'adf' || format === 'wiki'
  const isBelow = ancestors !== undefined && !ancestors.some(isShelf)
  return written || (/^\d+$/.test(id) && (space !== undefined || isBelow))
}

function fold(space: string | undefined): string {
  return (space ?? '').toLowerCase()
}

/**
 * Where help centres lie: at the hosts of their pages' own addresses. One centre has several at times (`acme.zendesk.com`
 * and `help.acme.com`), and a folder of files names none: then the links between its pages tell.
 */

import {readHelpCentreAddress} from '../../model/help-centre-address.ts'
import type {SourcePage} from '../../model/source-page.ts'
import {isWikiPage} from './wiki-index.ts'

export interface Centres {
  /** Sources that are help centres. */
  all(): string[]
  isCentre(source: string): boolean
  hostsOf(source: string): ReadonlySet<string>
  /** Where most pages of a source lie. */
  originOf(source: string): string | undefined
}

/** Addresses in bodies; a long one is a picture's or a program's. */
const inBody = /(?:https?:\/\/[^\s"'<>\\/]{1,255}|["'])(\/hc\/[^\s"'<>\\]{4,1000})/gi

/** Different articles that a host must lead to for it to be another name of a centre that has one. */
const enough = 3

/** Whether a page without an address goes by a number, as files of a help centre do that was saved page by page. */
export function isNumbered(page: SourcePage): boolean {
  return page.meta.url === undefined && /^\d{6,64}$/.test(page.id) && !isWikiPage(page)
}

/** `sites`: where sources are asked. */
export function centresOf(
  pages: readonly SourcePage[],
  sites: ReadonlyMap<string, string>,
  links: SaidHosts
): Centres {
  /** Pages at each origin, by source. */
  const origins = new Map<string, Map<string, number>>()
  for (const {source, meta} of pages)
    for (const url of [meta.url ?? '', ...(meta.aliases ?? [])]) {
      const {host, kind} = readHelpCentreAddress(url) ?? {}
      if (host === undefined || kind !== 'article') continue
      const known = origins.get(source) ?? new Map<string, number>()
      origins.set(source, known)
      const origin = `${/^http:/i.test(url) ? 'http' : 'https'}://${host}`
      known.set(origin, (known.get(origin) ?? 0) + 1)
    }
  const own = new Map([...origins].map(([source, known]) => [source, hostsIn(known)]))
  for (const [source, url] of sites) own.get(source)?.add(new URL(url).host)
  const taken = new Set([...own.values()].flatMap((hosts) => [...hosts]))
  const silent = new Set<string>()

  for (const [source, said] of links)
    for (const [host, {leads, misses}] of said) {
      const hosts = own.get(source)
      if (
        hosts
          ? taken.has(host) || leads.size < enough || misses.size > leads.size
          : leads.size === 0
      )
        continue
      if (host === '') silent.add(source)
      else if (hosts) hosts.add(host)
      else {
        const known = origins.get(source) ?? new Map<string, number>()
        origins.set(source, known.set(`https://${host}`, leads.size))
      }
    }
  for (const [source, known] of origins) if (!own.has(source)) own.set(source, hostsIn(known))

  return {
    all: () => [...own.keys()],
    isCentre: (source) => own.has(source) || silent.has(source),
    hostsOf: (source) => own.get(source) ?? new Set(),
    originOf: (source) =>
      [...(origins.get(source) ?? [])].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0]
  }
}

interface Said {
  /** Ids of articles that are there, and that are not. */
  leads: Set<string>
  misses: Set<string>
}

/** By source and host, which articles its pages link to; the host is empty where an address names none. */
export type SaidHosts = ReadonlyMap<string, ReadonlyMap<string, Said>>

/** `isPage`: whether a source has an article of this id. */
export function saidHosts(
  pages: readonly SourcePage[],
  isPage: (id: string, source: string) => boolean
): SaidHosts {
  const result = new Map<string, Map<string, Said>>()
  for (const page of pages) {
    const {source, meta} = page
    if (!isNumbered(page) && readHelpCentreAddress(meta.url ?? '') === undefined) continue
    const {body} = page
    if (!body.includes('/hc/')) continue
    for (const [whole] of body.matchAll(inBody)) {
      const {id, kind, host = ''} = readHelpCentreAddress(whole.replace(/^["']/, '')) ?? {}
      if (kind !== 'article' || id === undefined || id.length < 6) continue
      const hosts = result.get(source) ?? new Map<string, Said>()
      result.set(source, hosts)
      const said = hosts.get(host) ?? {leads: new Set(), misses: new Set()}
      hosts.set(host, said)
      said[isPage(id, source) ? 'leads' : 'misses'].add(id)
    }
  }
  return result
}

function hostsIn(origins: ReadonlyMap<string, number>): Set<string> {
  return new Set([...origins.keys()].map((origin) => origin.replace(/^https?:\/\//, '')))
}

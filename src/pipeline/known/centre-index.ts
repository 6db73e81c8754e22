/** Finds the page that an address of a help centre leads to, among the pages of the centres that are known. */

import {
  type HelpCentreAddress,
  headingIdOf,
  readHelpCentreAddress
} from '../../model/help-centre-address.ts'
import type {Asker, PageKey, SourcePage} from '../../model/source-page.ts'
import {pageKey} from '../../model/source-page.ts'
import {type Centres, centresOf, isNumbered, type SaidHosts, saidHosts} from './centre-hosts.ts'
import {type Nearness, sourceOf} from './nearness.ts'

export interface CentreIndex {
  /** Where centres lie by the links of their pages, so that nobody need look there again. */
  said: SaidHosts
  /** The article that `address` leads to; what is relative means the centre of `from`. */
  find(address: HelpCentreAddress, from: Asker | undefined): PageKey | undefined
  /** Whether the address is one of a centre that pages are known of. */
  isKnown(address: HelpCentreAddress, source: string | undefined): boolean
  /** Where the centre of a source lies, such as `https://help.acme.example`. */
  originOf(source: string): string | undefined
  /** The page that the file of this id is attached to. */
  holderOf(file: string, from: Asker): PageKey | undefined
  /** The only page of the source of `from` with a heading of this id. */
  headed(id: string, from: Asker): PageKey | undefined
}

interface Entry {
  key: PageKey
  source: string
  /** What its language is called here. */
  locale: string
  /** What it is called in its addresses, which need not be the same: `en` here, `en-us` there. */
  tags: ReadonlySet<string>
}

export function indexCentres(
  pages: readonly SourcePage[],
  nearness: Nearness,
  sites: ReadonlyMap<string, string>,
  known?: SaidHosts
): CentreIndex {
  const byId = new Map<string, Entry[]>()
  const holders = new Map<string, PageKey>()
  /** Made when it is first asked for, as few pages do. */
  let headings: ReadonlyMap<string, PageKey | undefined> | undefined
  const articles: SourcePage[] = []
  const locales = new Map<PageKey, string>()

  for (const page of pages) {
    const read = addressesOf(page).filter(({kind}) => kind === 'article')
    if (read.length === 0 && !isNumbered(page)) continue
    const key = pageKey(page)
    const locale = (page.meta.locale ?? read[0]?.locale ?? '').toLowerCase()
    const tags = new Set(read.flatMap((each) => each.locale?.toLowerCase() ?? []))
    locales.set(key, locale)
    const ids = read.flatMap(({id}) => id ?? [])
    for (const id of new Set(ids.length > 0 ? ids : [page.id]))
      byId.set(id, [...(byId.get(id) ?? []), {key, source: page.source, locale, tags}])
    for (const {id} of page.meta.files ?? []) if (id) holders.set(`${page.source}\n${id}`, key)
    articles.push(page)
  }
  const said =
    known ??
    saidHosts(pages, (id, source) => (byId.get(id) ?? []).some((entry) => entry.source === source))
  const centres: Centres = centresOf(pages, sites, said)

  return {
    said,
    originOf: centres.originOf,
    holderOf: (file, from) => holders.get(`${sourceOf(from)}\n${file}`),
    headed(id, from) {
      headings ??= indexHeadings(articles)
      return headings.get(`${sourceOf(from)}\n${headingIdOf(id) ?? id}`)
    },
    isKnown: ({host, loose}, source) =>
      host === undefined
        ? !loose || (source !== undefined && centres.isCentre(source))
        : centres.all().some((each) => centres.hostsOf(each).has(host)),
    find({id, host, locale = ''}, from) {
      if (id === undefined) return
      const asking = sourceOf(from)
      const meant = (byId.get(id) ?? []).filter(({source}) => isMeant(source, host, asking))
      const spoken =
        tagged(meant, locale) ??
        inLocale(meant, locale) ??
        inLocale(meant, locales.get(from as PageKey) ?? '') ??
        meant
      const keys = spoken.map(({key}) => key)
      return nearness.nearest(keys, from) ?? keys.at(-1)
    }
  }

  /** Whether an address on `host`, or one of `own` that names none, may lead to a page of `source`. */
  function isMeant(source: string, host: string | undefined, own: string | undefined): boolean {
    const hosts = centres.hostsOf(source)
    // Zendesk gives each number once in all the world, so that an unknown host is no hindrance.
    if (hosts.size === 0 || source === own)
      return host === undefined || hosts.size === 0 || hosts.has(host)
    if (host !== undefined) return hosts.has(host)
    const asking = own === undefined ? new Set<string>() : centres.hostsOf(own)
    return asking.size === 0 || !asking.isDisjointFrom(hosts)
  }
}

/** Those that the centre itself has in the language that an address names so. */
function tagged(entries: readonly Entry[], tag: string): Entry[] | undefined {
  const found = entries.filter(({tags}) => tags.has(tag.toLowerCase()))
  return found.length > 0 ? found : undefined
}

function inLocale(entries: readonly Entry[], locale: string): Entry[] | undefined {
  const found = entries.filter((entry) => entry.locale === locale.toLowerCase())
  return found.length > 0 ? found : undefined
}

function addressesOf({meta: {url, aliases = []}}: SourcePage): HelpCentreAddress[] {
  return [...(url === undefined ? [] : [url]), ...aliases].flatMap(
    (each) => readHelpCentreAddress(each) ?? []
  )
}

/** Id of a heading, with its source → its page; nothing where several have it. */
function indexHeadings(pages: readonly SourcePage[]): Map<string, PageKey | undefined> {
  const result = new Map<string, PageKey | undefined>()
  for (const page of pages) {
    const key = pageKey(page)
    for (const id of headingIds(page.body)) {
      const name = `${page.source}\n${id}`
      result.set(name, result.has(name) && result.get(name) !== key ? undefined : key)
    }
  }
  return result
}

const openings = /<h[1-6]\b[^>]{0,2000}>/gi
const idIn = /\sid\s*=\s*["']?([^"'\s>]{1,200})/i

function headingIds(body: string): string[] {
  return [...body.matchAll(openings)].flatMap(function ([tag]) {
    const id = idIn.exec(tag)?.[1]
    return id === undefined ? [] : [headingIdOf(id) ?? id]
  })
}

/** Where the pages and files of an article lay before, in every form that a reader may have kept. */

import {readAttachmentAddress} from '../model/attached-file.ts'
import {pictureExtensions} from '../model/file-kinds.ts'
import {homes, isShelf, spaceKey} from '../model/page-tree.ts'
import {formerNames, readWikiAddress, wikiPaths} from '../model/wiki-address.ts'
import {type OldAddress, oldAddresses} from './addresses.ts'
import {centrePagePaths} from './old-centre.ts'
import type {Prepared} from './prepare-one.ts'
import type {PageFile} from './read-content.ts'

/** `atHome`: pages at which the addresses of their spaces lead. */
export function oldAddressesOf(
  article: Pick<Prepared, 'path' | 'redirects' | 'mediaNames'>,
  pages: readonly PageFile[],
  atHome: ReadonlySet<PageFile>
): OldAddress[] {
  const to = article.path
  const own = article.redirects.map((from) => ({from, to, number: undefined}))
  return [
    ...own,
    ...pages.flatMap((page) => [
      ...pagePaths(page).map((old) => ({...old, to})),
      ...(atHome.has(page) ? spacePaths(page, to) : []),
      ...filePaths(page, article)
    ])
  ]
}

function pagePaths(page: PageFile): Array<Omit<OldAddress, 'to'>> {
  const {url, aliases} = page
  const before = formerNames(page)
  const gone = new Set(before.map(({alias}) => alias))
  const said = [
    ...(url === undefined ? [] : [url]),
    ...aliases.filter((each) => /^(?:https?:)?\//i.test(each) && !gone.has(each))
  ]
  const found = said.flatMap(function (each) {
    const {paths, number} = oldAddresses(each)
    const all = paths.map((from) => ({from, number}))
    return all.length > 0 || !number ? all : [{from: '', number}]
  })
  const wiki = wikiPage(page)
  if (!wiki) return [...found, ...centrePagePaths(page)]
  const {id, space, title, prefixes} = wiki
  const derived = prefixes.flatMap((prefix) => wikiPaths({id, space, title}, prefix))
  const former = before.flatMap((each) =>
    prefixes.flatMap((prefix) => wikiPaths({id, space: each.space, title: each.title}, prefix))
  )
  return [
    ...found,
    ...(derived.length > 0 ? derived : ['']).map((from) => ({from, number: id})),
    ...former.map((from) => ({from, number: id, former: true as const}))
  ]
}

/** The home of each space: to it lead the addresses of the space. */
export function homePages(pages: Iterable<readonly PageFile[]>): Set<PageFile> {
  const all = [...pages].flat()
  const found = homes(all)
  return new Set(all.filter((page) => page.space && found.get(spaceKey(page))?.id === page.id))
}

function spacePaths(page: PageFile, to: string): OldAddress[] {
  const {space, prefixes = []} = wikiPage(page) ?? {}
  if (space === undefined) return []
  return prefixes.flatMap((prefix) =>
    [`/spaces/${space}`, `/spaces/${space}/overview`, `/display/${space}`].map((path) => ({
      from: prefix + path,
      to,
      number: undefined
    }))
  )
}

interface WikiPage {
  id: string
  space: string | undefined
  title: string | undefined
  /** Paths under which the wiki lay: `/wiki` in the cloud; both where no whole address tells. */
  prefixes: string[]
}

/** What Confluence knew the page by; `undefined` for a page of anything else. */
function wikiPage({
  format,
  id,
  space,
  title,
  ancestors,
  url,
  aliases
}: PageFile): WikiPage | undefined {
  const addresses = [...(url === undefined ? [] : [url]), ...aliases]
  const read = addresses.flatMap((each) => readWikiAddress(each) ?? [])
  const number = read.find((each) => each.id !== undefined)?.id ?? id
  const isWiki =
    read.length > 0 ||
    ['adf', 'storage', 'wiki'].includes(format) ||
    (url === undefined && !ancestors?.some(isShelf) && (space ?? ancestors) !== undefined)
  if (!isWiki || !/^\d+$/.test(number)) return
  const key = space ?? read.find((each) => each.space !== undefined)?.space
  const prefixes = addresses.some((each) => /^(?:https?:\/\/[^/]+)?\/wiki\//i.test(each))
    ? ['/wiki']
    : read.some(({host}) => host !== undefined)
      ? ['']
      : ['', '/wiki']
  return {id: number, space: key, title, prefixes}
}

/** Where linked files could be downloaded; pictures were only ever shown in their page. */
function filePaths(page: PageFile, {mediaNames}: Pick<Prepared, 'mediaNames'>): OldAddress[] {
  const wiki = wikiPage(page)
  if (!wiki || mediaNames.size === 0) return []
  return page.attachments.flatMap(function ({src, file: name}) {
    const extension = /\.[a-z\d]+$/.exec(name)?.[0] ?? ''
    const to = mediaNames.get(name)
    const own = readAttachmentAddress(src)
    const address = readWikiAddress(src)
    const called = own ? (own.page ? undefined : own.name) : (address?.file ?? src)
    if (!to || called === undefined || pictureExtensions.has(extension)) return []
    const id = address?.id ?? wiki.id
    return wiki.prefixes.map((prefix) => ({
      from: `${prefix}/download/attachments/${id}/${called}`,
      to: `/${to}`,
      number: undefined
    }))
  })
}

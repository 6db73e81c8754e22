/**
 * Links, pictures and files of a version as the article's file has them: `page:zendesk/12#Old-Id` becomes
 * `article:<id>#heading`, a file that came with the page becomes one beside the article.
 *
 * Versions are compared by the addresses that they came with, so the new ones are found first, and given later.
 */

import type {Definition, Image, Link, Nodes} from 'mdast'
import type {Attachment, FileTrouble} from '../../emit/index.ts'
import {decoded} from '../../model/decoded.ts'
import type {FindingDraft, Place} from '../../model/finding.ts'
import {pushReversed} from '../../model/long-lists.ts'
import type {Entry} from '../../model/record.ts'
import type {PageKey} from '../../model/source-page.ts'
import {noPiece} from '../../model/words.ts'
import type {Outlines} from '../known/outlines.ts'
import type {Prepared} from '../page/prepare.ts'
import type {SiteArticles} from '../site-articles.ts'
import type {FormerFiles} from './ask-files.ts'
import {type CentreWorld, centrePlaces} from './centre-places.ts'
import type {Names} from './file-names.ts'
import type {Shelves} from './find-file.ts'
import {type Files, takeFiles} from './take-files.ts'

type Addressed = Definition | Image | Link

export interface Localised {
  /** New addresses, which the version does not have yet. */
  addresses: ReadonlyMap<Addressed, string>
  entries: Entry[]
  findings: FindingDraft[]
  attachments: Attachment[]
  troubles: FileTrouble[]
  /** Pictures and files to be written beside the article, by name. */
  files: Map<string, Uint8Array>
  /** Files that may turn up: the article is to be looked at again. */
  open: boolean
}

/** Where links and files lead. */
export interface Places extends CentreWorld, Shelves {
  /** Article id of every page. */
  articles: ReadonlyMap<PageKey, string>
  outlines: Outlines
  site: SiteArticles
}

/** Find the addresses of `version`; `former` is what an earlier run made of its files. */
export async function localise(
  version: Prepared,
  names: Names,
  former: FormerFiles,
  places: Places
): Promise<Localised> {
  const addresses = new Map<Addressed, string>()
  const addressOf = (node: Addressed) => addresses.get(node) ?? node.url
  const entries: Entry[] = []
  const findings: FindingDraft[] = []
  const nodes: Array<Image | Link> = []
  const give = (by: string, node: Addressed, url: string, kind: 'images' | 'links') => {
    addresses.set(node, url)
    entries.push(replaced(by, node, url, kind))
  }
  const centre = centrePlaces(version, places)
  const todo: Nodes[] = [version.article.body]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'image') nodes.push(node)
    else if (node.type === 'link' || node.type === 'definition') {
      const route = routeOf(node, version, places, findings) ?? siteRouteOf(node, places)
      const place = route === undefined ? centre.placeOf(node) : undefined
      if (route !== undefined) give('page-routes', node, route, 'links')
      else if (place !== undefined && place !== node.url)
        give('centre-places', node, place, 'links')
      else if (node.type === 'link') nodes.push(node)
    }
    if ('children' in node) pushReversed<Nodes>(todo, node.children)
  }

  const {taken, away, troubles, attachments, files, open} = await takeFiles(
    nodes,
    version,
    names,
    former,
    places
  )
  for (const [node, address] of taken) {
    if (node.type === 'image') give('pictures', node, address, 'images')
    else give('files', node, address, 'links')
  }
  for (const {trouble, node} of together(troubles)) {
    const {rule, args} = trouble
    findings.push({rule, args, at: placeOf(node, version), source: version.key})
  }
  return {
    addresses,
    entries,
    findings: [
      ...findings,
      ...centre.findings(placeOf, addressOf),
      ...notLocal(away, version, addressOf)
    ],
    attachments,
    troubles: troubles.map(({trouble}) => trouble),
    files,
    open
  }
}

/** Where a link to another page leads; `undefined` for every other link. */
function routeOf(
  node: Definition | Link,
  version: Prepared,
  {articles, outlines}: Places,
  findings: FindingDraft[]
): string | undefined {
  const [, key, fragment = ''] = /^page:([^#]*)(#.*)?$/s.exec(node.url) ?? []
  const article = articles.get(key as PageKey)
  if (article === undefined) return
  if (fragment.length < 2) return `article:${article}`
  const outline = outlines.of(article)
  const found = outline?.find(fragment.slice(1))
  if (!outline || found) return `article:${article}${found ? `#${found.slug}` : fragment}`

  const anchor = decoded(fragment.slice(1))
  // To the top of the page, as its title is no heading of the article's.
  if (outline.isTop(anchor)) return `article:${article}`
  const near = outline.nearest(anchor)?.text
  findings.push({
    rule: 'link/dead-anchor',
    args: {anchor: anchor.slice(0, 120), page: outline.title, ...(near && {near})},
    at: placeOf(node, version),
    source: version.key
  })
  return `article:${article}`
}

/** Where a link to the published site leads: exports write such, where the target has no page for an article. */
function siteRouteOf({url}: Definition | Link, {outlines, site}: Places): string | undefined {
  const article = /^https?:/i.test(url) ? site.at(url) : undefined
  if (article === undefined) return
  const [, fragment = ''] = /#(.+)$/s.exec(url) ?? []
  const slug = outlines.of(article)?.find(fragment)?.slug ?? fragment
  return slug === '' ? `article:${article}` : `article:${article}#${slug}`
}

function placeOf({position}: Nodes, {page}: Prepared): Place {
  const {line, column} = position?.start ?? {line: 1, column: 1}
  return {file: page.file, line, column}
}

/** Give the nodes their new addresses. */
export function giveAddresses({addresses}: Localised): void {
  for (const [node, url] of addresses) node.url = url
}

/** The entry that owns up to both addresses. */
function replaced(by: string, node: Addressed, url: string, kind: 'images' | 'links'): Entry {
  const [removed, added] = [node.url, url].map((each) => ({...noPiece, [kind]: [each]}))
  const offset = node.position?.start.offset ?? 0
  return {by, offset, args: {}, ...(removed && added && {removed, added})}
}

/** One for all files that were not to be had for the same reason: they are mended together, or not at all. */
function together(troubles: Files['troubles']): Files['troubles'] {
  const groups = Map.groupBy(troubles, ({trouble: {rule, src, args}}) =>
    rule === 'file/not-fetched' ? `${args['because']} ${args['picture']}` : `${rule} ${src}`
  )
  return [...groups.values()].flatMap(function (group) {
    const [first] = group
    if (first?.trouble.rule !== 'file/not-fetched') return first ? [first] : []
    const {because, host, address, picture} = first.trouble.args
    const args = {because, host, first: address, picture, files: group.length}
    return [{...first, trouble: {...first.trouble, args} as FileTrouble}]
  })
}

/** One finding for all pictures that are elsewhere: they are mended together, or not at all. */
function notLocal(
  away: readonly Image[],
  version: Prepared,
  addressOf: (node: Image) => string
): FindingDraft[] {
  const [first] = away
  if (!first) return []
  return [
    {
      rule: 'image/not-local',
      args: {pictures: away.length, first: addressOf(first)},
      at: placeOf(first, version),
      source: version.key
    }
  ]
}

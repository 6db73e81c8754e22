/** One page of an XML export as every other stage knows pages. */

import {compare} from '../../model/finding.ts'
import type {FileFacts, PageMeta, SourcePage} from '../../model/source-page.ts'
import {type Archive, entryShown, readEntry} from '../archive.ts'
import type {ContainerContext} from '../container.ts'
import {detectFormat} from '../page/detect-format.ts'
import {safeId} from '../page/safe-id.ts'
import type {FileOfPage, PageFacts} from './space-store.ts'
import {entitiesFile} from './xml-marks.ts'
import type {SpaceFacts} from './xml-space-facts.ts'

/** Deeper trees of pages are made up. */
const deepest = 100
/** Labels of one page. */
const mostLabels = 500

export interface Export {
  archive: Archive
  facts: SpaceFacts
  context: ContainerContext
  /** Whether its dates are in UTC; else nobody knows. */
  isUtc: boolean
  /** Whether it comes from Confluence Cloud, whose addresses are others. */
  isCloud: boolean
}

export function toPage(read: Export, page: PageFacts, body: string, bodyType: string): SourcePage {
  const {archive, facts, context} = read
  const files = facts.store.filesOf(page.id)
  const result: SourcePage = {
    source: context.source,
    id: safeId(page.id),
    format: formatOf(body, bodyType),
    body,
    file: shownPage(archive, facts, page),
    meta: {...context.defaults, ...metaOf(page, read)}
  }
  if (files.length > 0) {
    result.meta.files = files.map((file) => fileFacts(file, archive))
    result.readFile = async (name) => {
      const entry = entryOf(
        files.find((file) => file.name === name),
        archive
      )
      return entry === undefined ? undefined : readEntry(archive, entry)
    }
  }
  return result
}

/** How findings show a page of an export. */
export function shownPage(archive: Archive, facts: SpaceFacts, page: PageFacts): string {
  const space = facts.spaces.get(page.space)
  const title = page.title.replace(/[\p{C}/\\]+/gu, '-').slice(0, 120) || page.id
  const inside = archive.mark === '/' ? entryShown(archive, entitiesFile) : archive.shown
  // Joined into one text: many are kept, and one that is put together keeps all of its parts.
  return [inside, '!/', ...(space ? [space, '/'] : []), title].join('')
}

/** Confluence writes `2` for storage format, and less, or nothing, for the markup of before version 4. */
function formatOf(body: string, bodyType: string): SourcePage['format'] {
  if (bodyType === '2') return 'storage'
  if (bodyType !== '') return 'wiki'
  const found = detectFormat(body)
  return found === 'storage' || found === 'html' ? 'storage' : 'wiki'
}

function metaOf(page: PageFacts, {facts, isUtc, isCloud}: Export): PageMeta {
  const {title, version} = page
  const labels = labelsOf(page, facts)
  const space = facts.spaces.get(page.space)
  const paths = pathsOf(page, space, isCloud)
  const base = facts.baseUrl
  const updatedAt = dateOf(page.updated, isUtc)
  const position = page.position === '' ? Number.NaN : Number(page.position)
  const ancestors = facts.store.above(page, deepest)

  return {
    ...(title && {title}),
    ...(space && {space}),
    ...(base && {url: base + paths[0]}),
    aliases: base ? paths.slice(1).map((path) => base + path) : paths,
    ...(version && {revision: version}),
    ...(updatedAt && {updatedAt}),
    ...(labels.length > 0 && {labels}),
    ...(ancestors.length > 0 && {ancestors}),
    ...(Number.isSafeInteger(position) && {position})
  }
}

/** Where readers found the page below the address of Confluence; the first one is always right. */
function pathsOf(
  {id, title, isBlogPost, created}: PageFacts,
  space: string | undefined,
  isCloud: boolean
): [string, ...string[]] {
  const prefix = isCloud ? '/wiki' : ''
  const byId = `${prefix}/pages/viewpage.action?pageId=${id}`
  if (!space) return [byId]
  if (isCloud) return [byId, `/wiki/spaces/${space}/${isBlogPost ? 'blog' : 'pages'}/${id}`]
  const day = /^(\d{4})-(\d\d)-(\d\d)/.exec(created)?.slice(1).join('/')
  if (title === '' || (isBlogPost && !day)) return [byId]
  return [byId, `/display/${space}/${isBlogPost ? `${day}/` : ''}${inAddress(title)}`]
}

/** As Confluence writes titles in its addresses. */
function inAddress(title: string): string {
  return encodeURIComponent(title).replaceAll('%20', '+')
}

function labelsOf({id}: PageFacts, {store, labels}: SpaceFacts): string[] {
  const names = store.labelsOf(id, mostLabels).flatMap((label) => labels.get(label) ?? [])
  return [...new Set(names)].filter(Boolean).sort(compare)
}

/** `2024-05-03 05:34:54.123` as ISO 8601; without a zone where the export does not say which. */
function dateOf(written: string, isUtc: boolean): string | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.\d+)?$/.exec(written)
  const date = found ? `${found[1]}T${found[2]}${isUtc ? 'Z' : ''}` : undefined
  return date === undefined || Number.isNaN(Date.parse(date)) ? undefined : date
}

function fileFacts(file: FileOfPage, archive: Archive): FileFacts {
  const entry = entryOf(file, archive)
  const size = archive.entries.get(entry ?? '')?.size ?? Number(file.size || Number.NaN)
  return {
    name: file.name,
    id: file.id,
    ...(file.version && {revision: file.version}),
    ...(file.mediaType && {mediaType: file.mediaType}),
    ...(Number.isSafeInteger(size) && {size})
  }
}

/** Where the bytes of a file lie: `attachments/<page>/<file>/<version>`. */
function entryOf(file: FileOfPage | undefined, {entries}: Archive): string | undefined {
  if (!file) return
  const folder = `attachments/${file.page}/${file.id}`
  const last = Math.min(Number(file.version) || 1, 10_000)
  for (let version = last; version > Math.max(0, last - 100); version--)
    if (entries.has(`${folder}/${version}`)) return `${folder}/${version}`
  return entries.has(folder) ? folder : undefined
}

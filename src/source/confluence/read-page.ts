/** One page of a listing: from the knowledge base, from an interrupted import, or from the site. */

import type {ConfluenceSource} from '../../model/config.ts'
import type {FindingDraft} from '../../model/finding.ts'
import {type Format, type PageMeta, pageKey, type SourcePage} from '../../model/source-page.ts'
import {HttpError} from '../http/index.ts'
import {safeId} from '../page/safe-id.ts'
import type {Defaults} from '../read.ts'
import type {NetworkContext} from '../remote/context.ts'
import type {Downloads} from '../remote/downloads.ts'
import type {Kept, KeptPage} from '../remote/kept.ts'
import type {PageRead} from '../remote/read-each.ts'
import type {Api, ListedPage} from './api.ts'
import type {Shown} from './restricted.ts'

export interface PageWork {
  source: ConfluenceSource
  defaults: Defaults
  context: NetworkContext
  /** Address of Confluence, where a page names none. */
  site: string
  api: Api
  kept: Kept
  files: Downloads
  shownTo: (page: ListedPage) => Promise<Shown>
}

/** Read the page that `listed` is about. @throws HttpError */
export async function readListed(listed: ListedPage, work: PageWork): Promise<PageRead> {
  const {source, context, files} = work
  const key = pageKey({source: source.name, id: safeId(listed.id)})
  if (context.wants?.(key, listed.id) === false) return {}
  const former = context.former.get(key)
  const same = former && isSame(former, listed, work) ? former : undefined
  if (!same && context.isFull?.()) return {waiting: key}

  if (source.restricted !== true && (!same || listed.restricted !== undefined)) {
    const shown = await work.shownTo(listed)
    if (shown === 'some')
      return {
        problem: about(listed, 'source/restricted', work),
        closed: {key, because: 'readers'}
      }
    if (shown === 'unknown') return {isUnsure: true, ...(former && {page: former})}
  }
  if (same) {
    const {labels, files: known} = same.meta
    const meta = merged({...(labels && {labels}), ...(known && {files: known})}, listed, work)
    return {page: {...same, meta, readFile: files.reader(listed.id, known ?? [])}}
  }

  const {kept, addresses} = await taken(listed, work)
  if (kept.body === undefined || kept.format === undefined)
    return {problem: about(listed, 'source/empty', work), ...(former && {page: former})}
  const page: SourcePage = {
    source: source.name,
    id: safeId(listed.id),
    format: kept.format,
    body: kept.body,
    file: urlOf(listed, work),
    meta: merged(kept.meta, listed, work),
    readFile: files.reader(listed.id, kept.meta.files ?? [], addresses)
  }
  return {page}
}

/** Whether the knowledge base has this very revision, in the form that is wanted, of the same site. */
function isSame(former: SourcePage, listed: ListedPage, {source, site}: PageWork): boolean {
  const {revision, url, closed} = former.meta
  // What was closed may be open again, without another word changed.
  if (closed) return false
  if (revision === undefined || revision !== listed.meta.revision) return false
  if (url !== undefined && !url.startsWith(`${new URL(site).origin}/`)) return false
  return former.format !== unwanted(source)
}

function unwanted({body}: ConfluenceSource): Format {
  return body === 'adf' ? 'storage' : 'adf'
}

/** The page as it was kept when an import was interrupted, else as the site has it now. */
async function taken(
  listed: ListedPage,
  {source, context, api, kept, site}: PageWork
): Promise<{kept: KeptPage; addresses?: Map<string, string>}> {
  const before = await kept.page(listed.id, listed.meta.revision)
  if (before && before.format !== unwanted(source)) return {kept: before}

  const [reply, attached] = await Promise.all([api.page(listed), api.files(listed)])
  // Taken for an empty page, it would be remembered as one.
  if (reply?.id !== listed.id)
    throw new HttpError('not-json', `${site} answered with JSON that is not the page ${listed.id}`)
  const hidden = context.hide({
    source: source.name,
    id: safeId(listed.id),
    format: reply.body?.format ?? 'text',
    body: reply.body?.text ?? '',
    file: '',
    meta: {}
  })
  const meta: PageMeta = {...reply.meta, files: attached.map(({facts}) => facts)}
  const page = {
    id: listed.id,
    revision: meta.revision ?? listed.meta.revision ?? '',
    meta,
    ...(hidden.body.trim() !== '' && {format: hidden.format, body: hidden.body})
  }
  await kept.keepPage(page)
  const addresses = attached.flatMap(({facts, download}) =>
    download === undefined ? [] : [[facts.name, download] as const]
  )
  return {kept: page, addresses: new Map(addresses)}
}

/** What the listing says is the newest, but for the revision of the text, and what only the page says. */
function merged(known: PageMeta, {meta}: ListedPage, {defaults}: PageWork): PageMeta {
  const {revision = meta.revision, updatedAt = meta.updatedAt, title = meta.title} = known
  return {
    ...defaults,
    ...known,
    ...meta,
    ...(revision !== undefined && {revision}),
    ...(updatedAt !== undefined && {updatedAt}),
    ...(title !== undefined && {title})
  }
}

function about(
  listed: ListedPage,
  rule: 'source/empty' | 'source/restricted',
  work: PageWork
): FindingDraft {
  const title = listed.meta.title ?? listed.id
  return {
    rule,
    args: rule === 'source/restricted' ? {title} : {},
    at: {file: urlOf(listed, work), line: 1, column: 1}
  }
}

export function urlOf({id, meta}: ListedPage, {site}: Pick<PageWork, 'site'>): string {
  return meta.url ?? `${site}/pages/viewpage.action?pageId=${encodeURIComponent(id)}`
}

/** One article of a listing, in one language: what the listing says, and what is attached to it. */

import type {ZendeskSource} from '../../model/config.ts'
import type {FindingDraft} from '../../model/finding.ts'
import {type FileFacts, type PageMeta, pageKey, type SourcePage} from '../../model/source-page.ts'
import {safeId} from '../page/safe-id.ts'
import type {Defaults} from '../read.ts'
import type {NetworkContext} from '../remote/context.ts'
import type {Downloads} from '../remote/downloads.ts'
import type {Kept} from '../remote/kept.ts'
import type {PageRead} from '../remote/read-each.ts'
import {type Json, present} from '../remote/values.ts'
import {type ArticleReply, pageId, tag} from './article-reply.ts'
import {filesOf} from './files-reply.ts'
import type {Shelf} from './shelves.ts'

export interface ArticleWork {
  source: ZendeskSource
  defaults: Defaults
  context: NetworkContext
  /** Address of the centre that is asked. */
  site: string
  kept: Kept
  files: Downloads
  /** Language that the centre begins with. */
  standard: string
  /** Nobody in particular asks, so that all may read what is told. */
  isAnonymous: boolean
  shelfOf(section: string, locale: string): Promise<Shelf | undefined>
  /** Names of tags by their ids; `undefined` where they do not show. */
  tagNames(): Promise<ReadonlyMap<string, string> | undefined>
  /** What is attached to articles, as far as the centre tells it. */
  attachments(article: string): Promise<Json[] | undefined>
}

/** An article of the listing in `locale`. */
export interface Listed extends ArticleReply {
  locale: string
}

/** @throws HttpError */
export async function readArticle(listed: Listed, work: ArticleWork): Promise<PageRead> {
  const {source, context, files, isAnonymous} = work
  const id = safeId(pageId(listed, work.standard))
  const key = pageKey({source: source.name, id})
  if (context.wants?.(key, id) === false) return {}
  const former = context.former.get(key)

  if (listed.isDraft && source.drafts !== true)
    // Whoever reads it now has no use for a draft of what never was there.
    return {
      problem: {...leftOut(listed, work, 'draft'), ...(!former && {severity: 'info'})},
      closed: {key, because: 'draft'}
    }
  const isPublic = listed.isPublic ?? (isAnonymous ? true : undefined)
  if (isPublic !== true && source.restricted !== true)
    return isPublic === false
      ? {problem: leftOut(listed, work), closed: {key, because: 'readers'}}
      : {isUnsure: true, ...(former && {page: former})}
  if (listed.body.trim() === '')
    return {
      problem: {rule: 'source/empty', args: {}, at: at(listed, work)},
      ...(former && {page: former})
    }

  const same = former && isSame(former, listed, work) ? former : undefined
  if (!same && context.isFull?.()) return {waiting: key}
  const {known, addresses} = same?.meta.files
    ? {known: same.meta.files, addresses: undefined}
    : await attached(listed, work)
  const meta = await metaOf(listed, known, former, work)
  const body = same && isStill(same, listed, work) ? same.body : listed.body
  const page: SourcePage = {
    source: source.name,
    id,
    format: 'html',
    body,
    file: same?.body === body ? same.file : urlOf(listed, work),
    meta,
    readFile: files.reader(listed.article, known ?? [], addresses)
  }
  return {page}
}

/** The language as pages bear it; the centre's own may go by another name here. */
function tagOf(locale: string, {source, standard}: ArticleWork): string | undefined {
  return locale === standard && source.locale !== undefined ? source.locale : tag(locale)
}

/** Whether the knowledge base has what the centre has now, of the same centre. */
function isSame(former: SourcePage, {meta}: Listed, work: ArticleWork): boolean {
  const {revision, url} = former.meta
  if (former.format !== 'html' || revision === undefined || revision !== meta.revision) return false
  return url === undefined || hostOf(url) === hostOf(meta.url ?? work.site)
}

/** Whether the text of `former`, whose secrets are hidden, is the one that is listed. */
function isStill(former: SourcePage, {body}: Listed, {context}: ArticleWork): boolean {
  return former.body === body || former.body === context.hide({...former, body}).body
}

function hostOf(url: string): string {
  return new URL(url).host
}

/** What is attached: as it was kept when an import was interrupted, else as the centre has it now. */
async function attached(
  {article, meta: {revision}}: Listed,
  {attachments, kept}: ArticleWork
): Promise<{known: FileFacts[] | undefined; addresses?: Map<string, string>}> {
  const before = await kept.page(article, revision)
  if (before) return {known: [...(before.meta.files ?? [])]}
  const replies = await attachments(article)
  if (!replies) return {known: undefined}
  const all = filesOf(replies)
  const files = all.map(({facts}) => facts)
  // The text came with the listing, and comes again: only the files are worth keeping.
  await kept.keepPage({
    id: article,
    revision: revision ?? '',
    format: 'html',
    body: '',
    meta: {files}
  })
  const addresses = all.flatMap(({facts, download}) =>
    download === undefined ? [] : [[facts.name, download] as const]
  )
  return {known: files, addresses: new Map(addresses)}
}

async function metaOf(
  listed: Listed,
  files: readonly FileFacts[] | undefined,
  former: SourcePage | undefined,
  work: ArticleWork
): Promise<PageMeta> {
  const {locale, section, tags, meta} = listed
  const shelf = section === undefined ? undefined : await work.shelfOf(section, locale)
  const names = tags.length > 0 ? await work.tagNames() : new Map<string, string>()
  const called = names ? tags.flatMap((id) => names.get(id) ?? []) : (former?.meta.tags ?? [])
  const {position, ...said} = meta
  return {
    ...work.defaults,
    ...said,
    ...present({
      url: urlOf(listed, work),
      locale: tagOf(locale, work) ?? work.defaults.locale,
      tags: called.length > 0 ? called : undefined,
      ancestors: shelf?.above,
      position: shelf?.isByTitle ? undefined : position,
      files: files ?? former?.meta.files
    })
  }
}

function leftOut(listed: Listed, work: ArticleWork, because?: 'draft'): FindingDraft {
  const title = listed.meta.title ?? listed.article
  return {
    rule: 'source/restricted',
    args: {title, ...(because && {because})},
    at: at(listed, work)
  }
}

function at(listed: Listed, work: ArticleWork): {file: string; line: number; column: number} {
  return {file: urlOf(listed, work), line: 1, column: 1}
}

export function urlOf({article, locale, meta}: Listed, {site}: Pick<ArticleWork, 'site'>): string {
  return meta.url ?? `${site}/hc/${encodeURIComponent(locale)}/articles/${article}`
}

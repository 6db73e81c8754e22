/** An article of a dump: no more of it becomes a page than the centre shows to everybody. */

import type {FindingDraft} from '../../model/finding.ts'
import {pageKey, type SourcePage} from '../../model/source-page.ts'
import type {ContainerContext} from '../container.ts'
import {safeId} from '../page/safe-id.ts'
import type {Read} from '../read.ts'
import {type Json, present, text} from '../remote/values.ts'
import {type ArticleReply, pageId, readArticleReply, tag, translationsIn} from './article-reply.ts'
import {filesOf} from './files-reply.ts'
import type {Beside} from './saved-beside.ts'
import {makeShelves, type Shelves} from './shelves.ts'

/** What is known of all articles of a dump. */
export interface Dump extends ContainerContext {
  shelves: Shelves
  /** What is attached to articles, by their ids. */
  attached: ReadonlyMap<string, readonly Json[]>
}

/** `lists`: what lies beside articles; of what is said twice, the first holds. */
export function openDump(context: ContainerContext, ...lists: readonly Beside[]): Dump {
  const shelves = makeShelves()
  for (const {categories, sections} of lists) shelves.add(categories, sections)
  return {...context, shelves, attached: byArticle(lists.flatMap(({attachments}) => attachments))}
}

/** The articles among `replies`, in all languages that came with them. */
export function articlesIn(replies: readonly Json[]): ArticleReply[] {
  return replies
    .flatMap((reply) => [reply, ...translationsIn(reply)])
    .flatMap((reply) => readArticleReply(reply) ?? [])
}

/** The page of an article that lies in the file `shown`; `more` says where its files may be had. */
export function readSaved(
  reply: ArticleReply,
  shown: string,
  {source, defaults, shelves, attached}: Dump,
  more: Pick<SourcePage, 'folder' | 'readFile'>
): Read {
  const {article, locale, section, isDraft, isPublic, body, meta} = reply
  const title = meta.title ?? article
  // Before there were segments of users, replies said nothing of them.
  const id = safeId(pageId(reply, undefined))
  const key = pageKey({source, id})
  if (isDraft)
    return {
      problem: leftOut({title, because: 'draft'}, shown),
      closed: {key, because: 'draft'}
    }
  if (isPublic === false)
    return {problem: leftOut({title}, shown), closed: {key, because: 'readers'}}
  const at = {file: shown, line: 1, column: 1}
  if (body.trim() === '') return {problem: {rule: 'source/empty', args: {}, at}}

  const shelf = section === undefined ? undefined : shelves.of(section)
  const files = filesOf(attached.get(article) ?? []).map(({facts}) => facts)
  const {position, ...said} = meta
  const page: SourcePage = {
    source,
    id,
    format: 'html',
    body,
    file: shown,
    meta: {
      ...defaults,
      ...said,
      ...present({
        locale: (locale === undefined ? undefined : tag(locale)) ?? defaults.locale,
        ancestors: shelf?.above,
        position: shelf?.isByTitle ? undefined : position,
        files: files.length > 0 ? files : undefined
      })
    },
    ...more
  }
  return {page}
}

function byArticle(replies: readonly Json[]): Map<string, Json[]> {
  const result = new Map<string, Json[]>()
  const seen = new Set<string>()
  for (const reply of replies) {
    const [article, id] = [text(reply['article_id']), text(reply['id'])]
    // The same list may lie in the file and beside it.
    if (article === undefined || id === undefined || seen.has(id)) continue
    seen.add(id)
    const list = result.get(article)
    if (list) list.push(reply)
    else result.set(article, [reply])
  }
  return result
}

function leftOut(args: FindingDraft['args'], file: string): FindingDraft {
  return {rule: 'source/restricted', args, at: {file, line: 1, column: 1}}
}

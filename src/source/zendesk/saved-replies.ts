/**
 * Files that hold replies of a help centre, as scripts save them: JSON of one article, of lists of them, in one file or
 * in many, with the lists of categories, sections and attachments in it or beside it.
 *
 * No more of it becomes an article than the centre shows to everybody: drafts, and what is for some readers only, are
 * left out.
 */

import path from 'node:path'
import type {FindingDraft} from '../../model/finding.ts'
import {pageKey, type SourcePage} from '../../model/source-page.ts'
import {savedReplies} from '../confluence/saved-replies.ts'
import type {Container} from '../container.ts'
import type {Listed} from '../files/listed.ts'
import {isAdf} from '../page/is-adf.ts'
import {safeId} from '../page/safe-id.ts'
import {parseSaved} from '../page/saved-file.ts'
import type {Defaults, Read} from '../read.ts'
import {type Json, present, text} from '../remote/values.ts'
import {type ArticleReply, readArticleReply, translationsIn} from './article-reply.ts'
import {filesOf} from './files-reply.ts'
import {pageId, tag} from './read-article.ts'
import {type Beside, besideIn} from './saved-beside.ts'
import {maybeSaved, savedIn} from './saved-file.ts'
import {makeShelves, type Shelves} from './shelves.ts'

export const savedCentre: Container = {
  holds({file}, head) {
    if (!/\.json$/i.test(file) || file.endsWith('.meta.json')) return false
    const start = new TextDecoder().decode(head)
    return maybeSaved(start) && !isAdf(start)
  },

  async *read(listed, {source, defaults}) {
    const {file} = listed
    const parsed = await parseSaved(file)
    const saved = savedIn('reason' in parsed ? undefined : parsed.value)
    const articles = saved.articles.flatMap((reply) => [reply, ...translationsIn(reply)])
    const read = articles.flatMap((reply) => readArticleReply(reply) ?? [])
    if (read.length === 0) {
      // Lists that say something about articles are read with those.
      const says = [saved.categories, saved.sections, saved.attachments].some(({length}) => length)
      // Other systems have categories, too.
      if (!says) yield* savedReplies.read(listed, {source, defaults})
      return
    }
    const beside = await besideOnce(path.dirname(file), defaults)
    const shelves = makeShelves()
    shelves.add(saved.categories, saved.sections)
    shelves.add(beside.categories, beside.sections)
    const attached = byArticle([...saved.attachments, ...beside.attachments])
    for (const reply of read) yield readSaved(reply, listed, {source, defaults, shelves, attached})
  }
}

/** Lists beside articles are read once for all files of a folder, as there may be one file for each article. */
const known = new WeakMap<Defaults, Map<string, Promise<Beside>>>()

/** `run`: what the files of one run have in common. */
function besideOnce(folder: string, run: Defaults): Promise<Beside> {
  const folders = known.get(run) ?? new Map<string, Promise<Beside>>()
  known.set(run, folders)
  const found = folders.get(folder) ?? besideIn(folder)
  folders.set(folder, found)
  return found
}

interface Context {
  source: string
  defaults: Defaults
  shelves: Shelves
  attached: ReadonlyMap<string, readonly Json[]>
}

function readSaved(reply: ArticleReply, {file, shown}: Listed, context: Context): Read {
  const {source, defaults, shelves, attached} = context
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
    folder: path.dirname(file)
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

/**
 * Files that hold replies of Confluence, as scripts save them: JSON or YAML of a page, or of a list of pages.
 *
 * Beside a page, a saved list of its attachments says what its pictures are. A page's HTML in a reply of
 * another system (`{…: {content, url}}`) is a page, too.
 */

import path from 'node:path'
import type {SourcePage} from '../../model/source-page.ts'
import type {Container} from '../container.ts'
import type {Listed} from '../files/listed.ts'
import {detectFormat} from '../page/detect-format.ts'
import {isAdf} from '../page/is-adf.ts'
import {safeId} from '../page/safe-id.ts'
import {parseSaved, repliesIn} from '../page/saved-file.ts'
import type {Defaults, Read} from '../read.ts'
import {isObject, type Json, text} from '../remote/values.ts'
import {type PageReply, readPageReply} from './page-reply.ts'
import {ancestorsBeside, filesBeside} from './saved-beside.ts'
import {withAncestors} from './tree.ts'

/** Keys that replies have and other files in YAML rarely. */
const signs = /^"?(?:_links|_expandable|spaceId|parentId|macroRenderedOutput|results|body)"?:/m

export const savedReplies: Container = {
  holds({file}, head) {
    if (file.endsWith('.meta.json')) return false
    const start = new TextDecoder().decode(head).replace(/^\uFEFF/, '')
    if (/\.json$/i.test(file)) return /^\s*[{[]/.test(start) && !isAdf(start)
    return /\.ya?ml$/i.test(file) && signs.test(start)
  },

  async *read(listed, {source, defaults}) {
    const {file, shown, maybe} = listed
    const parsed = await parseSaved(file)
    const replies = 'reason' in parsed ? [] : repliesIn(parsed.value)
    const found = replies.flatMap((reply) => pageIn(reply, path.parse(file).name) ?? [])
    for (const page of await withAncestors(found, noSite))
      yield await readSaved(page, listed, source, defaults)
    // In a folder lie all sorts of files.
    if (found.length > 0 || maybe) return
    const reason =
      'reason' in parsed
        ? parsed.reason
        : 'it holds no page of Confluence, and no article of a help centre'
    yield {
      problem: {rule: 'source/unreadable', args: {reason}, at: {file: shown, line: 1, column: 1}}
    }
  }
}

/** A file knows nothing beyond its own pages. */
const noSite = {above: () => Promise.resolve(undefined)}

/** Lists of children and ancestors name pages without their bodies: those are none. */
function pageIn(reply: Json, name: string): PageReply | undefined {
  const page = isObject(reply['body']) ? readPageReply(reply, undefined) : undefined
  const found = page ?? wrapped(reply, name)
  return found?.status === 'current' ? found : undefined
}

async function readSaved(
  {id, body, meta, parent}: PageReply,
  {file, shown}: Listed,
  source: string,
  defaults: Defaults
): Promise<Read> {
  if (!body || body.text.trim() === '')
    return {problem: {rule: 'source/empty', args: {}, at: {file: shown, line: 1, column: 1}}}

  const folder = path.dirname(file)
  const files = meta.files ?? (await filesBeside(folder, id))
  const ancestors = meta.ancestors ?? (parent && (await ancestorsBeside(folder, id, parent.id)))
  const page: SourcePage = {
    source,
    id: safeId(id),
    format: body.format,
    body: body.text,
    file: shown,
    meta: {
      ...defaults,
      ...meta,
      ...(files.length > 0 && {files}),
      ...(ancestors && {ancestors})
    },
    folder
  }
  return {page}
}

/** A page in a reply of another system, which took it over from Confluence. */
function wrapped(reply: Json, name: string): PageReply | undefined {
  for (const value of Object.values(reply)) {
    if (!isObject(value)) continue
    const [content, url] = [text(value['content']), text(value['url'])]
    if (content === undefined || url === undefined || !URL.canParse(url)) continue
    const title = text(value['title']) ?? text(reply['title'])
    return {
      id: text(reply['id']) ?? text(reply['name']) ?? name,
      kind: 'page',
      status: 'current',
      meta: {...(title !== undefined && {title}), url},
      body: {format: detectFormat(content), text: content}
    }
  }
  return
}

/** What other replies, saved in the same folder, say about a page. */

import {readdir} from 'node:fs/promises'
import path from 'node:path'
import type {FileFacts, PageAbove} from '../../model/source-page.ts'
import {parseSaved, repliesIn} from '../page/saved-file.ts'
import type {Json} from '../remote/values.ts'
import {filesOf} from './files-reply.ts'
import {aboveOf} from './page-reply.ts'

/** Files of the page `id`, by a saved list of attachments. */
export async function filesBeside(folder: string, id: string): Promise<FileFacts[]> {
  const files = filesOf(await listsBeside(folder, id, /^attachments?\b/i))
  return files.filter(({page}) => page === id).map(({facts}) => facts)
}

/** Pages above the page `id`, whose parent is `parent`, by a saved list of its ancestors. */
export async function ancestorsBeside(
  folder: string,
  id: string,
  parent: string
): Promise<PageAbove[] | undefined> {
  const above = (await listsBeside(folder, id, /^ancestors\b/i)).flatMap(aboveOf)
  // A list that does not end with the parent is another page's.
  return above.at(-1)?.id === parent ? above : undefined
}

/** Members of the lists whose file's name begins with `kind`, and names page `id` or none. */
async function listsBeside(folder: string, id: string, kind: RegExp): Promise<Json[]> {
  // What lies beside is a help, never a condition.
  const names = (await readdir(folder).catch(() => [])).filter(
    (name) =>
      kind.test(name) &&
      /\.(?:json|ya?ml)$/i.test(name) &&
      (name.includes(id) || !/\d{4,}/.test(name))
  )
  const lists: Json[] = []
  for (const name of names.sort()) {
    const parsed = await parseSaved(path.join(folder, name))
    if (!('reason' in parsed)) lists.push(...repliesIn(parsed.value))
  }
  return lists
}

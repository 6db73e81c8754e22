/**
 * Files that hold replies of a help centre, as scripts save them: JSON of one article, of lists of them, in one file or
 * in many, with the lists of categories, sections and attachments in it or beside it.
 *
 * No more of it becomes an article than the centre shows to everybody: drafts, and what is for some readers only, are
 * left out.
 */

import path from 'node:path'
import {savedReplies} from '../confluence/saved-replies.ts'
import type {Container} from '../container.ts'
import {isAdf} from '../page/is-adf.ts'
import {parseSaved} from '../page/saved-file.ts'
import type {Defaults} from '../read.ts'
import {articlesIn, openDump, readSaved} from './saved-article.ts'
import {type Beside, besideIn} from './saved-beside.ts'
import {maybeSaved, savedIn} from './saved-file.ts'

export const savedCentre: Container = {
  holds({file}, head) {
    if (!/\.json$/i.test(file) || file.endsWith('.meta.json')) return false
    const start = new TextDecoder().decode(head)
    return maybeSaved(start) && !isAdf(start)
  },

  async *read(listed, {source, defaults}) {
    const {file, shown} = listed
    const parsed = await parseSaved(file)
    const saved = savedIn('reason' in parsed ? undefined : parsed.value)
    const articles = articlesIn(saved.articles)
    if (articles.length === 0) {
      // Lists that say something about articles are read with those.
      const says = [saved.categories, saved.sections, saved.attachments].some(({length}) => length)
      // Other systems have categories, too.
      if (!says) yield* savedReplies.read(listed, {source, defaults})
      return
    }
    const folder = path.dirname(file)
    const dump = openDump({source, defaults}, saved, await besideOnce(folder, defaults))
    for (const reply of articles) yield readSaved(reply, shown, dump, {folder})
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

/** An archive of saved replies of a help centre, in one file or many; other pages in it are read as they are. */

import path from 'node:path'
import {compare} from '../../model/finding.ts'
import {type Archive, entryShown, readEntry} from '../archive.ts'
import type {ArchiveKind} from '../export/archive-kind.ts'
import {whyDamaged} from '../export/guard.ts'
import {plainNames, readBeside, readPlain} from '../export/plain-pages.ts'
import {parseJson} from '../http/index.ts'
import {isAdf} from '../page/is-adf.ts'
import type {Problem} from '../read.ts'
import {articlesIn, openDump, readSaved} from './saved-article.ts'
import type {Beside} from './saved-beside.ts'
import {maybeSaved, type Saved, savedIn} from './saved-file.ts'

/** Files of JSON that are looked at, to tell what an archive is: the first ones are like the others. */
const looks = 50

export const centreDump: ArchiveKind = {
  async holds(archive) {
    for (const name of jsonIn(archive).slice(0, looks))
      if (await mayHold(archive, name)) return true
    return false
  },

  async *read(archive, context) {
    const beside: Beside = {categories: [], sections: [], attachments: []}
    // Texts are read again when it is their turn: all of them together may be too much.
    const articles: string[] = []
    for (const name of jsonIn(archive)) {
      // Programs keep all sorts of things in JSON.
      if (!(await mayHold(archive, name))) continue
      const saved = await savedAt(archive, name)
      if (!('articles' in saved)) {
        yield saved
        continue
      }
      if (saved.articles.length > 0) articles.push(name)
      for (const kind of ['categories', 'sections', 'attachments'] as const)
        beside[kind].push(...saved[kind])
    }

    const dump = openDump(context, beside)
    for (const name of articles) {
      const saved = await savedAt(archive, name)
      if (!('articles' in saved)) continue
      const dir = path.posix.dirname(name)
      const readFile = (address: string) => readBeside(address, dir, archive)
      for (const reply of articlesIn(saved.articles))
        yield readSaved(reply, entryShown(archive, name), dump, {readFile})
    }
    if (plainNames(archive).length > 0) yield* readPlain(archive, context)
  }
}

function jsonIn({entries}: Archive): string[] {
  return [...entries.keys()]
    .filter((name) => /\.json$/i.test(name) && !name.endsWith('.meta.json') && !isHidden(name))
    .sort(compare)
}

function isHidden(name: string): boolean {
  return /(?:^|\/)(?:\.|__MACOSX\/|node_modules\/)/.test(name)
}

async function mayHold(archive: Archive, name: string): Promise<boolean> {
  try {
    // The first piece of a file is more than enough to tell.
    for await (const piece of await archive.open(name)) {
      const start = new TextDecoder().decode((piece as Buffer).subarray(0, 8192))
      return maybeSaved(start) && !isAdf(start)
    }
  } catch {
    return false // Why it cannot be read is said when it is.
  }
  return false
}

/** What the entry `name` holds, or why that cannot be had. */
async function savedAt(archive: Archive, name: string): Promise<Saved | Problem> {
  try {
    const text = new TextDecoder().decode(await readEntry(archive, name))
    return savedIn(parseJson(text.replace(/^\uFEFF/, '')))
  } catch (error) {
    const reason =
      error instanceof SyntaxError
        ? `it is not JSON (${error.message.split('\n', 1)[0]})`
        : whyDamaged(error)
    const at = {file: entryShown(archive, name), line: 1, column: 1}
    return {problem: {rule: 'source/unreadable', args: {reason}, at}}
  }
}

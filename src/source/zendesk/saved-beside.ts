/** What other replies, saved beside those of articles, say about them: where they stand, and what is attached. */

import {readdir} from 'node:fs/promises'
import path from 'node:path'
import {parseSaved} from '../page/saved-file.ts'
import {type Saved, savedIn} from './saved-file.ts'

export type Beside = Omit<Saved, 'articles'>

/** Names of files, and of folders of files, that scripts give such lists. */
const names = /^(?:article[-_ ]?)?(?:attachments?|categor(?:y|ies)|sections?)(?![a-z])/i

/** More files than these in one place are no lists of a help centre. */
const most = 5000

/** What lies in `folder` and the one above it. */
export async function besideIn(folder: string): Promise<Beside> {
  const found: Beside = {categories: [], sections: [], attachments: []}
  for (const file of [...(await listed(folder)), ...(await listed(path.dirname(folder)))]) {
    const parsed = await parseSaved(file)
    // What lies beside is a help, never a condition.
    if ('reason' in parsed) continue
    const {categories, sections, attachments} = savedIn(parsed.value)
    found.categories.push(...categories)
    found.sections.push(...sections)
    found.attachments.push(...attachments)
  }
  return found
}

async function listed(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {withFileTypes: true}).catch(() => [])
  const files: string[] = []
  for (const entry of entries.filter(({name}) => names.test(name))) {
    const at = path.join(folder, entry.name)
    if (entry.isFile() && isJson(entry.name)) files.push(at)
    else if (entry.isDirectory())
      files.push(
        ...(await readdir(at).catch(() => [])).filter(isJson).map((name) => path.join(at, name))
      )
  }
  return files.sort().slice(0, most)
}

function isJson(name: string): boolean {
  return /\.json$/i.test(name) && !name.endsWith('.meta.json')
}

/** A folder of an archive as an archive of its own. */

import {type Archive, type ArchiveEntry, entryShown} from '../archive.ts'

export function within(archive: Archive, folder: string): Archive {
  const start = `${folder}/`
  const entries = new Map<string, ArchiveEntry>()
  for (const [name, entry] of archive.entries)
    if (name.startsWith(start)) entries.set(name.slice(start.length), entry)
  return {
    entries,
    shown: entryShown(archive, folder),
    mark: '/',
    problems: [],
    open: (name) => archive.open(start + name)
  }
}

/** Keeps the cache from growing without end: what nobody asked for in weeks goes, and the oldest where it is too large. */

import {readdirSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import path from 'node:path'

const day = 24 * 60 * 60 * 1000
/** An entry that is used is marked as such once a day. */
const longest = 14 * day
const mostBytes = 4 * 1024 ** 3
/** Folders of entries; others belong to whoever made them. */
const own = /^[0-9a-f]{2}$/

/** Mark the entry at `file` as used. */
export function markUsed(file: string, now: number): void {
  try {
    if (now - statSync(file).mtimeMs > day) utimesSync(file, now / 1000, now / 1000)
  } catch {
    // Taken away meanwhile, or not to be written: it may go earlier.
  }
}

/** Take away what is too old or too much below `folder`, at most once a day. `most`: bytes that may stay. */
export function sweepCache(folder: string, now: number, most = mostBytes): void {
  const marker = path.join(folder, 'swept')
  try {
    const last = statSync(marker, {throwIfNoEntry: false})?.mtimeMs ?? 0
    if (now - last < day) return
    const kept = entriesOf(folder).filter(function ({file, used}) {
      if (now - used <= longest) return true
      rmSync(file, {force: true})
      return false
    })
    let bytes = kept.reduce((sum, {size}) => sum + size, 0)
    for (const {file, size} of kept.sort((a, b) => a.used - b.used)) {
      if (bytes <= most) break
      rmSync(file, {force: true})
      bytes -= size
    }
    writeFileSync(marker, '')
    utimesSync(marker, now / 1000, now / 1000)
  } catch {
    // There is none yet, or it may not be written: it stays as it is.
  }
}

function entriesOf(folder: string): Array<{file: string; size: number; used: number}> {
  return readdirSync(folder)
    .filter((name) => own.test(name))
    .flatMap((name) =>
      readdirSync(path.join(folder, name)).flatMap(function (entry) {
        const file = path.join(folder, name, entry)
        const found = statSync(file, {throwIfNoEntry: false})
        return found?.isFile() ? [{file, size: found.size, used: found.mtimeMs}] : []
      })
    )
}

/** A folder as an archive, for exports that someone has unpacked. Links are not followed out of it. */

import {constants, open, readdir, stat} from 'node:fs/promises'
import path from 'node:path'
import {compare} from '../../model/finding.ts'
import type {Archive, ArchiveEntry} from '../archive.ts'
import {DamagedError, usualLimits, whyDamaged} from './guard.ts'
import {leftOut} from './left-out.ts'

/**
 * The files below `folder`, shown as `shown`.
 * @throws DamagedError when the folder cannot be read, or holds more files than any export.
 */
export async function openFolder(
  folder: string,
  shown: string,
  most: number = usualLimits.entries
): Promise<Archive> {
  const entries = new Map<string, ArchiveEntry>()
  const skipped = leftOut(shown)
  const waiting = ['']

  try {
    for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
      const found = await readdir(path.join(folder, below), {withFileTypes: true})
      for (const each of found.sort((a, b) => compare(a.name, b.name))) {
        const name = below === '' ? each.name : `${below}/${each.name}`
        if (each.isDirectory()) waiting.push(name)
        else if (each.isSymbolicLink()) skipped.add('source/unsafe-name', 'it is a link', name)
        else if (each.isFile()) {
          const {size} = await stat(path.join(folder, name))
          entries.set(name, {name, size})
        }
        if (entries.size > most)
          throw new DamagedError(`the folder holds more than ${most.toLocaleString('en')} files`)
      }
    }
  } catch (error) {
    throw new DamagedError(whyDamaged(error))
  }

  return {
    entries,
    shown,
    mark: '/',
    problems: skipped.findings(),
    async open(name) {
      if (!entries.has(name)) throw new DamagedError('there is no such file in the folder')
      try {
        // A link that was put there since is not followed either.
        const handle = await open(path.join(folder, name), constants.O_RDONLY | noFollow)
        // Larger pieces pile up faster than they are cleared away.
        return handle.createReadStream({highWaterMark: 16 * 1024})
      } catch (error) {
        throw new DamagedError(whyDamaged(error))
      }
    }
  }
}

/** Absent on Windows. */
const noFollow: number = constants.O_NOFOLLOW ?? 0

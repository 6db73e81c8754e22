/**
 * Watches what comes out of an entry of a zip: neither more than any honest archive packs, nor other than
 * what went in. What an archive declares is not believed.
 */

import {Transform} from 'node:stream'
import {crc32} from 'node:zlib'
import {TooLarge} from '../archive.ts'
import {whyUnreadable} from '../files/why-unreadable.ts'

/** What a zip may unpack to; a file for people packs to a tenth, seldom to a fiftieth. */
export interface Limits {
  /** Bytes of one entry. */
  entry: number
  /** Times its packed size that one entry may be, past `entryFree` bytes. */
  entryRatio: number
  entryFree: number
  /** Bytes of all that was unpacked. */
  total: number
  /** Times the size of the zip that all may be, past `totalFree` bytes. */
  totalRatio: number
  totalFree: number
  /** Number of entries. */
  entries: number
}

const MiB = 1024 * 1024

export const usualLimits: Limits = {
  entry: 64 * 1024 * MiB,
  entryRatio: 200,
  entryFree: 4 * MiB,
  total: 128 * 1024 * MiB,
  totalRatio: 100,
  totalFree: 128 * MiB,
  entries: 500_000
}

/** An archive that is not what it says, in words for people. */
export class DamagedError extends Error {}

/** What has come out of a zip so far: an entry that is read again counts once. */
export interface Unpacked {
  size: number
  byEntry: Map<string, number>
}

interface Packed {
  name: string
  packed: number
  size: number
  crc32: number
}

export function guard(
  {name, packed, size, crc32: expected}: Packed,
  zipSize: number,
  unpacked: Unpacked,
  limits: Limits
): Transform {
  const before = unpacked.byEntry.get(name) ?? 0
  let out = 0
  let sum = 0

  return new Transform({
    transform(part: Buffer, _encoding, done) {
      out += part.length
      sum = crc32(part, sum)
      const fresh = out - Math.max(before, unpacked.byEntry.get(name) ?? 0)
      if (fresh > 0) {
        unpacked.byEntry.set(name, out)
        unpacked.size += fresh
      }
      const reason = tooMuch(out, packed, limits) ?? tooMuchInAll()
      if (reason) done(new DamagedError(reason))
      else done(null, part)
    },
    flush(done) {
      if (out !== size || sum !== expected)
        done(new DamagedError('it is damaged: what comes out is not what was packed'))
      else done()
    },
    destroy(error, done) {
      done(error && new DamagedError(whyDamaged(error)))
    }
  })

  function tooMuchInAll(): string | undefined {
    const all = unpacked.size
    if (all > limits.total || (all > limits.totalFree && all > zipSize * limits.totalRatio))
      return `the archive unpacks to more than any real one (${megabytes(all)} from ${megabytes(zipSize)})`
    return
  }
}

/** Why an entry that unpacks from `packed` bytes to `out` is no real file; `undefined` where it may be one. */
export function tooMuch(out: number, packed: number, limits: Limits): string | undefined {
  if (out > limits.entry || (out > limits.entryFree && out > packed * limits.entryRatio))
    return `it unpacks to more than any real file (${megabytes(out)} from ${megabytes(packed)})`
  return
}

/** What an error of unpacking means to the person who has the archive. */
export function whyDamaged(error: unknown): string {
  if (error instanceof DamagedError || error instanceof TooLarge) return error.message
  const {code = '', message} = error as NodeJS.ErrnoException
  if (code.startsWith('Z_')) return 'it is damaged: it cannot be unpacked'
  if (/end of central directory|not a zip/i.test(message))
    return 'its end is missing: it was cut short, or is no zip; get it again'
  if (code === '') return `it is damaged (${message})`
  return whyUnreadable(error)
}

function megabytes(bytes: number): string {
  return `${(bytes / MiB).toLocaleString('en', {maximumFractionDigits: bytes < MiB ? 3 : 0})} MB`
}

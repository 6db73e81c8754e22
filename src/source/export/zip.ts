/**
 * A zip as an archive. Nothing of it is ever written to a disk, and no file stays open between reads: an
 * entry is found by what the central directory says, and unpacked anew whenever someone asks.
 */

import {open, stat} from 'node:fs/promises'
import {pipeline, Readable} from 'node:stream'
import {createInflateRaw} from 'node:zlib'
import * as yauzl from 'yauzl'
import type {Archive} from '../archive.ts'
import type {Listed} from '../files/listed.ts'
import {DamagedError, guard, type Limits, type Unpacked, usualLimits, whyDamaged} from './guard.ts'
import {leftOut} from './left-out.ts'
import {type Packed, putEntry} from './zip-entries.ts'
import {salvage} from './zip-salvage.ts'

/** How a zip begins, an empty one too. */
export function isZip(head: Uint8Array): boolean {
  return (
    head[0] === 0x50 &&
    head[1] === 0x4b &&
    ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6))
  )
}

/**
 * Open the zip at `file`.
 * @throws DamagedError when it is no zip any more: cut short, overwritten, made to deceive.
 */
export async function openZip(
  {file, shown}: Listed,
  limits: Limits = usualLimits
): Promise<Archive> {
  const {entries, problems, size} = await readDirectory({file, shown}, limits).catch(function (
    error: unknown
  ) {
    if (!(error instanceof NoDirectory)) throw error
    return readRemains({file, shown}, limits, error)
  })
  const unpacked: Unpacked = {size: 0, byEntry: new Map()}

  return {
    entries,
    shown,
    mark: '!/',
    problems,
    async open(name) {
      const entry = entries.get(name)
      if (!entry) throw new DamagedError('there is no such file in the archive')
      const packed = await openPacked(file, entry)
      const watch = guard(entry, size, unpacked, limits)
      // What fails in any part ends the last one, too, whose reader is told; so nobody else need be.
      const told = () => undefined
      if (entry.deflated && entry.packed > 0) pipeline(packed, createInflateRaw(), watch, told)
      else pipeline(packed, watch, told)
      return watch
    }
  }
}

interface Directory {
  entries: Map<string, Packed>
  problems: Archive['problems']
  /** Bytes of the zip. */
  size: number
}

async function readDirectory({file, shown}: Listed, limits: Limits): Promise<Directory> {
  const entries = new Map<string, Packed>()
  const skipped = leftOut(shown)
  const ranges: Array<readonly [start: number, end: number]> = []
  const zip = await opened(file)

  try {
    if (zip.entryCount > limits.entries)
      throw new DamagedError(
        `it has ${zip.entryCount.toLocaleString('en')} entries, where ${limits.entries.toLocaleString('en')} are the most`
      )
    for await (const entry of zip.eachEntry()) {
      const {relativeOffsetOfLocalHeader: offset, compressedSize: packed} = entry
      ranges.push([offset, offset + 30 + entry.fileNameLength + packed])
      const described = {
        nameBytes: entry.fileNameRaw,
        extraFields: entry.extraFields,
        flags: entry.generalPurposeBitFlag,
        method: entry.compressionMethod,
        isLink: isLink(entry),
        size: entry.uncompressedSize,
        crc32: entry.crc32
      }
      putEntry({...described, packed, offset}, entries, skipped)
    }
  } catch (error) {
    throw error instanceof DamagedError ? error : new NoDirectory(whyDamaged(error))
  } finally {
    zip.close()
  }

  if (overlap(ranges)) throw new DamagedError('its entries lie over each other, as in no real zip')
  return {entries, problems: skipped.findings(), size: zip.fileSize}
}

/** What can still be read of a zip whose end is missing, which `why` says. */
async function readRemains(
  {file, shown}: Listed,
  limits: Limits,
  why: NoDirectory
): Promise<Directory> {
  const entries = new Map<string, Packed>()
  const skipped = leftOut(shown)
  for await (const entry of salvage(file, limits)) putEntry(entry, entries, skipped)
  if (entries.size === 0) throw why
  const files = `${entries.size.toLocaleString('en')} ${entries.size === 1 ? 'file' : 'files'}`
  const reason = `${why.message}; ${files} at its beginning could be looked into`
  const at = {file: shown, line: 1, column: 1}
  const problem = {rule: 'source/damaged-archive', args: {reason, part: 1}, at} as const
  return {entries, problems: [problem, ...skipped.findings()], size: (await stat(file)).size}
}

/** The list of what is in a zip, which stands at its end, is missing or broken. */
class NoDirectory extends DamagedError {}

async function opened(file: string): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.openPromise(file, {
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: false
    })
  } catch (error) {
    throw new NoDirectory(whyDamaged(error))
  }
}

/** The packed bytes of an entry, from a handle of its own that ends with the stream. */
async function openPacked(file: string, {offset, packed}: Packed): Promise<Readable> {
  const handle = await open(file)
  try {
    const header = Buffer.alloc(30)
    const {bytesRead} = await handle.read(header, 0, 30, offset)
    const {size} = await handle.stat()
    if (bytesRead < 30 || header.readUInt32LE(0) !== 0x04034b50)
      throw new DamagedError('it is damaged: it does not begin where the archive says')
    const start = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
    if (start + packed > size)
      throw new DamagedError('it is damaged: it ends after the end of the archive')
    if (packed > 0) return handle.createReadStream({start, end: start + packed - 1})
  } catch (error) {
    await handle.close()
    throw error
  }
  await handle.close()
  return Readable.from([])
}

/** Whether the entry stands for a link, as systems like Unix mark it. */
function isLink({versionMadeBy, externalFileAttributes}: yauzl.Entry): boolean {
  const madeOnUnix = [3, 19].includes(versionMadeBy >>> 8)
  return madeOnUnix && ((externalFileAttributes >>> 16) & 0o170000) === 0o120000
}

function overlap(ranges: Array<readonly [start: number, end: number]>): boolean {
  ranges.sort((a, b) => a[0] - b[0])
  return ranges.some(([start], at) => at > 0 && start < (ranges[at - 1]?.[1] ?? 0))
}

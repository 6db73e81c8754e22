/**
 * A zip as an archive. Nothing of it is ever written to a disk, and no file stays open between reads: an
 * entry is found by what the central directory says, and unpacked anew whenever someone asks.
 */

import {isUtf8} from 'node:buffer'
import {open} from 'node:fs/promises'
import {pipeline, Readable} from 'node:stream'
import {createInflateRaw} from 'node:zlib'
import * as yauzl from 'yauzl'
import type {Archive} from '../archive.ts'
import type {Listed} from '../listed.ts'
import {entryName} from './entry-name.ts'
import {DamagedError, guard, type Limits, type Unpacked, usualLimits, whyDamaged} from './guard.ts'
import {leftOut} from './left-out.ts'

/** Bit of the flags that says that names are in UTF-8; many tools write UTF-8 without setting it. */
const utf8Flag = 0x800

interface Packed {
  name: string
  size: number
  packed: number
  /** Where its local header begins. */
  offset: number
  crc32: number
  deflated: boolean
}

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
  const {entries, problems, size} = await readDirectory({file, shown}, limits)
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

async function readDirectory(
  {file, shown}: Listed,
  limits: Limits
): Promise<{entries: Map<string, Packed>; problems: Archive['problems']; size: number}> {
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
      const raw = yauzl.getFileNameLowLevel(
        isUtf8(entry.fileNameRaw) ? utf8Flag : 0,
        entry.fileNameRaw,
        entry.extraFields,
        true
      )
      const start = entry.relativeOffsetOfLocalHeader
      ranges.push([start, start + 30 + entry.fileNameLength + entry.compressedSize])
      const named = entryName(raw)
      if ('reason' in named) skipped.add('source/unsafe-name', named.reason, raw)
      else if (isLink(entry)) skipped.add('source/unsafe-name', 'it is a link', raw)
      else if (/[\\/]$/.test(raw))
        continue // A folder.
      else if (entry.isEncrypted()) skipped.add('source/entry-skipped', 'it is encrypted', raw)
      else if (![0, 8].includes(entry.compressionMethod))
        skipped.add('source/entry-skipped', 'it is packed in a way that is not known here', raw)
      else if (entries.has(named.name))
        skipped.add('source/entry-skipped', 'another has the same name', raw)
      else
        entries.set(named.name, {
          name: named.name,
          size: entry.uncompressedSize,
          packed: entry.compressedSize,
          offset: start,
          crc32: entry.crc32,
          deflated: entry.compressionMethod === 8
        })
    }
  } catch (error) {
    throw error instanceof DamagedError ? error : new DamagedError(whyDamaged(error))
  } finally {
    zip.close()
  }

  if (overlap(ranges)) throw new DamagedError('its entries lie over each other, as in no real zip')
  return {entries, problems: skipped.findings(), size: zip.fileSize}
}

async function opened(file: string): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.openPromise(file, {
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: false
    })
  } catch (error) {
    throw new DamagedError(whyDamaged(error))
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

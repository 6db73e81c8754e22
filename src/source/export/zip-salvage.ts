/**
 * The entries of a zip that was cut short, whose directory stood at the end: each is found by what stands
 * right before it. Where that does not say how long the entry is, as in zips that were written in one go,
 * it is unpacked to find out, and nothing of it is kept.
 */

import {createReadStream} from 'node:fs'
import {type FileHandle, open} from 'node:fs/promises'
import {crc32, createInflateRaw} from 'node:zlib'
import {DamagedError, type Limits, tooMuch} from './guard.ts'
import type {Described} from './zip-entries.ts'

const localMark = 0x04034b50
const descriptorMark = 0x08074b50
const headerLength = 30
/** Bit of the flags that says that the sizes stand behind the entry. */
const sizesBehind = 8
/** A size that stands elsewhere. */
const elsewhere = 0xffffffff

interface Local extends Described {
  /** Where its packed bytes begin. */
  start: number
}

/** Entries from the beginning of `file` on; the last one may be cut, and says so when it is read. */
export async function* salvage(file: string, limits: Limits): AsyncGenerator<Described> {
  const handle = await open(file)
  try {
    const {size: end} = await handle.stat()
    let at = 0
    for (let count = 0; count < limits.entries; count++) {
      const local = await readLocal(handle, at, end)
      if (!local) return
      const next = await nextAfter(local, file, handle, end, limits)
      yield local
      if (next === undefined || next > end) return
      at = next
    }
  } finally {
    await handle.close()
  }
}

async function readLocal(
  handle: FileHandle,
  offset: number,
  end: number
): Promise<Local | undefined> {
  const head = await bytesAt(handle, offset, headerLength)
  if (head.length < headerLength || head.readUInt32LE(0) !== localMark) return
  const [nameLength, extraLength] = [head.readUInt16LE(26), head.readUInt16LE(28)]
  const start = offset + headerLength + nameLength + extraLength
  if (start > end) return
  const rest = await bytesAt(handle, offset + headerLength, nameLength + extraLength)
  const extraFields = fieldsIn(rest.subarray(nameLength))
  const wide = extraFields.find(({id}) => id === 1)?.data
  const said = (at: number, inWide: number) => {
    const size = head.readUInt32LE(at)
    const hasWide = size === elsewhere && wide !== undefined && wide.length >= inWide + 8
    return hasWide ? Number(wide.readBigUInt64LE(inWide)) : size
  }
  return {
    nameBytes: rest.subarray(0, nameLength),
    extraFields,
    flags: head.readUInt16LE(6),
    method: head.readUInt16LE(8),
    // Only the directory tells links; nothing of an entry gets near a disk.
    isLink: false,
    crc32: head.readUInt32LE(14),
    packed: said(18, 8),
    size: said(22, 0),
    offset,
    start
  }
}

/** Where the entry after `local` begins, once it is known how long that is; `undefined` when it is the last. */
async function nextAfter(
  local: Local,
  file: string,
  handle: FileHandle,
  end: number,
  limits: Limits
): Promise<number | undefined> {
  if ((local.flags & sizesBehind) === 0) {
    const next = local.start + local.packed
    if (next > end) cut(local, end)
    return next
  }
  const found = local.method === 8 ? await measure(local, file, limits) : undefined
  if (found) {
    Object.assign(local, found)
    const behind = local.start + found.packed
    const length = descriptorLength(await bytesAt(handle, behind, 24), found)
    if (length !== undefined) return behind + length
  } else cut(local, end)
  return
}

/** All that is left belongs to the last entry, and is less than it was. */
function cut(local: Local, end: number): void {
  local.packed = end - local.start
}

type Measured = Pick<Described, 'crc32' | 'packed' | 'size'>

/** How long a deflated entry is; `undefined` where it does not end. */
async function measure(
  {start}: Local,
  file: string,
  limits: Limits
): Promise<Measured | undefined> {
  const packed = createReadStream(file, {start})
  const inflate = createInflateRaw()
  packed.on('error', (error) => inflate.destroy(error)).pipe(inflate)
  let [size, sum] = [0, 0]
  try {
    for await (const part of inflate) {
      size += (part as Buffer).length
      sum = crc32(part as Buffer, sum)
      const reason = tooMuch(size, inflate.bytesWritten, limits)
      if (reason) throw new DamagedError(reason)
    }
    return {size, crc32: sum, packed: inflate.bytesWritten}
  } catch (error) {
    if (error instanceof DamagedError) throw error
    return
  } finally {
    packed.destroy()
  }
}

/** Length of the sizes behind an entry, by which of their forms agrees with it. */
function descriptorLength(bytes: Buffer, {crc32: sum, packed, size}: Measured): number | undefined {
  for (const at of [0, 4]) {
    if (at === 4 && (bytes.length < 4 || bytes.readUInt32LE(0) !== descriptorMark)) return
    if (bytes.length < at + 12 || bytes.readUInt32LE(at) !== sum) continue
    const [short, long] = [at + 4, at + 8].map((place) => bytes.readUInt32LE(place))
    if (short === packed && long === size) return at + 12
    if (bytes.length >= at + 20 && bytes.readBigUInt64LE(at + 4) === BigInt(packed)) return at + 20
  }
  return
}

function fieldsIn(bytes: Buffer): Described['extraFields'] {
  const fields: Described['extraFields'] = []
  for (let at = 0; at + 4 <= bytes.length; ) {
    const end = at + 4 + bytes.readUInt16LE(at + 2)
    if (end > bytes.length) break
    fields.push({id: bytes.readUInt16LE(at), data: bytes.subarray(at + 4, end)})
    at = end
  }
  return fields
}

async function bytesAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const {buffer, bytesRead} = await handle.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}

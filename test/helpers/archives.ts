/** Archives for tests: made when they are needed, honest ones and others. */

import {Readable} from 'node:stream'
import {buffer} from 'node:stream/consumers'
import {crc32, deflateRawSync} from 'node:zlib'
import {ZipFile} from 'yazl'

/** A zip of `files`, as any tool makes it. */
export async function zipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  mode?: number
): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files))
    zip.addBuffer(Buffer.from(content), name, {
      mtime: new Date(2026, 2, 1),
      ...(mode !== undefined && {mode})
    })
  zip.end()
  return buffer(zip.outputStream)
}

/** A zip as programs write it in one go: the sizes of a file stand behind it. */
export async function streamedZip(
  files: Readonly<Record<string, string | Uint8Array>>
): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files))
    zip.addReadStream(Readable.from([Buffer.from(content)]), name, {mtime: new Date(2026, 2, 1)})
  zip.end()
  return buffer(zip.outputStream)
}

export interface RawEntry {
  name: string | Uint8Array
  content: Uint8Array | string
  /** Bits of the header; `1`: encrypted, `0x800`: the name is in UTF-8. */
  flags?: number
  method?: number
  /** What it says of itself, where that is not the truth. */
  size?: number
  crc?: number
  /** Begins where the entry of this number does. */
  over?: number
  attributes?: number
}

/** A zip whose every field can lie. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  const offsets: number[] = []
  let at = 0

  for (const {name, content, flags = 0, method = 8, ...said} of entries) {
    const bytes = Buffer.from(content)
    const packed = method === 8 ? deflateRawSync(bytes) : bytes
    const named = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt32LE(said.crc ?? crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(said.size ?? bytes.length, 18)
    common.writeUInt16LE(named.length, 22)

    const start = said.over === undefined ? at : (offsets[said.over] ?? 0)
    offsets.push(start)
    if (said.over === undefined) {
      const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, named, packed])
      parts.push(local)
      at += local.length
    }
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(said.attributes ?? 0, 6)
    rest.writeUInt32LE(start, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), common, rest, named]))
  }

  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, central, end])
}

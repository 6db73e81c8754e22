/** The beginning of a file, by which its kind is told. */

import {open} from 'node:fs/promises'

const size = 8192

/** The first bytes of `file`; `undefined` where it cannot be read, which its reader will say. */
export async function readHead(file: string): Promise<Uint8Array | undefined> {
  try {
    const handle = await open(file)
    try {
      const {buffer, bytesRead} = await handle.read(Buffer.alloc(size), 0, size, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch {
    return // Whoever reads the whole says why.
  }
}

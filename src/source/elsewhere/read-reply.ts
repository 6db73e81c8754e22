/** Reads what a host sends, up to a limit, whatever it says of its length. */

import {createBrotliDecompress, createGunzip, createInflate} from 'node:zlib'
import {isCutShort} from '../../model/file-kinds.ts'
import type {Reply} from './ask.ts'
import {FetchError} from './faults.ts'

/** The bytes of `reply`. @throws FetchError when they are too many, or break off. */
export async function readReply(reply: Reply, limit: number): Promise<Uint8Array> {
  const said = Number(reply.headers['content-length'] ?? 0)
  if (said > limit) {
    reply.destroy()
    throw new FetchError('too-large', {size: said})
  }
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of unpacked(reply) as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength
      if (size > limit) throw new FetchError('too-large')
      chunks.push(chunk)
    }
    const bytes = Buffer.concat(chunks)
    // Bytes that stand behind the length that was said are gone without a word.
    if (!reply.complete || isCutShort(bytes)) throw new FetchError('broken', {passing: true})
    return bytes
  } catch (error) {
    throw error instanceof FetchError ? error : new FetchError('broken', {passing: true})
  } finally {
    reply.destroy()
  }
}

/** Plain bytes were asked for; some hosts pack them all the same. */
function unpacked(reply: Reply): AsyncIterable<unknown> {
  const packing = String(reply.headers['content-encoding'] ?? '')
    .trim()
    .toLowerCase()
  const makers = {
    br: createBrotliDecompress,
    deflate: createInflate,
    gzip: createGunzip,
    'x-gzip': createGunzip
  }
  if (!Object.hasOwn(makers, packing)) return reply
  const unpack = makers[packing as keyof typeof makers]()
  reply.on('error', (error) => unpack.destroy(error))
  return reply.pipe(unpack)
}

/** A set of named files, in a zip or in a folder: what readers of exports work on. */

import type {Readable} from 'node:stream'
import type {FindingDraft} from '../model/finding.ts'

export interface ArchiveEntry {
  /** Path within, with `/`; never absolute, never with `..`. */
  name: string
  /** Unpacked size in bytes, as the archive says: what comes out may differ. */
  size: number
}

export interface Archive {
  /** By name; folders are not among them. */
  entries: ReadonlyMap<string, ArchiveEntry>
  /** Path that findings show. */
  shown: string
  /** What findings show between that and the name of an entry. */
  mark: '!/' | '/'
  /** What was left out of it, and why. */
  problems: readonly FindingDraft[]
  /**
   * The bytes of an entry as they come; nothing stays open when the stream has ended or is destroyed.
   * It fails in the middle, with a plain reason, where the entry is damaged or unpacks to what no honest one does.
   * @throws Error when there is no such entry, or it cannot be opened.
   */
  open(name: string): Promise<Readable>
}

/** 64 MiB: no page for people is longer, and memory is not endless. */
export const largestText = 64 * 1024 * 1024

/** A file whose whole is too large to be held. */
export class TooLarge extends Error {}

/**
 * The whole of an entry.
 * @throws Error with a plain reason when it cannot be had, or is more than `most` bytes.
 */
export async function readEntry(
  archive: Archive,
  name: string,
  most: number = largestText
): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let size = 0
  const stream = await archive.open(name)
  for await (const part of stream) {
    size += (part as Buffer).length
    // Leaving the loop destroys the stream.
    if (size > most)
      throw new TooLarge(
        `it is larger than ${Math.round(most / 1024 / 1024)} MB, which is the most`
      )
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}

/** How findings show a file in an archive. */
export function entryShown({shown, mark}: Pick<Archive, 'shown' | 'mark'>, name: string): string {
  return shown === '.' && mark === '/' ? name : shown + mark + name
}

/** A set of named files, in a zip or in a folder: what readers of exports work on. */

import type {Readable} from 'node:stream'

export interface ArchiveEntry {
  /** Path within, with `/`; never absolute, never with `..`. */
  name: string
  /** Unpacked size in bytes. */
  size: number
}

export interface Archive {
  /** By name. */
  entries: ReadonlyMap<string, ArchiveEntry>
  /** Path that findings show. */
  shown: string
  /** @throws Error when the entry is damaged or larger than it says. */
  open(name: string): Promise<Readable>
  close(): Promise<void>
}

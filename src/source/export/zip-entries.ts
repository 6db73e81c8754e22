/** What stands in a zip, from its directory or, where that is missing, from the files themselves. */

import {isUtf8} from 'node:buffer'
import * as yauzl from 'yauzl'
import {entryName} from './entry-name.ts'
import type {LeftOut} from './left-out.ts'

/** Bit of the flags that says that names are in UTF-8; many tools write UTF-8 without setting it. */
const utf8Flag = 0x800
const encryptedFlag = 1

/** An entry as the zip describes it. */
export interface Described {
  nameBytes: Buffer
  extraFields: Array<{id: number; data: Buffer}>
  flags: number
  method: number
  isLink: boolean
  size: number
  packed: number
  /** Where its local header begins. */
  offset: number
  crc32: number
}

/** An entry that can be read. */
export interface Packed {
  name: string
  size: number
  packed: number
  offset: number
  crc32: number
  deflated: boolean
}

/** Put `entry` among `entries` under its name, or among what is `skipped`. */
export function putEntry(
  {nameBytes, extraFields, flags, method, isLink, ...entry}: Described,
  entries: Map<string, Packed>,
  skipped: LeftOut
): void {
  const charset = isUtf8(nameBytes) ? utf8Flag : 0
  const raw = yauzl.getFileNameLowLevel(charset, nameBytes, extraFields, true)
  const named = entryName(raw)
  if ('reason' in named) skipped.add('source/unsafe-name', named.reason, raw)
  else if (isLink) skipped.add('source/unsafe-name', 'it is a link', raw)
  else if (/[\\/]$/.test(raw))
    return // A folder.
  else if ((flags & encryptedFlag) !== 0)
    skipped.add('source/entry-skipped', 'it is encrypted', raw)
  else if (![0, 8].includes(method))
    skipped.add('source/entry-skipped', 'it is packed in a way that is not known here', raw)
  else if (entries.has(named.name))
    skipped.add('source/entry-skipped', 'another has the same name', raw)
  else entries.set(named.name, {...entry, name: named.name, deflated: method === 8})
}

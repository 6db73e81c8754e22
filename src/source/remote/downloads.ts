/** The bytes of attached files: asked for when somebody wants them, and kept for the next time. */

import type {FileFacts, SourcePage} from '../../model/source-page.ts'
import {type Client, HttpError} from '../http/index.ts'
import type {Kept} from './kept.ts'
import {endsAll} from './said.ts'

/** 64 MiB: what is larger is no picture, and no download that belongs to an article. */
const largest = 64 * 1024 * 1024

export interface Downloads {
  reader(
    page: string,
    files: readonly FileFacts[],
    /** Addresses by name, where the source told them. */
    addresses?: ReadonlyMap<string, string>
  ): NonNullable<SourcePage['readFile']>
}

/** `pathOf`: where a file lies whose address the source did not tell. */
export function downloads(
  client: Client,
  kept: Kept,
  pathOf: (page: string, file: FileFacts) => string
): Downloads {
  /** Nothing more is asked for once the server is gone: every file would wait for all tries. */
  let over = false

  return {
    reader(page, files, addresses) {
      const byName = new Map(files.map((facts) => [facts.name, facts]))
      return async function (name) {
        const facts = byName.get(name)
        if (!facts || (facts.size ?? 0) > largest) return
        const key = JSON.stringify([page, name, facts.id, facts.fileId, facts.revision, facts.size])
        const before = await kept.file(key)
        if (before || over) return before
        try {
          const bytes = await client.bytes(
            addresses?.get(name) ?? pathOf(page, facts),
            largest,
            facts.size
          )
          await kept.keepFile(key, bytes)
          return bytes
        } catch (error) {
          if (!(error instanceof HttpError)) throw error
          over = endsAll(error) && error.fault !== 'redirect'
          return
        }
      }
    }
  }
}

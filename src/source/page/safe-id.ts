/**
 * Ids as file names: every id names a folder on every system, and no two ids the same one.
 *
 * An id that is fine stays as it is. Any other is cleaned and gets an ending made of the whole id, so
 * that two ids that clean to the same text stay apart.
 */

import {createHash} from 'node:crypto'
import {isPlainId, plainId} from '../../model/plain-id.ts'

/** What an id must not look like unless it was made here. */
const made = /~[0-9a-f]{8}$/

export function safeId(id: string): string {
  return !made.test(id) && isPlainId(id) ? id : withEnding(id, id)
}

/** `id` with an ending made of `of`: the same for the same text, and of no other id. */
export function withEnding(id: string, of: string): string {
  const hash = createHash('sha256').update(of).digest('hex').slice(0, 8)
  return `${plainId(id)}~${hash}`
}

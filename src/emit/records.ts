/** `content/records/<article id>.yaml`: what was mended and taken out, so that a person can put it back. */

import {stringify} from 'yaml'
import type {Entry} from '../model/record.ts'
import type {PageKey} from '../model/source-page.ts'
import {type LineColumn, locator} from '../model/text.ts'
import type {Piece} from '../model/words.ts'

export interface RecordedPage {
  key: PageKey
  /** The decoded body that the entries' offsets point into. */
  body: string
  entries: readonly Entry[]
}

/** Write the record of all versions of one article; `undefined` where nothing was mended. */
export function recordText(pages: readonly RecordedPage[]): string | undefined {
  const sources = pages
    .filter((page) => page.entries.length > 0)
    .map(function ({key, body, entries}) {
      const locate = locator(body)
      return {source: key, entries: entries.map((entry) => plainEntry(entry, locate(entry.offset)))}
    })
  if (sources.length === 0) return
  return stringify({sources}, {lineWidth: 0, blockQuote: 'literal'})
}

function plainEntry(entry: Entry, {line, column}: LineColumn): Record<string, unknown> {
  const result: Record<string, unknown> = {by: entry.by, at: `${line}:${column}`}
  if (Object.keys(entry.args).length > 0) result['what'] = entry.args
  if (entry.removed) result['removed'] = plainPiece(entry.removed)
  if (entry.added) result['added'] = plainPiece(entry.added)
  if (entry.aside !== undefined) result['aside'] = entry.aside
  return result
}

function plainPiece({text, links, images}: Piece): Record<string, unknown> {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return {
    ...(lines.length > 0 && {text: lines.join('\n')}),
    ...(links.length > 0 && {links}),
    ...(images.length > 0 && {images})
  }
}

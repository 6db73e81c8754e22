/** `content/records/<article id>.yaml`: what was mended and taken out, so that a person can put it back. */

import {parse} from 'yaml'
import {z} from 'zod'
import type {Args} from '../model/args.ts'
import type {Entry} from '../model/record.ts'
import type {PageKey} from '../model/source-page.ts'
import {type LineColumn, locator} from '../model/text.ts'
import type {Piece} from '../model/words.ts'
import {writeYaml} from '../model/write-yaml.ts'

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
  return writeYaml({sources})
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

/** What a record says of one page. */
export interface ReadRecord {
  source: PageKey
  entries: ReadEntry[]
}

export interface ReadEntry {
  by: string
  at: LineColumn
  what: Args
  removed?: Piece
  added?: Piece
  aside?: string
}

const texts = z.array(z.string()).default([])
const piece = z
  .object({
    text: z.string().default('').describe('Words, as readers see them.'),
    links: texts.describe('Addresses of links.'),
    images: texts.describe('Addresses of pictures.')
  })
  .transform((given): Piece => given)
const at = z
  .string()
  .regex(/^\d{1,9}:\d{1,9}$/, 'expected `line:column`')
  .transform((place): LineColumn => {
    const [line = 1, column = 1] = place.split(':').map(Number)
    return {line, column}
  })
const entry = z.object({
  by: z.string().describe('The mend or repair; docs/repairs.md explains each.'),
  at: at.describe('Where in the page of the source: `line:column`.'),
  what: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), texts]))
    .default({})
    .describe('What there is to say about it.'),
  removed: piece.optional().describe('What was taken out.'),
  added: piece.optional().describe('What was put in.'),
  aside: z.string().optional().describe('Text that was set aside whole, as Markdown.')
})
export const recordSchema = z.object({
  sources: z
    .array(
      z.object({
        source: z
          .string()
          .regex(/^[^/]+\/.+$/s, 'expected `source/id`')
          .transform((key) => key as PageKey)
          .describe('The page, as `source/id`.'),
        entries: z.array(entry).describe('What was mended, in order.')
      })
    )
    .describe('What was mended in each version of the article. Written by the program.')
})

/** Read a record back; what is wrong with it, in words, where it is none. */
export function readRecord(text: string): readonly ReadRecord[] | {problem: string} {
  try {
    const read = recordSchema.safeParse(parse(text))
    if (read.success) return read.data.sources as readonly ReadRecord[]
    const [issue] = read.error.issues
    return {problem: `${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'is wrong'}`}
  } catch (error) {
    return {problem: (error as Error).message.split('\n', 1)[0] ?? ''}
  }
}

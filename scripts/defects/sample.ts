/** Draws changes by chance, each with its place in the source and what the article has there. */

import {writeMarkdown} from '../../src/mdx/index.ts'
import type {Entry} from '../../src/model/record.ts'
import {locator} from '../../src/model/text.ts'
import {createRandom} from '../bench/random.ts'
import type {Document} from './views.ts'

export interface Drawn {
  document: Document
  entry: Entry
}

/** `count` of the changes of all documents, or only those `of` some repairs; the same `seed` draws the same. */
export function draw(
  documents: Iterable<Document>,
  count: number,
  seed: number,
  of?: readonly string[]
): Drawn[] {
  const random = createRandom(seed)
  const drawn: Drawn[] = []
  let met = 0
  // Each change is as likely as any other, though their number is not known beforehand.
  for (const document of documents)
    for (const entry of document.prepared.entries) {
      if (of && !of.includes(entry.by)) continue
      met++
      if (drawn.length < count) drawn.push({document, entry})
      else {
        const at = random.whole(0, met - 1)
        if (at < count) drawn[at] = {document, entry}
      }
    }
  return drawn
}

/** Characters of the source that are shown on both sides. */
const around = 260

export function showDrawn({document, entry}: Drawn, number: number): string {
  const {page, prepared} = document
  const {by, offset, args, removed, added} = entry
  const {line, column} = locator(page.body)(offset)
  const from = Math.max(0, offset - around / 2)
  const source = page.body.slice(from, offset + around * 2)
  const blocks = prepared.article.body.children
  // Positions are places in the file: the block that begins last before the line.
  const at = blocks.findLastIndex((block) => {
    const start = block.position?.start
    return (
      start !== undefined && (start.line < line || (start.line === line && start.column <= column))
    )
  })
  const shown = blocks.slice(Math.max(0, at), Math.max(0, at) + 2)
  return [
    `#${number} ${page.file}:${line}:${column} ${by} ${JSON.stringify(args)}`,
    removed
      ? `  out: ${JSON.stringify(removed.text.slice(0, 300))} ${[...removed.links, ...removed.images].join(' ')}`
      : '',
    added
      ? `  in: ${JSON.stringify(added.text.slice(0, 300))} ${[...added.links, ...added.images].join(' ')}`
      : '',
    `  source: ${JSON.stringify(source)}`,
    `  article: ${JSON.stringify(writeMarkdown({type: 'root', children: shown}).slice(0, 900))}`
  ]
    .filter((each) => each !== '')
    .join('\n')
}

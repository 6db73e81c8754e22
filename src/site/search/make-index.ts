/** Pages → the files of the search. */

import {createHash} from 'node:crypto'
import MiniSearch from 'minisearch'
import {
  type Contents,
  type FoundPage,
  type Indexed,
  type KeptTerm,
  optionsOf,
  type Piece,
  packed
} from './format.ts'
import type {SearchPage} from './read-page.ts'
import {termsOf} from './words.ts'

/** Length of a piece, in characters; what is common in a language has a larger one of its own. */
const pieceLength = 16_000

/** Path below `find/` → text, of all pages of one language. */
export async function makeIndex(
  locale: string,
  pages: readonly SearchPage[]
): Promise<Map<string, string>> {
  const engine = new MiniSearch<Indexed>(optionsOf(await termsOf(locale)))
  engine.addAll(pages.map(({title, text}, id) => ({id, title, text})))
  const {index, averageFieldLength, fieldLength} = engine.toJSON()
  const pieces = cut(index.sort(([a], [b]) => (a < b ? -1 : 1)).map(entry))
  const sections = [...new Set(pages.flatMap(({section}) => section ?? []))]

  const texts = [
    ...pieces.map((piece, at) => [`${at}.json`, JSON.stringify(piece)] as const),
    ...pages.map(function ({title, url, text}, at) {
      const page: FoundPage = {title, url, text}
      return [`page-${at}.json`, JSON.stringify(page)] as const
    })
  ]
  const digest = createHash('sha256')
  for (const part of texts.flat()) digest.update(part).update('\0')
  const folder = `${locale}-${digest.digest('hex').slice(0, 8)}`
  const contents: Contents = {
    folder,
    sections,
    pages: pages.map(function ({section}, id) {
      const [title = 0, text = 0] = fieldLength[id] ?? []
      return [title, text, section === undefined ? -1 : sections.indexOf(section)]
    }),
    later: pages.flatMap(({later}, id) => (later ? [id] : [])),
    average: [averageFieldLength[0] ?? 0, averageFieldLength[1] ?? 0],
    firsts: pieces.map((piece) => piece[0]?.[0] ?? '')
  }
  return new Map([
    [`${locale}.json`, JSON.stringify(contents)],
    ...texts.map(([name, text]) => [`${folder}/${name}`, text] as const)
  ])
}

function entry([term, fields]: KeptTerm): Piece[number] {
  return [term, packed(fields['0']), packed(fields['1'])]
}

function cut(terms: Piece): Piece[] {
  const pieces: Piece[] = []
  let room = 0
  for (const term of terms) {
    const length = JSON.stringify(term).length
    if (length > room || pieces.length === 0) {
      pieces.push([])
      room = pieceLength
    }
    pieces.at(-1)?.push(term)
    room -= length
  }
  return pieces
}

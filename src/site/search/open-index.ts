/** Answers queries, from pieces of an index that are read as they are needed. */

import MiniSearch from 'minisearch'
import {type Excerpt, excerptOf} from './excerpt.ts'
import {
  type Contents,
  type FoundPage,
  type Indexed,
  type Kept,
  type KeptTerm,
  optionsOf,
  type Piece,
  unpacked
} from './format.ts'
import {neededPieces} from './needed-pieces.ts'
import {type TermOf, termsOf, wordsIn} from './words.ts'

export interface Hit {
  title: string
  url: string
  /** Title of the section that it lies in, or of the one above all. */
  section: string
  excerpt: Excerpt
}

export interface Answer {
  total: number
  /** Section → how many were found in it. */
  sections: Record<string, number>
  /** Some of what was found, from `from` on. */
  hits(from: number, count: number): Promise<Hit[]>
}

/** The pages with all words of `query`, or with any, in `section` alone where one is given. */
export type Ask = (query: string, section: string, words: 'all' | 'any') => Promise<Answer>

/** `read` gives what lies at a path below `find/`. */
export async function openIndex(
  locale: string,
  read: <Data>(path: string) => Promise<Data>
): Promise<Ask> {
  const [contents, termOf] = await Promise.all([read<Contents>(`${locale}.json`), termsOf(locale)])
  const {folder, sections, pages, firsts} = contents
  const later = new Set(contents.later)
  const pieces = new Map<number, Piece>()
  const shown = new Map<number, FoundPage>()
  let engine = load(contents, [], termOf)
  const sectionOf = (page: number) => sections[pages[page]?.[2] ?? -1] ?? ''

  return async function (query, section, words) {
    const terms = wordsIn(query).map(({text}) => termOf(text))
    const missing = neededPieces(terms, firsts).filter((piece) => !pieces.has(piece))
    await Promise.all(
      missing.map(async (at) => pieces.set(at, await read<Piece>(`${folder}/${at}.json`)))
    )
    if (missing.length > 0) engine = load(contents, [...pieces.values()], termOf)
    const all = engine.search(query, {
      boost: {title: 4},
      boostDocument: (page: number) => (later.has(page) ? 0.7 : 1),
      combineWith: words === 'all' ? 'AND' : 'OR',
      // The last word may not be finished yet.
      prefix: (term, at, {length}) => at === length - 1 && term.length > 2
    })
    const found = section === '' ? all : all.filter(({id}) => sectionOf(id) === section)
    return {
      total: found.length,
      sections: counts(all.map(({id}) => sectionOf(id))),
      hits: (from, count) =>
        Promise.all(
          found.slice(from, from + count).map(async function ({id, terms}) {
            const page = shown.get(id) ?? (await read<FoundPage>(`${folder}/page-${id}.json`))
            shown.set(id, page)
            const {title, url, text} = page
            const excerpt = excerptOf(title, text, new Set(terms), termOf)
            return {title, url, section: sectionOf(id), excerpt}
          })
        )
    }
  }
}
/** An engine that knows what stands in `pieces`. */
function load(
  {pages, average}: Contents,
  pieces: readonly Piece[],
  termOf: TermOf
): MiniSearch<Indexed> {
  const kept: Kept = {
    documentCount: pages.length,
    nextId: pages.length,
    documentIds: Object.fromEntries(pages.map((_, id) => [id, id])),
    fieldIds: {title: 0, text: 1},
    fieldLength: Object.fromEntries(pages.map(([title, text], id) => [id, [title, text]])),
    averageFieldLength: average,
    storedFields: {},
    index: pieces
      .flat()
      .map(([term, titles, texts]): KeptTerm => [term, {0: unpacked(titles), 1: unpacked(texts)}]),
    serializationVersion: 2
  }
  return MiniSearch.loadJS(kept, optionsOf(termOf))
}

/** Each name with how often it is there, the most frequent first. */
function counts(names: readonly string[]): Record<string, number> {
  const all: Record<string, number> = {}
  for (const name of names) if (name !== '') all[name] = (all[name] ?? 0) + 1
  return Object.fromEntries(Object.entries(all).sort(([, a], [, b]) => b - a))
}

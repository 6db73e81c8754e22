/**
 * The index as it lies on the site, in the folder `find/`: one file of each language that says what there is, and pieces
 * of which only those are fetched that a query needs. What MiniSearch would keep in one file is cut up; how it finds and
 * weighs is its own.
 */

import type MiniSearch from 'minisearch'
import type {Options} from 'minisearch'
import {type TermOf, wordsIn} from './words.ts'

/** `find/<locale>.json`. */
export interface Contents {
  /** Folder of the pieces and the texts: another one as soon as a word is another. */
  folder: string
  /** Titles of the sections in which there are pages. */
  sections: string[]
  /** Of each page: words of its title, of its text, and the index of its section, -1 where it has none. */
  pages: Array<[title: number, text: number, section: number]>
  /** Indexes of the pages that come after others that fit as well. */
  later: number[]
  /** Words of a title, and of a text, on average. */
  average: [title: number, text: number]
  /** The first term of each piece. */
  firsts: string[]
}

/**
 * `find/<folder>/<n>.json`: terms in their order; of titles and of texts, how far it is to the next page that has the term,
 * and how often, one after the other.
 */
export type Piece = Array<[term: string, titles: number[], texts: number[]]>

/** `find/<folder>/page-<n>.json`. */
export interface FoundPage {
  title: string
  url: string
  text: string
}

export interface Indexed {
  id: number
  title: string
  text: string
}

export function optionsOf(termOf: TermOf): Options<Indexed> {
  return {
    fields: ['title', 'text'],
    tokenize: (text) => wordsIn(text).map((word) => word.text),
    processTerm: termOf
  }
}

/** What MiniSearch keeps. */
export type Kept = Parameters<typeof MiniSearch.loadJS>[0]
export type KeptTerm = Kept['index'][number]

/** Pages in their order → how far each is from the one before, and its count. */
export function packed(counts: Readonly<Record<string, number>> = {}): number[] {
  let before = 0
  return Object.entries(counts).flatMap(function ([page, count]) {
    const far = Number(page) - before
    before = Number(page)
    return [far, count]
  })
}

export function unpacked(pairs: readonly number[]): Record<string, number> {
  const counts: Record<string, number> = {}
  let page = 0
  for (let at = 0; at < pairs.length; at += 2) {
    page += pairs[at] ?? 0
    counts[page] = pairs[at + 1] ?? 0
  }
  return counts
}

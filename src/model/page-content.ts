/** What a page holds for other pages: its text, the parts that they may quote, and its properties. */

import type {ElementContent} from 'hast'

/** Before any repair; its nodes are shared, so whoever wants them takes copies. */
export interface PageContent extends PageParts {
  title?: string
  space?: string
  nodes: readonly ElementContent[]
}

/** What a parser finds in a page beside the text that it shows. */
export interface PageParts {
  /** Passages that other pages may show, those that the page itself hides included. */
  excerpts: Excerpt[]
  /** Page properties, in order. */
  details: Details[]
}

export interface Excerpt {
  /** Empty for the one that has no name. */
  name: string
  nodes: readonly ElementContent[]
}

/** One table of page properties. */
export interface Details {
  /** Empty for the one that has no id. */
  id: string
  rows: readonly DetailsRow[]
}

export interface DetailsRow {
  key: string
  /** What the cell holds. */
  value: readonly ElementContent[]
}

/** The passage `name` of a page; the first one where no name is asked for. */
export function findExcerpt({excerpts}: PageParts, name: string): Excerpt | undefined {
  return excerpts.find((each) => each.name === name) ?? (name === '' ? excerpts[0] : undefined)
}

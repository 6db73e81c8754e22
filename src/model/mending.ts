/** What was mended in articles, read back from what is written, for people. */

import type {Args} from './args.ts'
import type {Place} from './finding.ts'
import type {Format, PageKey} from './source-page.ts'
import type {Piece} from './words.ts'

/** One entry of a record. */
export interface MendingEntry {
  /** In the page as it was last seen. */
  place: Place
  /** The line of the source that it points into, on one line and not too long. */
  passage: string
  what: Args
  removed?: Piece
  added?: Piece
  /** Text that was set aside whole. */
  aside?: string
}

/** All that one repair did to one page. */
export interface MendingStep {
  /** Id of the mend, repair or other part. */
  by: string
  /** What is wrong where it has something to do, in one sentence. */
  summary: string
  entries: readonly MendingEntry[]
}

/** One page that an article was made of. */
export interface MendedPage {
  source: PageKey
  format: Format
  /** Its snapshot, relative to the root. */
  file: string
  /** In the order in which they ran. */
  steps: readonly MendingStep[]
}

/** A line of the source beside a line of the article. */
export interface TextRow {
  kind: 'same' | 'changed' | 'left' | 'right'
  segments: ReadonlyArray<{text: string; kind: 'same' | 'removed' | 'added'}>
}

/** The text of the page that leads, and that of the article. */
export interface Comparison {
  words: {before: number; after: number}
  /** Empty where the texts are too long to be read into each other. */
  rows: readonly TextRow[]
  before: string
  after: string
}

export interface MendedArticle {
  id: string
  title: string
  /** Relative to the root; absent where only its record is left. */
  path?: string
  locale: string
  /** The page that leads comes first. */
  pages: readonly MendedPage[]
  comparison?: Comparison
}

/** How often each repair had something to do in one article. */
export interface MendingCounts {
  id: string
  title: string
  path?: string
  /** By id of the repair. */
  repairs: Readonly<Record<string, number>>
}

export interface MendingReport {
  /** Sentence of every repair that did something, by id. */
  summaries: Readonly<Record<string, string>>
  articles: readonly MendingCounts[]
  /** Of the articles that were asked for. */
  details: readonly MendedArticle[]
  /** Records that cannot be read, and why. */
  problems: ReadonlyArray<{file: string; reason: string}>
}

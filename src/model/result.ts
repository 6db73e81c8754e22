/** What the pipeline hands to reports and commands. */

import type {Article, Outline} from './article.ts'
import type {Collation} from './collation.ts'
import type {Finding} from './finding.ts'
import type {Pair} from './pair.ts'
import type {Entry} from './record.ts'
import type {Format, PageKey} from './source-page.ts'

/** The account of law 1 for one page: counts of tokens. */
export interface Ledger {
  /** What the independent reader found in the source. */
  words: number
  links: number
  images: number
  /** Tokens that named repairs took out. */
  removed: number
  /** Tokens in neither article nor record: must be 0. */
  lost: number
  /** Tokens from nowhere: must be 0. */
  added: number
}

/** One page on its way: what it became and what that took. */
export interface Version {
  key: PageKey
  format: Format
  article: Article
  entries: readonly Entry[]
  ledger: Ledger
}

export type Written = 'new' | 'updated' | 'unchanged' | 'kept'

export interface ArticleResult {
  id: string
  title: string
  slug: string
  /** Path of the article's file, relative to the root, with `/`. */
  path: string
  status: 'published' | 'held' | 'draft'
  /** Why it is held back, in plain words; empty unless `held`. */
  heldBecause: readonly string[]
  /** The page whose version leads; absent where a writer made the article without a source. */
  lead?: PageKey
  versions: readonly Version[]
  /** The article as it is published: the composed one, or what the writer made of it. */
  article: Article
  outline: Outline
  findings: readonly Finding[]
  /** Lead against each other version. */
  collations: readonly Collation[]
  /** What the run did to the file; `undefined` where nothing is written (`check`, `--dry-run`). */
  written?: Written
}

export interface RunResult {
  articles: readonly ArticleResult[]
  pairs: readonly Pair[]
  /** All findings, worst first, those of no article (unreadable files, …) included. */
  findings: readonly Finding[]
  /** Findings that a decision in force settles; not in `findings`. */
  settled: readonly Finding[]
  seconds: number
}

/** What the pipeline hands to reports and commands. */

import type {Outline} from './article.ts'
import type {Finding} from './finding.ts'
import type {Pair} from './pair.ts'
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

/** One page on its way: what that took. Its text is in `content/`: a result holds no texts, as there may be many. */
export interface Version {
  key: PageKey
  format: Format
  /** How often each repair had something to do. */
  repairs: Readonly<Record<string, number>>
  ledger: Ledger
}

/** What there is in an article, without the article. */
export interface Contents extends Omit<Outline, 'procedures'> {
  procedures: ReadonlyArray<{
    title: string
    steps: ReadonlyArray<{number: number; title: string}>
  }>
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
  /** Of the article as it is published: the composed one, or what the writer made of it. */
  contents: Contents
  findings: readonly Finding[]
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
  /** Pages that were there before and came in as something else: those that say so, and those that only look so. */
  upstream?: {changed: readonly PageKey[]; looks: readonly PageKey[]}
  /** Where only what is new is told: since which commit, and how many findings were there already. */
  since?: {ref: string; known: number}
  seconds: number
}

/** What the pipeline hands to reports and commands. */

import type {Outline} from './article.ts'
import {compare, type Finding} from './finding.ts'
import type {Pair} from './pair.ts'
import type {Plan} from './plan.ts'
import type {Shard} from './shard.ts'
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

/** What reports of a check say of an article. */
export interface CheckedArticle {
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
}

/** What keeps an article from readers. */
export interface Hold {
  /**
   * The other version is not there; a source closed it; a secret stands in it; its status is no word; nobody looked yet;
   * a writer deleted its file, or took the id out of it.
   */
  kind: 'missing' | 'closed' | 'secret' | 'status' | 'review' | 'deleted' | 'lost-id'
  /** As in `heldBecause`. */
  because: string
  /** Fingerprint of the finding that says so, where there is one. */
  finding?: string
}

export interface ArticleResult extends CheckedArticle {
  holds: readonly Hold[]
  versions: readonly Version[]
  /** Of the article as it is published: the composed one, or what the writer made of it. */
  contents: Contents
  findings: readonly Finding[]
  /** What the run does to the file, or would do; absent for an article that only writers have. */
  written?: Written
  /** It is updated though its sources say what they said: Collate makes something else of them now. */
  rewritten?: true
}

/** All that reports of a check are made of; `check --format json` writes it, `report` reads it back. */
export interface CheckResult {
  /** Those with sources first, by id; then those that only writers have, by path. */
  articles: readonly CheckedArticle[]
  /** All findings, worst first, those of no article (unreadable files, …) included. */
  findings: readonly Finding[]
  /** Findings that a decision in force settles; not in `findings`. */
  settled: readonly Finding[]
  /** Pages that were there before and came in as something else: those that say so, and those that only look so. */
  upstream?: {changed: readonly PageKey[]; looks: readonly PageKey[]}
  /** Where only what is new is told: since which commit, and what was there already. */
  since?: {ref: string; known: number; fingerprints: readonly string[]}
  /** The commit that is checked out; absent where there is no repository. */
  commit?: string
  /** Sources were read anew. */
  refreshed?: true
  /** Only this part was checked. */
  shard?: Shard
  /** Shards that a merged result lacks, as someone wanted it nevertheless. */
  missing?: {shards: readonly number[]; of: number}
  seconds: number
}

export interface RunResult extends CheckResult {
  articles: readonly ArticleResult[]
  pairs: readonly Pair[]
  /** What would be written, where nothing is. */
  plan?: Plan
  /** Pages that are new or changed and wait for another run, where a run brings in so many at most. */
  waiting?: readonly PageKey[]
  /** The run was about some pages and articles only: the others are as they were, and not in `articles`. */
  isPart?: true
}

/** The order of `CheckResult.articles`. */
export function compareArticles(a: CheckedArticle, b: CheckedArticle): number {
  const [hasA, hasB] = [a.lead !== undefined, b.lead !== undefined]
  if (hasA !== hasB) return hasA ? -1 : 1
  return hasA ? compare(a.id, b.id) : compare(a.path, b.path)
}

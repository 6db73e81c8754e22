/** What a repair is: a change of the tree that says what it did. */

import type {Nodes, Root} from 'hast'
import type {Args} from '../model/finding.ts'
import type {RuleId} from '../model/rules/index.ts'
import type {Known, SourcePage} from '../model/source-page.ts'
import type {Piece} from '../model/words.ts'

/** What a repair says about itself. */
export interface RepairMeta<Options extends object> {
  /** Name, the same as its file; permanent, as records and the configuration use it. */
  id: string
  /** What is wrong in the source, in one sentence for a support writer. */
  summary: string
  /** Value of every option when it is not given. */
  defaults: Readonly<Options>
  /**
   * What it takes out is no part of the article (banners, contents, page chrome): it does not count
   * when a tenth of the page is gone.
   */
  frames?: true
  /** It puts blocks in another order; without it, words must stay in theirs. */
  moves?: true
}

/** Readable content, as nodes or as data. */
export type Content = Nodes | readonly Nodes[] | Piece

export interface Change {
  /** Where: a node with a position, of the tree or taken out of it. */
  at: Nodes
  args?: Args
  /** What the reader of the source loses; measured, so it must be whole. */
  removed?: Content
  /** What the reader of the article gets anew. */
  added?: Content
  /** Markdown of what was set aside, so that it can be put back. */
  aside?: string
}

export interface Doubt {
  at: Nodes
  args?: Args
  /** Headings above it. */
  path?: readonly string[]
}

export interface RepairContext<Options extends object> {
  options: Readonly<Options>
  page: SourcePage
  /** What is said about the page, else what its text gives as its title. */
  title?: string | undefined
  known: Known
  /** Say what was mended. */
  change(it: Change): void
  /** Say what a person should decide or know. */
  find(rule: RuleId, it: Doubt): void
}

export interface Repair<Options extends object = object> {
  meta: RepairMeta<Options>
  run(tree: Root, context: RepairContext<Options>): void
}

/**
 * Make a repair of `run`, which changes `tree` in place, does no I/O, finds nothing to change in its own
 * output, and owns up to every word, link and picture that comes or goes.
 */
export function defineRepair<Options extends object = Record<never, never>>(
  meta: RepairMeta<Options>,
  run: (tree: Root, context: RepairContext<Options>) => void
): Repair<Options> {
  return {meta, run}
}

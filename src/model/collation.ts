/** Two versions of an article, aligned. */

import type {Nodes} from 'mdast'
import type {Article, CalloutKind, ProcedureStep} from './article.ts'
import type {FindingDraft} from './finding.ts'

/** m blocks of one version that answer n blocks of the other; one side may be empty. */
export interface Bead<Item> {
  left: readonly Item[]
  right: readonly Item[]
  /** 0–1; 0 where one side is empty. */
  likeness: number
  /** The blocks stand elsewhere in the order of the other version. */
  moved: boolean
}

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'callout' | 'code' | 'row' | 'image'

/** A block of an article, as it is compared. */
export interface Block {
  node: Nodes
  kind: BlockKind
  text: string
  /** Texts of the headings above it. */
  path: readonly string[]
  /** The callout that it is, or stands in. */
  callout?: CalloutKind
}

/** How the other version's text of a finding is taken over: what `compose` does for the answer `take`. */
export interface Take {
  finding: FindingDraft
  /** Nodes of the lead that give way. */
  out: readonly Nodes[]
  /** Nodes of the other version that come in. */
  in: readonly Nodes[]
  /** The node of the lead that they stand behind. */
  after?: Nodes
  /** The node of the lead that they stand before, where there is none to stand behind. */
  before?: Nodes
  /** They stay in the item of a list that `after` stands in. */
  within?: true
  /** Only these words change, where `out` holds them once. */
  swap?: {from: string; to: string}
  /** They are a step: it takes the form of the steps beside it. */
  step?: true
}

export interface Collation {
  /** The lead. */
  left: Article
  right: Article
  blocks: ReadonlyArray<Bead<Block>>
  /** Steps of all procedures that answer each other, as actions. */
  steps: ReadonlyArray<Bead<ProcedureStep>>
  findings: readonly FindingDraft[]
  takes: readonly Take[]
}

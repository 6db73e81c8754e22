/**
 * What mends, parsers and repairs say of a page: entries of the record (a mended defect), and drafts
 * of findings (something that a person should decide or know).
 */

import type {Args, FindingDraft} from './finding.ts'
import type {Piece} from './words.ts'

/** One mended defect. */
export interface Entry {
  /** Id of the mend, parser or repair: permanent, the name of its file. */
  by: string
  /** Offset in the text that the stage was given. */
  offset: number
  /** What there is to say about it, in few plain values. */
  args: Args
  /** What a reader of the source loses, if anything: what `added` does not give back. */
  removed?: Piece
  /** What a reader of the article gets that the source did not have. */
  added?: Piece
  /** Markdown of text that was set aside whole, so that it can be put back. */
  aside?: string
}

/** What a stage has to say beside its result. */
export interface Said {
  entries: Entry[]
  findings: FindingDraft[]
}

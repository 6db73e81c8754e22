/** What reading a source gives. */

import type {FindingDraft} from '../model/finding.ts'
import type {PageKey, PageMeta, SourcePage} from '../model/source-page.ts'

/** A page, or why there is none where one was expected. */
export type Read = {page: SourcePage} | Problem

/** What reading a configured source gives. */
export type SourceRead = Read | Waiting

/** A page that is new or changed, and waits for another run. */
export interface Waiting {
  waiting: PageKey
}

export interface Problem {
  problem: FindingDraft
  /** The page that is left out, as its source does not show it to everybody: not now, if it ever did. */
  closed?: Closed
}

export interface Closed {
  key: PageKey
  because: NonNullable<PageMeta['closed']>
}

/** What every page of a source has, unless the source says otherwise. */
export interface Defaults {
  section?: string
  locale?: string
}

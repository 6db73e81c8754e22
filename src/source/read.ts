/** What reading a source gives. */

import type {FindingDraft} from '../model/finding.ts'
import type {SourcePage} from '../model/source-page.ts'

/** A page, or why there is none where one was expected. */
export type Read = {page: SourcePage} | {problem: FindingDraft}

/** What every page of a source has, unless the source says otherwise. */
export interface Defaults {
  section?: string
  locale?: string
}

/** What a mend is: text → cuts, and what it says of them. */

import type {FindingDraft} from '../model/finding.ts'
import type {Entry} from '../model/record.ts'
import type {Format} from '../model/source-page.ts'
import type {Cut} from '../model/text.ts'

export interface MendResult {
  /** They do not overlap. */
  cuts: readonly Cut[]
  entries: readonly Entry[]
  findings: readonly FindingDraft[]
}

export interface Mend {
  /** Name, the same as its file; permanent, as records use it. */
  id: string
  /** What is wrong in the source, in one sentence for a support writer. */
  summary: string
  /** Pure; finds nothing to do in its own output. */
  run(text: string, format: Format): MendResult
}

export const nothing: MendResult = {cuts: [], entries: [], findings: []}

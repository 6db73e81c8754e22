/** What a person decided about a finding: `content/decisions/<article id>.yaml`. */

import type {RuleId} from './rules/index.ts'
import type {AnswerId} from './rules/rule.ts'
import type {PageKey} from './source-page.ts'

export interface Decision {
  /** Fingerprint of the finding. */
  fingerprint: string
  rule: RuleId
  answer: AnswerId
  /** Which version the text is taken from, for `take`; which page shows the example, where there is a `hash`. */
  from?: PageKey
  /** Of a secret that is an example, and may be read: the hash in its marker. */
  hash?: string
  reason: string
  owner?: string
  /** ISO 8601 date; after it, the decision no longer holds and warns. */
  until?: string
  /** Where it stands in its file; absent where it was not read from one. */
  line?: number
}

/** A key or token in a text. */

import type {RuleId} from '../../model/rules/index.ts'

export type SecretRule = Extract<RuleId, `secret/${string}`>

export interface Secret {
  rule: SecretRule
  /** Offsets in the text. */
  start: number
  end: number
  /** What a reader sees of it, where the text says it in other characters. */
  shown?: string
}

/** What a rule says about itself: the one table that feeds terminal, review page, CI and documentation. */

import type {Args, Severity} from '../args.ts'

/** What a person can answer: each is carried out by `decide`. */
export type AnswerId = 'meant' | 'take' | 'not-same' | 'same' | 'neither' | 'publish' | 'both'

export const answers: Readonly<Record<AnswerId, string>> = {
  meant: 'It is meant as it is',
  take: 'Take the other version’s text',
  'not-same': 'They are not the same article',
  same: 'They are the same article',
  neither: 'It is the same article as neither of them',
  publish: 'Publish it all the same',
  both: 'Keep both, one below the other'
}

/** Answers that say which pages are one article. */
export const aboutPairs: ReadonlySet<AnswerId> = new Set(['same', 'not-same', 'neither'])

export interface Rule {
  severity: Severity
  /** One plain sentence for a support writer, without a full stop at its end. */
  sentence: (args: Args) => string
  /** What it means, why it matters, and what to do; Markdown, a short paragraph each. */
  explanation: string
  /** At most three, the likeliest first. */
  answers: readonly AnswerId[]
}

/** Make a family of rules; keeps the ids as literal types. */
export function defineRules<const Table extends Readonly<Record<string, Rule>>>(
  table: Table
): Table {
  return table
}

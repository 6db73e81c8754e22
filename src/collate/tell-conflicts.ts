/** Facts that two sentences give otherwise, told as one finding each. */

import type {RuleId} from '../model/rules/index.ts'
import type {Context} from './context.ts'
import {differing, type SentencePair, sentencePairs, spotOf} from './sentences.ts'

/** `conflicts` reads the facts of a pair that contradict each other; their words are then spoken for. */
export function tellConflicts(
  context: Context,
  rule: RuleId,
  conflicts: (pair: SentencePair) => ReadonlyArray<readonly [{text: string}, {text: string}]>
): void {
  for (const pair of sentencePairs(context))
    for (const [left, right] of conflicts(pair)) {
      context.spend(pair.bead, left.text, right.text)
      context.find(rule, differing(left.text, right.text), spotOf(pair, left.text, right.text))
    }
}

/** What text `take` would bring in, and what would give way to it. */

import {plainText} from '../mdx/index.ts'
import type {Collation, Take} from '../model/collation.ts'
import type {FindingDraft} from '../model/finding.ts'

export interface TakenText {
  /** Of each block that comes in, its text; or the words alone, where only they change. */
  comes: readonly string[]
  goes: readonly string[]
}

/** By the fingerprint of the finding; `identified` are the findings of the collation with their drafts. */
export function takenTexts(
  {takes}: Collation,
  identified: ReadonlyArray<{draft: FindingDraft; finding: {fingerprint: string}}>
): Map<string, TakenText> {
  const fingerprints = new Map(identified.map(({draft, finding}) => [draft, finding.fingerprint]))
  return new Map(
    takes.flatMap(function (take) {
      const fingerprint = fingerprints.get(take.finding)
      return fingerprint === undefined ? [] : [[fingerprint, textOf(take)] as const]
    })
  )
}

function textOf({swap, in: incoming, out}: Take): TakenText {
  if (swap) return {comes: [swap.to], goes: [swap.from]}
  const texts = (nodes: Take['in']) => nodes.map(plainText).filter((text) => text !== '')
  return {comes: texts(incoming), goes: texts(out)}
}

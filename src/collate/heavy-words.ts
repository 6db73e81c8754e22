/** Words that carry what a text says: where two texts differ in others only, they say the same. */

import {uncontracted} from './clauses.ts'
import {inDigits} from './quantities.ts'
import {stem, wordsOf} from './tokens.ts'
import {kinship, verbAt} from './verbs.ts'
import {wordDiff} from './word-diff.ts'

/** Articles and the like may come and go; “not”, “must” and “can” may not. */
const light = new Set(
  `a an the this that these those to of in on at by for with from into your you our we us is are was be
  been and then also please just now it its as so`.split(/\s+/)
)

/** One word more or less changes nothing, but for these. */
export const decisive =
  /^(?:\d.*|not?|never|none|nor|without|cannot|can|must|may|might|should|only|all|any|every|except|unless|required|optional|.*n't)$/

/** Words that one of the two texts has alone, without the light ones and those of `told`. */
export function heavyDifference(
  from: string,
  to: string,
  told: ReadonlySet<string> = new Set()
): string[] {
  const parts = wordDiff(inDigits(uncontracted(from)), inDigits(uncontracted(to)))
  const heavy = (kind: 'removed' | 'added') =>
    parts
      .filter((part) => part.kind === kind)
      .flatMap((part) => wordsOf(part.text))
      .filter((word) => !light.has(word) && !told.has(word))
  const [gone, come] = [heavy('removed'), heavy('added')]
  return [...unlike(gone, come), ...unlike(come, gone)]
}

/** Words of `own` that no word of `others` is another form of, or another verb for. */
function unlike(own: readonly string[], others: readonly string[]): string[] {
  const stems = new Set(others.map(stem))
  const acts = others.flatMap((word) => verbAt([word], 0)?.act ?? [])
  return own.filter(function (word) {
    const act = verbAt([word], 0)?.act
    return (
      !stems.has(stem(word)) &&
      act !== 'go' &&
      !(act && acts.some((other) => kinship(act, other) >= 0.8))
    )
  })
}

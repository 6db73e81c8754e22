/** Words that carry what a text says: where two texts differ in others only, they say the same. */

import {uncontracted} from './clauses.ts'
import {inDigits} from './quantities.ts'
import {stem, wordsOf} from './tokens.ts'
import {type Act, kinship, verbAt} from './verbs.ts'
import {wordDiff} from './word-diff.ts'

/** What comes and goes in titles, where every other word is chosen. */
const lightest = new Set('a an the this that these those your you our we its'.split(' '))

/** Articles and the like may come and go; “not”, “must” and “can” may not. */
const light = new Set(
  `a an the this that these those to of in on at by for with from into your you our we us is are was be
  been and then also please just now it its as so very quite simply really`.split(/\s+/)
)

/** One word more or less changes nothing in a text that was written anew, but for these. */
export const decisive =
  /^(?:\d.*|not?|never|none|nor|without|cannot|can|must|may|might|should|only|all|any|every|except|unless|required|optional|.*n't)$/

/** How two texts differ. */
export interface Difference {
  /** Words that only one of them has, without the light ones. */
  gone: readonly string[]
  come: readonly string[]
  /** How many words differ, whatever they weigh. */
  words: number
}

/** Without the words of `told`. */
export function differenceOf(
  from: string,
  to: string,
  told: ReadonlySet<string> = new Set(),
  without: ReadonlySet<string> = light
): Difference {
  const parts = wordDiff(inDigits(uncontracted(from)), inDigits(uncontracted(to)))
  const [removed, added] = (['removed', 'added'] as const).map((kind) =>
    parts.filter((part) => part.kind === kind).flatMap(({text}) => wordsWithActs(wordsOf(text)))
  ) as [Told[], Told[]]
  const heavy = (side: readonly Told[]) =>
    side.filter(({word}) => !without.has(word) && !told.has(word))
  const words = removed.length + added.length
  // “Open the app” and “In the app” are one way; where nothing else differs, the verb is meant.
  const telling = (side: readonly Told[]) =>
    heavy(side).filter(({act}) => act !== 'go' || words === 1)
  return {
    gone: unlike(telling(removed), added),
    come: unlike(telling(added), removed),
    words
  }
}

/** A word, and what readers do where it is a verb or a part of one. */
interface Told {
  word: string
  act?: Act
}

function wordsWithActs(words: readonly string[]): Told[] {
  const result: Told[] = []
  for (let at = 0; at < words.length; ) {
    const verb = verbAt(words, at)
    for (const word of words.slice(at, at + (verb?.words ?? 1)))
      result.push({word, ...(verb && {act: verb.act})})
    at += verb?.words ?? 1
  }
  return result
}

/** Words that one of the two texts has alone, without the light ones and those of `told`. */
export function heavyDifference(
  from: string,
  to: string,
  told?: ReadonlySet<string>
): readonly string[] {
  const {gone, come} = differenceOf(from, to, told)
  return [...gone, ...come]
}

/** The same of two titles: “in” and “for” are words as any other. */
export function titleDifference(
  from: string,
  to: string,
  told?: ReadonlySet<string>
): readonly string[] {
  const {gone, come} = differenceOf(from, to, told, lightest)
  return [...gone, ...come]
}

/** Words of `own` that no word of `others` is another form of, or another verb for. */
function unlike(own: readonly Told[], others: readonly Told[]): string[] {
  const stems = new Set(others.map(({word}) => stem(word)))
  const acts = new Set(others.flatMap(({act}) => act ?? []))
  return own
    .filter(
      ({word, act}) =>
        !stems.has(stem(word)) && !(act && [...acts].some((other) => kinship(act, other) >= 0.8))
    )
    .map(({word}) => word)
}

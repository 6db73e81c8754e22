/** Words in which two sentences say the same fact in two ways: “1 hour” and “60 minutes”, “must” and “need to”. */

import {boundAlike} from './contradictions.ts'
import {agree, datesOf, withoutDates} from './dates.ts'
import {isAlike, isEqual, quantitiesOf} from './quantities.ts'
import type {SentencePair} from './sentences.ts'
import {tidy} from './tokens.ts'

export function agreedWords(pair: SentencePair): string[] {
  const [left, right] = [tidy(pair.left.text), tidy(pair.right.text)]
  return [...boundAlike(pair), ...sameDates(left, right), ...sameAmounts(left, right)]
}

/** Those that say the day in full on both sides. */
function sameDates(left: string, right: string): string[] {
  const others = datesOf(right)
  return datesOf(left).flatMap(function (date) {
    const other = others.find((each) => agree(date, each) && isFull(date) === isFull(each))
    return other ? [date.text, other.text] : []
  })
}

function isFull({readings: [first]}: ReturnType<typeof datesOf>[number]): boolean {
  return first?.year !== undefined && first.day !== undefined
}

function sameAmounts(left: string, right: string): string[] {
  const others = quantitiesOf(withoutDates(right))
  return quantitiesOf(withoutDates(left)).flatMap(function (each) {
    const other = others.find((one) => isAlike(each, one) && isEqual(each, one))
    return other ? [each.raw, each.value, other.raw, other.value] : []
  })
}

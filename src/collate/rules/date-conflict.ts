/** The same thing happens on another day. */

import type {CollateRule} from '../context.ts'
import {agree, type DateRead, datesOf} from '../dates.ts'
import type {SentencePair} from '../sentences.ts'
import {tellConflicts} from '../tell-conflicts.ts'
import {tidy} from '../tokens.ts'

export const dateConflict: CollateRule = {
  id: 'date/conflict',
  run: (context) => tellConflicts(context, 'date/conflict', conflicts)
}

/** Both sides name as many days that the other does not: the first answers the first. */
function conflicts({left, right}: SentencePair): Array<[DateRead, DateRead]> {
  const [lefts, rights] = [left, right].map(({text}) => datesOf(tidy(text)))
  if (!lefts || !rights) return []
  const own = lefts.filter((each) => !rights.some((other) => agree(each, other)))
  const rest = rights.filter((each) => !lefts.some((other) => agree(each, other)))
  if (own.length !== rest.length) return []
  return own.flatMap((each, index) => (rest[index] ? [[each, rest[index]]] : []))
}

/** The same product in another version. */

import type {CollateRule} from '../context.ts'
import {withoutDates} from '../dates.ts'
import type {SentencePair} from '../sentences.ts'
import {tellConflicts} from '../tell-conflicts.ts'
import {tidy} from '../tokens.ts'
import {isCompatible, type VersionRead, versionsOf} from '../versions.ts'

export const versionConflict: CollateRule = {
  id: 'version/conflict',
  run: (context) => tellConflicts(context, 'version/conflict', conflicts)
}

/** Versions of one product, neither of which the other side names. */
function conflicts({left, right}: SentencePair): Array<[VersionRead, VersionRead]> {
  const [lefts, rights] = [left, right].map(({text}) => versionsOf(withoutDates(tidy(text))))
  if (!lefts || !rights) return []
  const own = lefts.filter((each) => !rights.some((other) => isSame(each, other)))
  const rest = rights.filter((each) => !lefts.some((other) => isSame(each, other)))
  return own.flatMap(function (each): Array<[VersionRead, VersionRead]> {
    const index = rest.findIndex((other) => isOne(each, other))
    const [other] = index === -1 ? [] : rest.splice(index, 1)
    return other ? [[each, other]] : []
  })
}

function isSame(a: VersionRead, b: VersionRead): boolean {
  return isOne(a, b) && isCompatible(a, b)
}

/** The product is the same, or one of them does not say which. */
function isOne(a: VersionRead, b: VersionRead): boolean {
  return a.product === b.product || a.product === '' || b.product === ''
}

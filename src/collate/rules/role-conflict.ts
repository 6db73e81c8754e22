/** The same thing is done by somebody else. */

import type {CollateRule} from '../context.ts'
import {type Role, type RoleRelation, relateRoles, rolesOf} from '../roles.ts'
import {differing, type SentencePair, sentencePairs, spotOf} from '../sentences.ts'

export const roleConflict: CollateRule = {
  id: 'role/conflict',
  run(context) {
    for (const pair of sentencePairs(context)) {
      const found = conflictOf(pair)
      if (!found) continue
      const {left, right, relation} = found
      context.spend(pair.bead, left.text, right.text)
      context.find('role/conflict', differing(left.text, right.text), {
        ...spotOf(pair, left.text, right.text),
        ...(relation === 'rank' && {severity: 'warning' as const})
      })
    }
  }
}

interface Conflict {
  left: Role
  right: Role
  relation: Exclude<RoleRelation, 'same'>
}

/** One actor on each side that the other does not name, said in the same way. */
function conflictOf({left, right}: SentencePair): Conflict | undefined {
  const [lefts, rights] = [rolesOf(left.text), rolesOf(right.text)]
  const own = lefts.filter((each) => !rights.some((other) => relateRoles(each, other) === 'same'))
  const rest = rights.filter((each) => !lefts.some((other) => relateRoles(each, other) === 'same'))
  const [a, b] = [own[0], rest[0]]
  if (!a || !b || own.some(({text}) => text !== a.text) || rest.some(({text}) => text !== b.text))
    return undefined
  if (!own.some(({how}) => rest.some((other) => other.how === how))) return undefined
  const relation = relateRoles(a, b)
  return relation === 'same' ? undefined : {left: a, right: b, relation}
}

/** A step as the other version has it, in the place of the one that answers it. */

import type {Nodes} from 'mdast'
import type {Take} from '../model/collation.ts'
import type {StepBead} from './steps.ts'

/** `undefined` where the two have not the same form, so that one cannot stand for the other. */
export function takeStep({left, right}: StepBead): Omit<Take, 'finding'> | undefined {
  const [own, other] = [left[0]?.step.nodes, right[0]?.step.nodes] as Array<Nodes[] | undefined>
  const [a, b] = [own?.[0], other?.[0]]
  if (!own || !other || !a || !b || left.length > 1 || right.length > 1) return
  if (a.type !== b.type) return
  if (a.type === 'listItem') return {out: own, in: other}
  // A heading has its number, which need not be that of the other one.
  const [out, into] = [own.slice(1), other.slice(1)]
  return out.length > 0 && into.length > 0 ? {out, in: into} : undefined
}

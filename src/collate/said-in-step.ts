/** Blocks of steps that the other version says in the step that answers theirs, in other words. */

import type {Block} from '../model/collation.ts'
import {type Action, actionsOf, sameness} from './actions.ts'
import type {Context} from './context.ts'
import type {Step} from './procedures.ts'
import type {StepBead} from './steps.ts'

/** Steps of `side` and the aligned steps that answer them. */
export function stepPartners(context: Context, side: 'left' | 'right'): Map<Step, StepBead> {
  return new Map(
    context.procedures.flatMap(({beads}) =>
      beads
        .filter((bead) => bead.left.length > 0 && bead.right.length > 0)
        .flatMap((bead) => bead[side].map((step) => [step, bead] as const))
    )
  )
}

/** It belongs to an aligned step and says what that step's partner says, in other words. */
export function isSaidInStep(
  context: Context,
  side: 'left' | 'right',
  block: Block,
  partners: ReadonlyMap<Step, StepBead>
): boolean {
  const step = context[side].stepOf.get(block)
  const bead = step && partners.get(step)
  if (!bead || block.kind === 'code') return false
  if (block.kind === 'heading') return true
  return actionsOf(block.text)
    .filter((action) => bead.matches.some((match) => sameness(match[side], action) >= same))
    .some((action) => isFree(context, side, bead, action))
}

/** From here on two actions are one. */
const same = 0.62

/** What says it in the other version does not answer another block that says it, too. */
function isFree(context: Context, side: 'left' | 'right', bead: StepBead, action: Action): boolean {
  const other = side === 'left' ? 'right' : 'left'
  const says = (block: Block) =>
    actionsOf(block.text).some((each) => sameness(each, action) >= same)
  const steps = new Set(bead[other])
  const sayers = context[other].blocks.filter(function (block) {
    const step = context[other].stepOf.get(block)
    return step && steps.has(step) && says(block)
  })
  // A title only names what the text below it says.
  const isAnswer = (block: Block) =>
    (context.beadOf.get(block)?.[side] ?? []).some(
      (own) => (own.kind !== 'heading' || block.kind === 'heading') && says(own)
    )
  return sayers.length === 0 || !sayers.every(isAnswer)
}

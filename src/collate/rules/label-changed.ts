/** The same click on something that has another name. */

import type {Nodes} from 'mdast'
import type {Action} from '../actions.ts'
import {type CollateRule, quote} from '../context.ts'

const named = new Set(['click', 'go', 'enable', 'disable', 'save', 'create', 'remove'])

export const labelChanged: CollateRule = {
  id: 'label/changed',
  run(context) {
    for (const {beads, left} of context.procedures)
      for (const bead of beads)
        for (const {left: a, right: b, sameness} of bead.matches) {
          if (sameness >= 0.999 || a.act !== b.act || !isLabel(a) || !isLabel(b)) continue
          if ([...a.object].sort().join() === [...b.object].sort().join()) continue
          const own = bead.left.find((step) => step.actions.includes(a))
          const other = bead.right.find((step) => step.actions.includes(b))
          for (const [block, step] of context.left.stepOf) {
            const pair = step === own ? context.beadOf.get(block) : undefined
            if (pair) context.spend(pair, a.label, b.label)
          }
          context.find(
            'label/changed',
            {from: quote(a.label), to: quote(b.label)},
            {
              left: own?.step.nodes[0] as Nodes,
              right: other?.step.nodes[0] as Nodes,
              path: [left.procedure.title, own?.title ?? '']
            }
          )
        }
  }
}

/** Capitals at its start: the name of a control, not a description. */
function isLabel(action: Action): boolean {
  return named.has(action.act) && /^\p{Lu}/u.test(action.label) && action.object.size <= 5
}

/** Steps that say the same, cut differently. */

import type {Nodes} from 'mdast'
import type {CollateRule} from '../context.ts'
import type {Step} from '../procedures.ts'

export const stepSplitOrMerged: CollateRule = {
  id: 'step/split-or-merged',
  run(context) {
    for (const {beads, left} of context.procedures)
      for (const bead of beads) {
        if (bead.left.length === 0 || bead.right.length === 0) continue
        if (bead.left.length + bead.right.length < 3) continue
        context.find(
          'step/split-or-merged',
          {steps: numbers(bead.left), others: numbers(bead.right)},
          {
            left: bead.left[0]?.step.nodes[0] as Nodes,
            right: bead.right[0]?.step.nodes[0] as Nodes,
            path: [left.procedure.title]
          }
        )
      }
  }
}

function numbers(steps: readonly Step[]): string[] {
  return steps.map((step) => String(step.step.number))
}

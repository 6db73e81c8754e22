/** The same step stands at another place in the row of steps. */

import type {Nodes} from 'mdast'
import {type CollateRule, quote} from '../context.ts'

export const stepReordered: CollateRule = {
  id: 'step/reordered',
  run(context) {
    for (const {beads, left} of context.procedures)
      for (const bead of beads) {
        const [a, b] = [bead.left[0], bead.right[0]]
        if (!bead.moved || !a || !b) continue
        context.find(
          'step/reordered',
          {step: quote(a.title), number: a.step.number, other: b.step.number},
          {
            left: a.step.nodes[0] as Nodes,
            right: b.step.nodes[0] as Nodes,
            path: [left.procedure.title]
          }
        )
        for (const side of ['left', 'right'] as const)
          for (const [block, step] of context[side].stepOf)
            if (bead[side].includes(step)) context.claimed.add(block)
        // The one that changes places with it has not moved again.
        for (const [block, step] of context.left.stepOf)
          if (step.procedure === left.procedure && context.beadOf.get(block)?.moved)
            context.claimed.add(block)
      }
  }
}

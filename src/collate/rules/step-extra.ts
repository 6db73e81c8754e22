/** A step of the published version that the other copy lacks: a to-do for the copy. */

import type {CollateRule} from '../context.ts'
import {endangers, loneSteps, reportLone} from './step-missing.ts'

export const stepExtra: CollateRule = {
  id: 'step/extra',
  run(context) {
    for (const lone of loneSteps(context))
      if (lone.side === 'left' && !endangers(lone.step)) reportLone(context, lone, 'step/extra')
  }
}

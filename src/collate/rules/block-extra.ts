/** Text of the published version that another one lacks: a to-do for the copy. */

import type {CollateRule} from '../context.ts'
import {loneRuns, reportRun} from '../lone-runs.ts'

export const blockExtra: CollateRule = {
  id: 'block/extra',
  run(context) {
    for (const run of loneRuns(context, 'left')) reportRun(context, run, 'block/extra')
  }
}

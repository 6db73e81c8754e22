/** Text of another version that the published one lacks. */

import type {CollateRule} from '../context.ts'
import {loneRuns, reportRun} from '../lone-runs.ts'

export const blockMissing: CollateRule = {
  id: 'block/missing',
  run(context) {
    for (const run of loneRuns(context, 'right')) reportRun(context, run, 'block/missing')
  }
}

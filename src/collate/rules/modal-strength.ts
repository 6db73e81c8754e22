/** What one version requires, the other only advises or allows. */

import type {CollateRule} from '../context.ts'
import {reportContradictions} from '../contradictions.ts'

export const modalStrength: CollateRule = {
  id: 'modal/strength',
  run: (context) => reportContradictions(context, 'strength', 'modal/strength')
}

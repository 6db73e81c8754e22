/** What one version says, the other denies. */

import type {CollateRule} from '../context.ts'
import {reportContradictions} from '../contradictions.ts'

export const negationFlip: CollateRule = {
  id: 'negation/flip',
  run: (context) => reportContradictions(context, 'flip', 'negation/flip')
}

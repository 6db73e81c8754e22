/** What one version allows or asks for, the other forbids or calls impossible. */

import type {CollateRule} from '../context.ts'
import {reportContradictions} from '../contradictions.ts'

export const modalPolarity: CollateRule = {
  id: 'modal/polarity',
  run: (context) => reportContradictions(context, 'polarity', 'modal/polarity')
}

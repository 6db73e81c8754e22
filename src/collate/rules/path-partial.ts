/** One version names a part of the way through the menus that the other names in full. */

import {comparePaths} from '../compare-paths.ts'
import type {CollateRule} from '../context.ts'

export const pathPartial: CollateRule = {
  id: 'path/partial',
  run(context) {
    for (const found of comparePaths(context)) {
      if (found.kind !== 'partial') continue
      const from = found.left.labels.join(' > ')
      const to = found.right.labels.join(' > ')
      for (const bead of found.beads) context.spend(bead, from, to)
      context.find('path/partial', {from, to}, found.spot)
    }
  }
}

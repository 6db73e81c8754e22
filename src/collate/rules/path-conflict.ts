/** Two versions that name different ways through the menus to the same place. */

import {comparePaths} from '../compare-paths.ts'
import {type CollateRule, textOfBlocks} from '../context.ts'

export const pathConflict: CollateRule = {
  id: 'path/conflict',
  run(context) {
    for (const found of comparePaths(context)) {
      if (found.kind !== 'conflict') continue
      const from = found.left.labels.join(' > ')
      const to = found.right.labels.join(' > ')
      for (const bead of found.beads)
        context.spend(bead, from, to, verbsOf(textOfBlocks(bead.left)))
      context.find('path/conflict', {from, to}, found.spot)
    }
  }
}

/** Verbs such as “select” change along with a path. */
function verbsOf(text: string): string {
  return (text.match(/\b(?:select|click|choose|open|go|navigate|menu|tab)\b/gi) ?? []).join(' ')
}

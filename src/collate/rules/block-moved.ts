/** The same text stands at another place. */

import type {Bead, Block} from '../../model/collation.ts'
import {type CollateRule, quote, textOfBlocks} from '../context.ts'

export const blockMoved: CollateRule = {
  id: 'block/moved',
  run(context) {
    // Neighbours that moved together are one move.
    const runs: Array<Array<Bead<Block>>> = []
    let open = false
    for (const bead of context.beads) {
      const [first] = bead.left
      if (!first) continue
      const moves = bead.moved && !context.claimed.has(first) && textOfBlocks(bead.left) !== ''
      if (moves && open) runs.at(-1)?.push(bead)
      else if (moves) runs.push([bead])
      open = moves
    }
    for (const run of runs) {
      const [a, b] = [run[0]?.left[0], run[0]?.right[0]]
      if (!a || !b) continue
      const text = textOfBlocks(run.flatMap(({left}) => left))
      context.find('block/moved', {text: quote(text)}, {left: a.node, right: b.node, path: a.path})
    }
  }
}

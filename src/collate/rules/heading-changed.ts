/** A heading in other words, over text that answers the other's. */

import type {Block} from '../../model/collation.ts'
import {type CollateRule, type Context, quote} from '../context.ts'
import {bare} from '../features.ts'
import {titleDifference} from '../heavy-words.ts'
import {sectionKind} from '../section-kind.ts'

export const headingChanged: CollateRule = {
  id: 'heading/changed',
  run(context) {
    for (const bead of context.beads) {
      const [a, b] = [bead.left[0], bead.right[0]]
      if (!a || !b || !isTitle(context, a, b)) continue
      if (context.claimed.has(a) || context.claimed.has(b)) continue
      const words = titleDifference(bare(a), bare(b), context.spent(bead))
      if (words.length === 0 || isOneKind(a, b)) continue
      context.claimed.add(a).add(b)
      context.find(
        'heading/changed',
        {from: quote(bare(a)), to: quote(bare(b))},
        {left: a.node, right: b.node, path: a.path, take: {out: [a.node], in: [b.node]}}
      )
    }
  }
}

/** Titles of steps say what to do: other rules tell what differs in that. */
function isTitle({left, right}: Context, a: Block, b: Block): boolean {
  if (a.kind !== 'heading' || b.kind !== 'heading') return false
  return !left.stepOf.has(a) || !right.stepOf.has(b)
}

/** “Prerequisites” and “Before you begin” are one section under any name. */
function isOneKind(a: Block, b: Block): boolean {
  const kind = sectionKind(a.text)
  return kind !== undefined && kind === sectionKind(b.text)
}

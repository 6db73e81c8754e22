/** A heading that stands at another rank among its neighbours: its section belongs elsewhere. */

import type {Heading} from 'mdast'
import type {Block} from '../../model/collation.ts'
import {type CollateRule, type Context, quote} from '../context.ts'
import {bare} from '../features.ts'
import {count} from '../tokens.ts'

interface Pair {
  left: Block
  right: Block
  moved: boolean
}

export const headingLevel: CollateRule = {
  id: 'heading/level',
  run(context) {
    const pairs = pairsOf(context)
    const usual = usualShift(pairs)
    const neighbours = {
      left: neighboursOf(pairs, 'left', context),
      right: neighboursOf(pairs, 'right', context)
    }
    for (const pair of pairs) {
      const {left, right, moved} = pair
      if (moved || context.claimed.has(left) || shiftOf(pair) === usual) continue
      if (!isElsewhere(pair, neighbours.left, neighbours.right)) continue
      context.find(
        'heading/level',
        {
          text: quote(bare(left)),
          ranks: Math.abs(shiftOf(pair) - usual),
          lower: shiftOf(pair) > usual
        },
        {
          left: left.node,
          right: right.node,
          path: left.path,
          take: {out: [left.node], in: [right.node]}
        }
      )
    }
  }
}

function pairsOf({beads}: Context): Pair[] {
  return beads.flatMap(function ({left: [left], right: [right], moved}) {
    if (left?.kind !== 'heading' || right?.kind !== 'heading') return []
    return [{left, right, moved}]
  })
}

const depthOf = ({node}: Block) => (node as Heading).depth
const shiftOf = ({left, right}: Pair) => depthOf(right) - depthOf(left)

/** By how much most headings differ: a whole article may be set lower. */
function usualShift(pairs: readonly Pair[]): number {
  const counts = [...count(pairs.map((pair) => String(shiftOf(pair))))]
  return Number(counts.sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0)
}

interface Neighbours {
  before?: Pair
  after?: Pair
}

/** The aligned headings that stand next to each in the order of `side`, what moved left out. */
function neighboursOf(
  pairs: readonly Pair[],
  side: 'left' | 'right',
  context: Context
): Map<Pair, Neighbours> {
  const owner = new Map(pairs.filter(({moved}) => !moved).map((pair) => [pair[side], pair]))
  const row = context[side].blocks.flatMap((block) => owner.get(block) ?? [])
  return new Map(
    row.map(function (pair, at) {
      const [before, after] = [row[at - 1], row[at + 1]]
      return [pair, {...(before && {before}), ...(after && {after})}]
    })
  )
}

/** It was above, beside or below a neighbour, and is not any more. */
function isElsewhere(
  pair: Pair,
  lefts: ReadonlyMap<Pair, Neighbours>,
  rights: ReadonlyMap<Pair, Neighbours>
): boolean {
  const near = [lefts.get(pair), rights.get(pair)].flatMap((each) =>
    each ? [each.before, each.after] : []
  )
  return near.some(
    (other) =>
      other !== undefined &&
      Math.sign(depthOf(pair.left) - depthOf(other.left)) !==
        Math.sign(depthOf(pair.right) - depthOf(other.right))
  )
}

/** The same thing is counted or named by another number. */

import {type CollateRule, quote, textOfBlocks} from '../context.ts'
import {type Quantity, quantitiesOf} from '../facts.ts'
import {count} from '../tokens.ts'

export const numberConflict: CollateRule = {
  id: 'number/conflict',
  run(context) {
    for (const bead of context.beads) {
      const [a, b] = [bead.left[0], bead.right[0]]
      if (!a || !b || bead.likeness < 0.5 || a.kind === 'code' || a.kind === 'image') continue
      const lefts = quantitiesOf(textOf(bead.left))
      const rights = quantitiesOf(textOf(bead.right))

      for (const [left, right] of conflicts(lefts, rights)) {
        context.spend(bead, left.raw, right.raw)
        context.find(
          'number/conflict',
          {from: quote(left.raw), to: quote(right.raw)},
          {
            left: a.node,
            right: b.node,
            path: a.path,
            take: {
              out: bead.left.map((block) => block.node),
              in: bead.right.map((block) => block.node),
              swap: {from: left.text, to: right.text}
            }
          }
        )
      }
    }
  }
}

/** Numbers of steps are no facts. */
function textOf(blocks: Parameters<typeof textOfBlocks>[0]): string {
  return textOfBlocks(blocks).replace(/^\p{L}{2,12} \d{1,3}\s?[:.)–—-]/u, '')
}

/** Same head, other value, and neither value left over on the other side. */
function conflicts(
  lefts: readonly Quantity[],
  rights: readonly Quantity[]
): Array<[Quantity, Quantity]> {
  const only = (own: readonly Quantity[], others: readonly Quantity[]) => {
    const rest = count(others.map(({value}) => value))
    return own.filter(function ({value}) {
      const times = rest.get(value) ?? 0
      rest.set(value, times - 1)
      return times <= 0
    })
  }
  const rest = only(rights, lefts)

  return only(lefts, rights).flatMap(function (left): Array<[Quantity, Quantity]> {
    const index = rest.findIndex((right) => right.head === left.head)
    const [right] = index === -1 ? [] : rest.splice(index, 1)
    return right ? [[left, right]] : []
  })
}

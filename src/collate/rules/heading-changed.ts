/** A heading in other words, over text that answers the other's. */

import type {Block} from '../../model/collation.ts'
import {type CollateRule, type Context, quote} from '../context.ts'
import {bare} from '../features.ts'
import {heavyDifference} from '../heavy-words.ts'
import {procedureTitles} from '../lone-runs.ts'
import {sectionKind} from '../section-kind.ts'
import {stemsOf} from '../tokens.ts'

export const headingChanged: CollateRule = {
  id: 'heading/changed',
  run(context) {
    for (const [a, b] of [...aligned(context), ...titles(context)]) {
      if (context.claimed.has(a) || context.claimed.has(b)) continue
      const bead = context.beadOf.get(a)
      const told = bead?.right.includes(b) ? context.spent(bead) : undefined
      if (heavyDifference(bare(a), bare(b), told).length === 0 || isOneKind(a, b)) continue
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
function aligned({beads, left, right}: Context): Array<[Block, Block]> {
  return beads.flatMap(function (bead): Array<[Block, Block]> {
    const [a, b] = [bead.left[0], bead.right[0]]
    if (a?.kind !== 'heading' || b?.kind !== 'heading') return []
    return left.stepOf.has(a) && right.stepOf.has(b) ? [] : [[a, b]]
  })
}

/** Above procedures that answer each other, where no more than a word of the titles is the same. */
function titles(context: Context): Array<[Block, Block]> {
  const others = new Map(
    [...procedureTitles(context, 'right')].map(([block, procedure]) => [procedure, block])
  )
  return [...procedureTitles(context, 'left')].flatMap(function ([a, procedure]) {
    const b = others.get(procedure)
    const isPair = b && isLone(context, a) && isLone(context, b) && sharesWord(a, b)
    return isPair ? [[a, b] as [Block, Block]] : []
  })
}

function isLone(context: Context, block: Block): boolean {
  const bead = context.beadOf.get(block)
  return bead?.left.length === 0 || bead?.right.length === 0
}

function sharesWord(a: Block, b: Block): boolean {
  const stems = new Set(stemsOf(bare(a)))
  return stemsOf(bare(b)).some((stem) => stems.has(stem))
}

/** “Prerequisites” and “Before you begin” are one section under any name. */
function isOneKind(a: Block, b: Block): boolean {
  const kind = sectionKind(a.text)
  return kind !== undefined && kind === sectionKind(b.text)
}

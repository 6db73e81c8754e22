/** What answers what between an article and its mutant, as beads of blocks. */

import type {Nodes} from 'mdast'
import type {Block} from '../../src/model/collation.ts'
import type {Mutant} from './mutate.ts'

export interface Aligned {
  left: readonly Block[]
  right: readonly Block[]
  moved: boolean
}

/** Blocks that share an origin are one bead. */
export function goldOf(
  left: readonly Block[],
  right: readonly Block[],
  {origins, moved}: Mutant
): Aligned[] {
  const beads = new Map<Block, {left: Set<Block>; right: Set<Block>}>()
  const byNode = new Map<Nodes, Block>(left.map((block) => [block.node, block]))
  for (const block of left) beads.set(block, {left: new Set([block]), right: new Set()})

  for (const block of right) {
    const from = (origins.get(block.node) ?? []).flatMap((node) => byNode.get(node) ?? [])
    const bead = {left: new Set<Block>(), right: new Set([block])}
    for (const other of from) {
      const old = beads.get(other)
      for (const each of old?.left ?? []) bead.left.add(each)
      for (const each of old?.right ?? []) bead.right.add(each)
    }
    for (const each of [...bead.left, ...bead.right]) beads.set(each, bead)
  }

  const all = [...new Set(beads.values())].map((bead) => ({
    left: [...bead.left],
    right: [...bead.right],
    moved: bead.left.size > 0 && [...bead.right].some(({node}) => moved.has(node))
  }))
  const [lefts, rights] = [placesOf(left), placesOf(right)]
  const order = ({left: [a], right: [b]}: Aligned) =>
    [a && lefts.get(a), b && rights.get(b)] as const
  const stayed = all.filter((bead) => bead.left.length > 0 && bead.right.length > 0 && !bead.moved)
  // What it passed may have been deleted or moved as well.
  const passes = (bead: Aligned) => stayed.some((other) => cross(order(bead), order(other)))
  return all.map((bead) => ({...bead, moved: bead.moved && passes(bead)}))
}

function placesOf(blocks: readonly Block[]): Map<Block, number> {
  return new Map(blocks.map((block, at) => [block, at]))
}

type Place = readonly [left: number | undefined, right: number | undefined]

function cross([a = 0, b = 0]: Place, [c = 0, d = 0]: Place): boolean {
  return (a - c) * (b - d) < 0
}

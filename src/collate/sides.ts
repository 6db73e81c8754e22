/** Two versions side by side, each in its own words, for a page. */

import type {Nodes} from 'mdast'
import type {Point} from 'unist'
import type {Article, ProcedureStep} from '../model/article.ts'
import type {Bead, Block, Collation} from '../model/collation.ts'
import {pushReversed} from '../model/long-lists.ts'
import type {ShownBlock, SideBySide, SideRow, SideSteps, Words} from '../model/side-by-side.ts'
import {blocksOf} from './blocks.ts'
import {isLegible, picturesOf} from './show.ts'
import {textOf} from './text-of.ts'
import {wordSides} from './word-diff.ts'

/** Every block of both versions once, in the order of the lead; what moved is named at its other place, too. */
export function sideBySide(collation: Collation): SideBySide {
  const blocks = collation.blocks.flatMap(({left, right}) => [...left, ...right])
  const known = new Map(blocks.map((block) => [block.node, block]))
  const begins = new Map<Block, number>()
  for (const {left, right} of collation.steps)
    for (const step of [...left, ...right]) {
      const first = firstBlock(step, known)
      if (first && !begins.has(first)) begins.set(first, step.number)
    }

  const starts = new Map([...startsOf(collation.left, known), ...startsOf(collation.right, known)])
  const rows = collation.blocks.map((bead) => rowOf(bead, begins, starts))
  const shown = withPlaces(rows, collation)
  const rowIndex = new Map(
    shown.flatMap(({row, bead}, at) =>
      row.kind === 'elsewhere' || !bead
        ? []
        : [...bead.left, ...bead.right].map((block) => [block, at] as const)
    )
  )
  const steps = collation.steps.map(function (bead): SideSteps {
    const [first] = [...bead.left, ...bead.right]
    const block = first && firstBlock(first, known)
    const row = block && rowIndex.get(block)
    const told = ({number, title}: ProcedureStep) => ({number, title})
    return {
      left: bead.left.map(told),
      right: bead.right.map(told),
      moved: bead.moved,
      ...(row !== undefined && {row})
    }
  })
  return {rows: shown.map(({row}) => row), steps}
}

function firstBlock(step: ProcedureStep, known: ReadonlyMap<Nodes, Block>): Block | undefined {
  const open = step.nodes.toReversed() as Nodes[]
  for (let next = open.pop(); next; next = open.pop()) {
    const block = known.get(next)
    if (block) return block
    if ('children' in next) pushReversed(open, next.children as Nodes[])
  }
  return undefined
}

type Starts = ReadonlyMap<Nodes, Point>

/** Where each block begins, with the item, box or table that begins with it. */
function startsOf({body}: Article, known: ReadonlyMap<Nodes, Block>): Map<Nodes, Point> {
  const starts = new Map<Nodes, Point>()
  let outer: Point | undefined
  const visit = (node: Nodes) => {
    outer ??= node.position?.start
    if (known.has(node)) {
      if (outer) starts.set(node, outer)
    } else if ('children' in node) for (const child of node.children) visit(child)
    outer = undefined
  }
  for (const child of body.children) visit(child)
  return starts
}

function rowOf(bead: Bead<Block>, begins: ReadonlyMap<Block, number>, starts: Starts): SideRow {
  const [from, to] = [bead.left.map(partsOf), bead.right.map(partsOf)]
  const [a, b] = [from.flat(), to.flat()]
  const length = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0)
  const [left, right] = wordSides(a, b, (shared) => isLegible(shared, length(a), length(b)))
  return {
    kind: kindOf(bead, [...left, ...right].flat()),
    left: blocksWith(bead.left, from, left, begins, starts),
    right: blocksWith(bead.right, to, right, begins, starts)
  }
}

function kindOf(bead: Bead<Block>, words: readonly Words[]): SideRow['kind'] {
  if (bead.right.length === 0) return 'left'
  if (bead.left.length === 0) return 'right'
  if (bead.moved) return 'moved'
  return words.some(({isOwn}) => isOwn) ? 'changed' : 'same'
}

function partsOf({node, kind, text}: Block): string[] {
  if (kind !== 'row' || !('children' in node)) return [text]
  return node.children.map((cell) => textOf(cell as Nodes))
}

function blocksWith(
  blocks: readonly Block[],
  texts: ReadonlyArray<readonly string[]>,
  words: ReadonlyArray<readonly Words[]>,
  begins: ReadonlyMap<Block, number>,
  starts: Starts
): ShownBlock[] {
  let at = 0
  return blocks.map(function (block, index) {
    const from = at
    at += texts[index]?.length ?? 0
    const step = begins.get(block)
    const start = starts.get(block.node)
    return {
      kind: block.kind,
      parts: words.slice(from, at),
      pictures: picturesOf(block),
      ...(block.callout && {callout: block.callout}),
      ...(step !== undefined && {step}),
      ...(start && {line: start.line, column: start.column})
    }
  })
}

interface Placed {
  row: SideRow
  /** Absent where the row only names what moved. */
  bead?: Bead<Block>
}

/** Where what moved stands in the right, a row of its own says so. */
function withPlaces(rows: readonly SideRow[], {blocks: beads, right}: Collation): Placed[] {
  const order = new Map(blocksOf(right.body).map(({node}, at) => [node, at]))
  const placeOf = ({right: [first]}: Bead<Block>) => (first ? (order.get(first.node) ?? -1) : -1)
  const moved = [...beads.entries()]
    .filter(([, bead]) => bead.moved && bead.right.length > 0)
    .map(([at, bead]) => ({at, place: placeOf(bead)}))
    .sort((a, b) => a.place - b.place)

  const result: Placed[] = []
  let next = 0
  const name = (before: number) => {
    for (let each = moved[next]; each && each.place < before; each = moved[++next])
      result.push({
        row: {kind: 'elsewhere', left: [], right: rows[each.at]?.right ?? [], twin: each.at}
      })
  }
  const places: number[] = []
  for (const [at, bead] of beads.entries()) {
    const row = rows[at]
    if (!row) continue
    if (!bead.moved && bead.right.length > 0) name(placeOf(bead))
    places.push(result.length)
    result.push({row, bead})
  }
  name(Number.POSITIVE_INFINITY)

  for (const [at, {row}] of result.entries()) {
    if (row.kind !== 'elsewhere' || row.twin === undefined) continue
    row.twin = places[row.twin] ?? row.twin
    const twin = result[row.twin]
    if (twin) twin.row.twin = at
  }
  return result
}

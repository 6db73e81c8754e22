/** The merge of two bodies that come from one, block by block, and the proof that it can be kept. */

import type {Block, Container} from './block.ts'
import {containersOf} from './containers.ts'
import {type ConflictKind, decide, type Verdict} from './decide.ts'
import {numberItems, numberSteps, type Sides} from './numbers.ts'
import {ordered} from './order.ts'
import {pathsOf} from './paths.ts'
import {type Planned, shownIn} from './planned.ts'
import {keyOf, type Reader} from './read-blocks.ts'
import {type Slot, type Slots, slotsOf} from './slots.ts'
import {writeBlocks} from './write-blocks.ts'

/** A block that someone has to look at, as Markdown; empty where a text does not have it. */
export interface BlockConflict {
  kind: ConflictKind
  base: string
  ours: string
  theirs: string
  /** Headings above it. */
  under: string[]
}

export interface MergedBody {
  text: string
  conflicts: BlockConflict[]
}

/** Merge; `undefined` where what comes out is not what was meant. */
export function mergeBody(
  base: string,
  ours: string,
  theirs: string,
  read: Reader
): MergedBody | undefined {
  const sides: Sides = {base: read(base), ours: read(ours), theirs: read(theirs)}
  const slots = slotsOf(sides.base, sides.ours, sides.theirs)
  const every = new Set([...slots.base, ...slots.ours, ...slots.theirs])
  const verdicts = new Map([...every].map((slot) => [slot, decide(slot)]))
  const resultOf = containersOf([...every])
  const row = ordered(slots, (slot) => verdicts.get(slot)?.content !== undefined, resultOf)
  const placed = row.flatMap(function (slot): Planned[] {
    const content = verdicts.get(slot)?.content
    const within = contextOf(slot).filter(({kind}) => kind !== 'tag')
    return content ? [{...content, slot, within: within.map(resultOf)}] : []
  })
  const planned = numberSteps(numberItems(placed, sides, resultOf), sides)
  const text = writeBlocks(planned, sides)
  const {blocks, oddities} = read(text)
  if (signs(blocks).join('\n') !== signs(planned).join('\n')) return
  if (oddities > Math.max(sides.ours.oddities, sides.theirs.oddities)) return
  return {text, conflicts: conflictsOf(slots, verdicts, planned)}
}

/** What a block stands in: the writer’s, unless only the sources changed it. */
function contextOf({base, ours, theirs}: Slot): readonly Container[] {
  if (!ours || !theirs) return (ours ?? theirs)?.within ?? []
  const isOld = base && shapeOf(base) === shapeOf(ours)
  return isOld && shapeOf(theirs) !== shapeOf(base) ? theirs.within : ours.within
}

function shapeOf({within}: Block): string {
  return within
    .filter(({kind}) => kind !== 'tag')
    .map(({kind}) => kind)
    .join(' ')
}

/** What has to be read in the result as it was written. */
function signs(blocks: ReadonlyArray<Pick<Block, 'kind' | 'text' | 'within' | 'depth'>>): string[] {
  const seen = new Set<Container>()
  return blocks.map(function (block) {
    const around = shownIn(block.within).map(function (container) {
      const isNew = !seen.has(container)
      seen.add(container)
      return `${container.kind}${isNew ? '*' : ''}${container.marker ?? ''}`
    })
    return `${around.join(' ')} ${block.depth} ${keyOf(block)}`
  })
}

function conflictsOf(
  {base, ours, theirs}: Slots,
  verdicts: ReadonlyMap<Slot, Verdict>,
  planned: readonly Planned[]
): BlockConflict[] {
  const there = pathsOf(theirs.flatMap((slot) => slot.theirs ?? []))
  const here = pathsOf(planned)
  const paths = new Map([
    ...theirs.map((slot, index) => [slot, there[index]] as const),
    ...planned.map(({slot}, index) => [slot, here[index]] as const)
  ])
  const every = new Set([...planned.map(({slot}) => slot), ...theirs, ...ours, ...base])
  return [...every].flatMap(function (slot) {
    const conflict = verdicts.get(slot)?.conflict
    return conflict ? [{...conflict, under: paths.get(slot) ?? []}] : []
  })
}

/** Writes the blocks of a result: lines that nothing has changed for are copied, byte for byte. */

import {alone, type Block, type Container, type Table} from './block.ts'
import {openedBy} from './containers.ts'
import type {Sides} from './numbers.ts'
import {type Planned, shownIn} from './planned.ts'
import {prefixes} from './prefix.ts'
import type {Slot} from './slots.ts'

type Side = 'base' | 'ours' | 'theirs'

export function writeBlocks(planned: readonly Planned[], sides: Sides): string {
  const neighbours = new Neighbours(sides)
  const openedIn = new Map([...openedBy(sides.ours.blocks), ...openedBy(sides.theirs.blocks)])
  const opened = new Set<Container>()
  const lines: string[] = []
  let above: Planned | undefined

  for (const block of planned) {
    for (const line of gapAbove(above, block, neighbours)) lines.push(line)
    const now = new Set(shownIn(block.within).filter((container) => !opened.has(container)))
    for (const container of now) opened.add(container)
    for (const line of linesOf(block, now, openedIn)) lines.push(line)
    above = block
  }
  for (const line of neighbours.tail(above)) lines.push(line)
  return lines.join('\n')
}

function linesOf(
  {from, within, indent, ...content}: Planned,
  now: ReadonlySet<Container>,
  openedIn: ReadonlyMap<Block, ReadonlySet<Container>>
): readonly string[] {
  const {first, rest} = prefixes(within, now)
  if (from && sameContent(from, content)) {
    const before = prefixes(from.within, openedIn.get(from) ?? new Set())
    if (before.first === first && before.rest === rest) return from.lines
  }
  return alone(content)
    .split('\n')
    .map((line, index) => `${index === 0 ? first : rest}${line && indent}${line}`.trimEnd())
}

function sameContent(a: Content, b: Content): boolean {
  return a.text === b.text && a.step === b.step && a.depth === b.depth
}

type Content = Pick<Planned, 'depth' | 'step' | 'text'>

/** Blank lines between two blocks: as they stood where the two stood together, else by what they are. */
function gapAbove(above: Planned | undefined, block: Planned, neighbours: Neighbours): string[] {
  const shared = above ? sharedBy(above.within, block.within) : []
  const blank = prefixes(shared, new Set()).rest.trimEnd()
  const mine = neighbours.gap(above?.slot, block.slot, 'ours')
  const others = neighbours.gap(above?.slot, block.slot, 'theirs')
  const was = neighbours.gap(above?.slot, block.slot, 'base')
  const isOld = mine && was && mine.length === was.length
  const gap = (isOld && others) || mine || others
  if (!gap) return above ? Array(usualGap(above, block, shared)).fill(blank) : []
  const fits = gap.every((line) => line.trim() === blank.trim())
  return fits ? [...gap] : gap.map(() => blank)
}

function sharedBy(a: readonly Container[], b: readonly Container[]): Container[] {
  const end = a.findIndex((container, level) => container !== b[level])
  return a.slice(0, end === -1 ? a.length : end)
}

function usualGap(above: Planned, block: Planned, shared: readonly Container[]): number {
  const inside = shared.at(-1)
  if (inside?.kind === 'table') return 0
  if (above.kind === 'callout' && inside?.kind === 'quote') return 0
  const [one, other] = [above.within[shared.length], block.within[shared.length]]
  const isItems = inside?.kind === 'list' && one?.kind === 'item' && other?.kind === 'item'
  const {ours, theirs} = block.slot
  return isItems ? Math.min(1, (ours ?? theirs)?.gap.length ?? 0) : 1
}

/** Which blocks stand next to each other in the three texts. */
class Neighbours {
  readonly #sides: Sides
  readonly #places = new Map<Block, number>()

  constructor(sides: Sides) {
    this.#sides = sides
    for (const {blocks} of Object.values(sides) as Table[])
      for (const [index, block] of blocks.entries()) this.#places.set(block, index)
  }

  /** The blank lines between the two in a text where nothing else is between them. */
  gap(above: Slot | undefined, slot: Slot, side: Side): readonly string[] | undefined {
    const [one, other] = [above?.[side], slot[side]]
    if (!other || (above && !one)) return
    const place = one ? (this.#places.get(one) ?? 0) : -1
    return this.#places.get(other) === place + 1 ? other.gap : undefined
  }

  /** The blank lines at the end. */
  tail(last: Planned | undefined): readonly string[] {
    const {base, ours, theirs} = this.#sides
    const isOld = ours.tail.join('\n') === base.tail.join('\n')
    const side = isOld && last?.slot.theirs ? theirs : ours
    return side.tail
  }
}

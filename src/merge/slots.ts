/** The blocks of three texts, each with what it is in the others. */

import {align} from './align.ts'
import type {Block, Table} from './block.ts'
import {likeness, wordsIn} from './likeness.ts'

/** One block through the three texts; absent where a text does not have it. */
export interface Slot {
  base?: Block
  ours?: Block
  theirs?: Block
}

export interface Slots {
  base: readonly Slot[]
  ours: readonly Slot[]
  theirs: readonly Slot[]
}

export function slotsOf(base: Table, ours: Table, theirs: Table): Slots {
  const all: Slot[] = base.blocks.map((block) => ({base: block}))
  const alike = changedAlike(base.blocks, ours.blocks, theirs.blocks)
  const mine = place(all, 'ours', ours.blocks, alike)
  const others = place(all, 'theirs', theirs.blocks, alike)
  const slots = {base: all, ours: mine, theirs: others}
  return {...slots, theirs: joinAdded(slots, alike)}
}

/** Give the blocks of one side to the slots of the base, all but those that are known to be new. */
function place(
  slots: readonly Slot[],
  side: 'ours' | 'theirs',
  blocks: readonly Block[],
  isNew: ReadonlySet<string>
): Slot[] {
  const result: Slot[] = blocks.map((block) => ({[side]: block}))
  const old = blocks.filter(({key}) => !isNew.has(key))
  const places = new Map(blocks.map((block, index) => [block, index]))
  const alignment = align(
    slots.flatMap((slot) => slot.base ?? []),
    old
  )
  for (const [from, to] of alignment) {
    const [slot, block] = [slots[from], old[to]]
    if (!slot || !block) continue
    slot[side] = block
    result[places.get(block) ?? 0] = slot
  }
  return result
}

/** Keys of the blocks that both sides have, once, and the base has not: nothing is to be merged in them. */
function changedAlike(
  base: readonly Block[],
  ours: readonly Block[],
  theirs: readonly Block[]
): Set<string> {
  const before = new Set(base.map(({key}) => key))
  const [mine, others] = [once(ours), once(theirs)]
  return new Set([...mine].filter((key) => others.has(key) && !before.has(key)))
}

function once(blocks: readonly Block[]): Set<string> {
  const words = blocks.filter((block) => !block.tag && wordsIn(block) >= 3)
  const groups = Map.groupBy(words, ({key}) => key)
  return new Set([...groups].flatMap(([key, {length}]) => (length === 1 ? [key] : [])))
}

/** What both sides added is one: the same words, or nearly. Few words are the same only at the same place. */
function joinAdded({ours, theirs}: Slots, alike: ReadonlySet<string>): Slot[] {
  const partners = partnersOf(ours, theirs, alike)
  const places = new Map(ours.map((slot, index) => [slot, index]))
  let last: Slot | undefined

  return theirs.map(function (slot) {
    const own = partners.get(slot)
    const joined = own && isOne(own, slot, shared(own) === last) ? own : slot
    if (joined !== slot && slot.theirs) joined.theirs = slot.theirs
    if (joined.ours) last = joined
    return joined
  })

  /** The nearest block above `slot` that both sides have. */
  function shared(slot: Slot): Slot | undefined {
    let at = (places.get(slot) ?? 0) - 1
    while (at >= 0 && !ours[at]?.theirs) at--
    return ours[at]
  }
}

/** Which new block of ours each new block of theirs may be: first the same one, wherever it stands, then the likeliest. */
function partnersOf(
  ours: readonly Slot[],
  theirs: readonly Slot[],
  alike: ReadonlySet<string>
): Map<Slot, Slot> {
  const partners = new Map<Slot, Slot>()
  const same = new Map<string, Slot>()
  const [mine, others]: [Slot[], Slot[]] = [[], []]
  for (const slot of ours) {
    if (slot.base || !slot.ours) continue
    if (alike.has(slot.ours.key)) same.set(slot.ours.key, slot)
    else mine.push(slot)
  }
  for (const slot of theirs) {
    if (slot.base || !slot.theirs) continue
    const own = same.get(slot.theirs.key)
    if (own) partners.set(slot, own)
    else others.push(slot)
  }
  const alignment = align(
    mine.flatMap((slot) => slot.ours ?? []),
    others.flatMap((slot) => slot.theirs ?? [])
  )
  for (const [from, to] of alignment) {
    const [own, other] = [mine[from], others[to]]
    if (own && other) partners.set(other, own)
  }
  return partners
}

function isOne({ours}: Slot, {theirs}: Slot, samePlace: boolean): boolean {
  if (!ours || !theirs) return false
  const isLong = wordsIn(ours) >= 3
  return ours.key === theirs.key ? isLong || samePlace : isLong && likeness(ours, theirs) >= 0.6
}

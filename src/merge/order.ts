/**
 * The order of the result: the writer’s, with what the sources moved or added.
 *
 * What is moved or added goes after the block that it follows in the sources. What a writer added stays with
 * the block that it follows here.
 */

import {heaviestRun} from '../model/increasing.ts'
import {weightOf} from './align.ts'
import type {Block, Container} from './block.ts'
import type {Result} from './containers.ts'
import type {Slot, Slots} from './slots.ts'

/** The slots for which `stays` holds, in the order of the result. */
export function ordered(slots: Slots, stays: (slot: Slot) => boolean, resultOf: Result): Slot[] {
  const row = new Row(slots.ours.filter(stays))
  const movedHere = movedIn(slots.base, slots.ours)
  const movedThere = movedIn(slots.base, slots.theirs)
  const moves = (slot: Slot) => movedThere.has(slot) && !movedHere.has(slot)
  const wrappers = wrappersOf(slots.ours, moves)
  let above: Slot | undefined

  for (const slot of slots.theirs) {
    if (!stays(slot)) continue
    if (!slot.ours) row.insert([slot], placeFor(slot, above, row, resultOf))
    else if (moves(slot)) {
      const taken = row.take([
        ...leaders(slot, row, wrappers),
        slot,
        ...followers(slot, row, wrappers)
      ])
      row.insert(taken, placeFor(slot, above, row, resultOf))
    }
    above = slot
  }
  return row.all()
}

/** Blocks that stand in another order than in the base. */
function movedIn(base: readonly Slot[], side: readonly Slot[]): Set<Slot> {
  const places = new Map(side.map((slot, index) => [slot, index]))
  const links = base.flatMap(function (slot, left) {
    const right = places.get(slot)
    return right === undefined || !slot.base
      ? []
      : [{slot, left, right, weight: weightOf(slot.base)}]
  })
  const run = new Set(heaviestRun(links).map(({slot}) => slot))
  return new Set(links.flatMap(({slot}) => (run.has(slot) ? [] : [slot])))
}

/** Tags that a writer put around blocks all of which move: their beginnings and ends. */
function wrappersOf(ours: readonly Slot[], moves: (slot: Slot) => boolean): Set<Slot> {
  const open: Array<{slot: Slot; moves: boolean | undefined}> = []
  const found = new Set<Slot>()
  for (const slot of ours) {
    if (slot.ours?.kind === 'open') open.push({slot, moves: undefined})
    else if (slot.ours?.kind === 'close') {
      const wrapper = open.pop()
      if (wrapper?.moves && !wrapper.slot.theirs) found.add(wrapper.slot).add(slot)
    }
    if (slot.theirs) for (const each of open) each.moves = (each.moves ?? true) && moves(slot)
  }
  return found
}

/** Tags of a writer that begin right above `slot` and go with it. */
function leaders(slot: Slot, row: Row, wrappers: ReadonlySet<Slot>): Slot[] {
  const result: Slot[] = []
  for (let next = row.before(slot); next && wrappers.has(next); next = row.before(next)) {
    if (next.ours?.kind !== 'open') break
    result.unshift(next)
  }
  return result
}

/** What a writer added below `slot`, up to what begins something else. */
function followers(slot: Slot, row: Row, wrappers: ReadonlySet<Slot>): Slot[] {
  const result: Slot[] = []
  for (let next = row.after(slot); next && !next.theirs; next = row.after(next)) {
    const kind = next.ours?.kind
    if (kind === 'heading' || kind === 'open' || (kind === 'close' && !wrappers.has(next))) break
    result.push(next)
  }
  return result
}

/** The block after which `slot` is put; `undefined` is the top. */
function placeFor(
  slot: Slot,
  above: Slot | undefined,
  row: Row,
  resultOf: Result
): Slot | undefined {
  const own = new Set(containersAround(slot.theirs, resultOf))
  const left = containersAround(above?.theirs, resultOf).filter((each) => !own.has(each))
  const leaves = left.some(({kind}) => kind !== 'item')
  const isHeading = slot.theirs?.kind === 'heading'
  let place = above
  for (let next = row.after(place); next && !next.theirs; next = row.after(next)) {
    const inside = containersAround(next.ours, resultOf).some((each) => left.includes(each))
    const ends = next.ours?.kind === 'close' && (isHeading || leaves)
    const sameSection = isHeading && next.ours?.kind !== 'heading'
    if (!inside && !ends && !sameSection) break
    place = next
  }
  return place
}

/** The containers that a block stands in, or begins. */
function containersAround(block: Block | undefined, resultOf: Result): Container[] {
  if (!block) return []
  const begun = block.kind === 'open' && block.tag ? [block.tag] : []
  return [...block.within, ...begun].map(resultOf)
}

/** A row in which blocks are moved at no cost. */
class Row {
  readonly #next = new Map<Slot | undefined, Slot>()
  readonly #previous = new Map<Slot, Slot | undefined>()

  constructor(slots: readonly Slot[]) {
    this.insert(slots, undefined)
  }

  /** The first one, for `undefined`. */
  after(slot: Slot | undefined): Slot | undefined {
    return this.#next.get(slot)
  }

  before(slot: Slot): Slot | undefined {
    return this.#previous.get(slot)
  }

  insert(slots: readonly Slot[], after: Slot | undefined): void {
    const end = this.#next.get(after)
    let last = after
    for (const slot of slots) {
      this.#next.set(last, slot)
      this.#previous.set(slot, last)
      last = slot
    }
    if (!end) return
    this.#next.set(last, end)
    this.#previous.set(end, last)
  }

  /** Take out `slots`, which stand one after the other. */
  take(slots: readonly Slot[]): readonly Slot[] {
    const [first] = slots
    const before = first && this.#previous.get(first)
    const end = this.#next.get(slots.at(-1))
    if (end) {
      this.#next.set(before, end)
      this.#previous.set(end, before)
    } else this.#next.delete(before)
    for (const slot of slots) this.#next.delete(slot)
    return slots
  }

  all(): Slot[] {
    const result: Slot[] = []
    for (let slot = this.#next.get(undefined); slot; slot = this.#next.get(slot)) result.push(slot)
    return result
  }
}

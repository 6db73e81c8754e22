/** Which list, item, quote or tag of one text is which of another, by what stands in them. */

import type {Block, Container} from './block.ts'
import type {Slot} from './slots.ts'

/** What a container of ours or of theirs is in the result. */
export type Result = (container: Container) => Container

type Side = 'base' | 'ours' | 'theirs'

export function containersOf(slots: readonly Slot[]): Result {
  const toTheirs = matched(slots, 'ours', 'theirs')
  const toBase = matched(slots, 'ours', 'base')
  const result = new Map<Container, Container>()
  for (const [ours, theirs] of toTheirs) {
    const base = toBase.get(ours)
    // A sign that only the sources changed is theirs.
    const isTheirs =
      base && signOf(base) === signOf(ours) && signOf(theirs) !== signOf(base) ? theirs : ours
    result.set(ours, isTheirs)
    result.set(theirs, isTheirs)
  }
  return (container) => result.get(container) ?? container
}

/** What an item is marked with, whatever its number. */
function signOf({marker = ''}: Container): string {
  return marker.replace(/^\d+/, '#')
}

/** One-to-one, where most of what is in them is the same. */
function matched(slots: readonly Slot[], from: Side, to: Side): Map<Container, Container> {
  const votes = new Map<Container, Map<Container, number>>()
  const vote = (a: Container, b: Container, weight: number) => {
    const given = votes.get(a) ?? new Map<Container, number>()
    votes.set(a, given.set(b, (given.get(b) ?? 0) + weight))
  }
  for (const slot of slots) {
    const [a, b] = [slot[from], slot[to]]
    if (!a || !b) continue
    if (a.tag && b.tag) vote(a.tag, b.tag, tagWeight)
    // Tags that one side put around it make no difference.
    const [around, others] = [a.within, b.within].map((all) =>
      all.filter(({kind}) => kind !== 'tag')
    )
    for (const [level, container] of (around ?? []).entries()) {
      const other = others?.[level]
      if (other?.kind !== container.kind) break
      vote(container, other, 1)
    }
  }

  const ranked = [...votes]
    .flatMap(([a, given]) => [...given].map(([b, weight]) => ({a, b, weight})))
    .sort((one, two) => two.weight - one.weight)
  const result = new Map<Container, Container>()
  const taken = new Set<Container>()
  for (const {a, b} of ranked) {
    if (result.has(a) || taken.has(b)) continue
    result.set(a, b)
    taken.add(b)
  }
  return result
}

/** The tag itself tells more than what is in it. */
const tagWeight = 1000

/** The containers that begin with each block of a text. */
export function openedBy(blocks: readonly Block[]): Map<Block, Set<Container>> {
  const seen = new Set<Container>()
  return new Map(
    blocks.map(function (block) {
      const opened = block.within.filter((container) => !seen.has(container))
      for (const container of opened) seen.add(container)
      return [block, new Set(opened)]
    })
  )
}

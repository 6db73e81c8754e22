/** Blocks left over beside a bead that say a part of what its other side says: the bead was cut anew. */

import {contained, type Feature, together} from './features.ts'
import type {Match, Matches} from './matches.ts'

/** Part of a block’s words that the other side must have. */
const least = 0.2
/** Part that the bead must gain of the likeness that it lacks. */
const edge = 0.15
/** Most blocks that answer one. */
const most = 4
const mergeable = new Set(['paragraph', 'item', 'callout'])

/** A block that may join a bead, and the bead with it. */
interface Offer {
  side: 'left' | 'right'
  at: number
  grown: Match
  gain: number
}

/** Let beads take in what is left over beside them; whatever gains most from a block has it. */
export function absorb(
  left: readonly Feature[],
  right: readonly Feature[],
  matches: Matches
): void {
  const open = [...matches]
  for (let match = open.pop(); match; match = open.pop()) {
    if (!matches.has(match)) continue
    const best = offers(left, right, matches, match)
      .filter((offer) => !isWanted(left, right, matches, offer, match))
      .sort((a, b) => b.gain - a.gain)[0]
    if (!best) continue
    matches.replace(match, best.grown)
    open.push(best.grown)
  }
}

/** Another bead beside the block gains more from it. */
function isWanted(
  left: readonly Feature[],
  right: readonly Feature[],
  matches: Matches,
  {side, at, gain}: Offer,
  own: Match | undefined
): boolean {
  return [-1, 1].some(function (step) {
    const other = matches.at(side, at + step)
    if (!other || other === own) return false
    return offers(left, right, matches, other).some(
      (each) => each.side === side && each.at === at && each.gain > gain
    )
  })
}

function offers(
  left: readonly Feature[],
  right: readonly Feature[],
  matches: Matches,
  match: Match
): Offer[] {
  const {lefts, rights} = match
  // Of several against several it would not be told which belongs to which.
  const sides = [
    ...(rights === 1 && lefts < most ? (['left'] as const) : []),
    ...(lefts === 1 && rights < most ? (['right'] as const) : [])
  ]
  return sides.flatMap((side) =>
    [match[side] - 1, match[side] + (side === 'left' ? lefts : rights)].flatMap(
      (at) => offer(left, right, matches, match, side, at) ?? []
    )
  )
}

function offer(
  left: readonly Feature[],
  right: readonly Feature[],
  matches: Matches,
  match: Match,
  side: 'left' | 'right',
  at: number
): Offer | undefined {
  const [own, other] = side === 'left' ? [left, right] : [right, left]
  const joining = own[at]
  if (!joining || matches.at(side, at)) return undefined
  const now = pick(own, match[side], side === 'left' ? match.lefts : match.rights)
  const [whole] = other.slice(side === 'left' ? match.right : match.left)
  if (!whole || ![...now, joining, whole].every(({block}) => mergeable.has(block.kind)))
    return undefined
  if (now.some(({key}) => key === whole.key)) return undefined
  if (contained(joining, [whole]) < least) return undefined

  const before = together(now, [whole])
  const likeness = together([...now, joining], [whole])
  if (likeness < before + edge * (1 - before)) return undefined
  const grown = {
    ...match,
    [side]: Math.min(match[side], at),
    [side === 'left' ? 'lefts' : 'rights']: now.length + 1,
    likeness
  }
  return {side, at, grown, gain: likeness - before}
}

function pick(side: readonly Feature[], start: number, count: number): Feature[] {
  return side.slice(start, start + count)
}

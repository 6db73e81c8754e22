/** How much of what two pages ask for is the same, in the same order: for many pages, and rare actions count more. */

import {agreement} from './actions.ts'
import type {Course, Deed, Readings} from './readings.ts'

/** From here on two actions are one. */
const least = 0.62
/** Pairs of actions of two pages that are looked at. */
const maxWork = 200_000
/** Steps from which a procedure says as much as one can. */
const whole = 4

interface Weighed extends Deed {
  /** Bits for the words of its object: actions that share no bit share no word. */
  bits: number
  worth: number
}

/** Makes the function that gives the share, 0–1, of the best-agreeing procedures of two pages. */
export function sharedDeeds(
  {deeds, courses}: Pick<Readings, 'deeds' | 'courses'>,
  weightOf: (word: number) => number
): (a: number, b: number) => number {
  const weighed = deeds.map((deed) => weigh(deed, weightOf))
  const longest = courses.reduce(
    (most, own) => Math.max(most, ...own.map((each) => each.deeds.length)),
    0
  )
  const score = new Float64Array(longest + 1)
  const bits = new Map<Course, number>()
  const totals = new Map<Course, number>()

  return function (a, b) {
    let [best, work] = [0, 0]
    for (const left of courses[a] ?? [])
      for (const right of courses[b] ?? []) {
        const cells = left.deeds.length * right.deeds.length
        if (cells === 0 || work + cells > maxWork || (bitsOf(left) & bitsOf(right)) === 0) continue
        work += cells
        const total = Math.max(totalOf(left), totalOf(right), 0.1)
        const share = Math.min(1, heaviest(left.deeds, right.deeds) / total)
        best = Math.max(best, (share * Math.min(left.steps, right.steps, whole)) / whole)
      }
    return best
  }

  /** The heaviest row of actions that both ask for in one order. */
  function heaviest(left: Uint32Array, right: Uint32Array): number {
    score.fill(0, 0, right.length + 1)
    for (const one of left) {
      const a = weighed[one]
      let diagonal = 0
      for (let j = 1; j <= right.length; j++) {
        const other = right[j - 1] ?? 0
        const b = weighed[other]
        const above = score[j] ?? 0
        let best = Math.max(above, score[j - 1] ?? 0)
        if (a && b && (a.bits & b.bits) !== 0) {
          const same = one === other ? 1 : sameness(a, b)
          if (same >= least) best = Math.max(best, diagonal + same * Math.max(a.worth, b.worth))
        }
        diagonal = above
        score[j] = best
      }
    }
    return score[right.length] ?? 0
  }

  function bitsOf(course: Course): number {
    const known =
      bits.get(course) ?? course.deeds.reduce((all, deed) => all | (weighed[deed]?.bits ?? 0), 0)
    bits.set(course, known)
    return known
  }

  function totalOf(course: Course): number {
    const known =
      totals.get(course) ?? course.deeds.reduce((sum, deed) => sum + (weighed[deed]?.worth ?? 0), 0)
    totals.set(course, known)
    return known
  }
}

/** All bits for what may be one with another action though they share no word. */
function weigh({act, object}: Deed, weightOf: (word: number) => number): Weighed {
  const isOpen = object.length === 0 || act === 'sign-in' || act === 'sign-out'
  return {
    act,
    object,
    bits: isOpen
      ? -1
      : object.reduce((all, word) => all | (1 << (Math.imul(word, 0x9e3779b1) >>> 27)), 0),
    worth: object.reduce((most, word) => Math.max(most, weightOf(word)), 0.1)
  }
}

function sameness(a: Deed, b: Deed): number {
  let shared = 0
  for (const word of a.object) if (b.object.includes(word)) shared++
  return agreement(a.act, b.act, {left: a.object.length, right: b.object.length, shared})
}

/** One to one, best first: which candidates are proposed, and between which of them nobody can tell. */

import type {Candidate} from './candidates.ts'

export interface Assigned {
  best: Candidate
  /** Distance to the runner-up. */
  margin: number
  /** The runner-up, where it is too close. */
  rival?: Candidate
}

export interface Assignment {
  /** The two places that a candidate takes, such as “the other version of page 3 in the wiki”. */
  placesOf(candidate: Candidate): readonly [number, number]
  /** Likeness from which a pair is proposed. */
  enough: number
  /** Distance from which two candidates are told apart. */
  close: number
  /** Three pages may be three versions: they take each other's places. */
  threes: boolean
}

/** `candidates` with the likest first. */
export function assign(candidates: readonly Candidate[], how: Assignment): Assigned[] {
  const taken = new Set<number>()
  const settled = new Set<number>()
  const byPlace = new Map<number, Candidate[]>()
  for (const candidate of candidates)
    for (const place of how.placesOf(candidate)) {
      const list = byPlace.get(place)
      if (list) list.push(candidate)
      else byPlace.set(place, [candidate])
    }

  return candidates.flatMap(function (best): Assigned[] {
    const places = how.placesOf(best)
    if (best.score < how.enough || places.some((place) => taken.has(place))) return []
    for (const place of places) taken.add(place)
    const rival = rivalOf(places)
    const versions = rival && how.threes ? three(best, rival) : undefined
    if (versions) return versions
    const margin = best.score - (rival?.score ?? 0)
    if (rival && margin < how.close && !isSame(best, rival)) return [{best, margin, rival}]
    for (const place of places) settled.add(place)
    return [{best, margin}]
  })

  /** The best candidate for one of `places` that is not for two of them, nor for one that is settled. */
  function rivalOf(places: readonly number[]): Candidate | undefined {
    let best: Candidate | undefined
    for (const place of places)
      for (const each of byPlace.get(place) ?? []) {
        if (best && each.score <= best.score) break
        const others = how.placesOf(each).filter((other) => !places.includes(other))
        if (others.length > 0 && !others.some((other) => settled.has(other))) best = each
      }
    return best
  }

  /** Three pages that are all alike, and like no fourth, are three versions. */
  function three(best: Candidate, rival: Candidate): Assigned[] | undefined {
    const places = [...new Set([...how.placesOf(best), ...how.placesOf(rival)])]
    const third = places.find((place) => !taken.has(place))
    if (third === undefined || places.length > 3) return
    const last = (byPlace.get(third) ?? []).find(
      (each) => each !== rival && how.placesOf(each).every((place) => places.includes(place))
    )
    if (!last) return
    const margin = Math.min(rival.score, last.score) - (rivalOf(places)?.score ?? 0)
    if (Math.min(rival.score, last.score) < how.enough || margin < how.close) return
    for (const place of places) {
      taken.add(place)
      settled.add(place)
    }
    return [best, rival, last].map((each) => ({best: each, margin}))
  }
}

/** Whether so little parts the two pages of `best` that what parts those of `rival` must be meant. */
function isSame(best: Candidate, rival: Candidate): boolean {
  return 3 * (1 - best.score) < 1 - rival.score
}

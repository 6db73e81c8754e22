/** Which step answers which: aligned as actions, lifted to steps. */

import type {Bead} from '../model/collation.ts'
import {heaviestRun} from '../model/increasing.ts'
import {type Action, mayBeOne, sameness} from './actions.ts'
import type {Step, Steps} from './procedures.ts'
import {fold, stemsOf} from './tokens.ts'
import {type Flat, type FlatMatch, unravel} from './unravel.ts'

/** From here on two actions are one. */
const least = 0.62
/** Products of numbers of actions up to which two procedures are aligned. */
const maxCells = 250_000
/** The same for all procedures of two articles together. */
const maxWork = 2_000_000
/** Part of the shorter procedure that must be shared. */
const enough = 0.4

export interface ActionMatch {
  left: Action
  right: Action
  sameness: number
}

export interface StepBead extends Bead<Step> {
  matches: readonly ActionMatch[]
}

export interface AlignedProcedure {
  left: Steps
  right: Steps
  beads: readonly StepBead[]
}

/** The procedures that answer each other, one to one, best first. */
export function alignProcedures(
  left: readonly Steps[],
  right: readonly Steps[]
): AlignedProcedure[] {
  let work = 0
  const candidates = left.flatMap((a, at) =>
    right.flatMap(function (b, other) {
      const size = Math.min(count(a), count(b))
      const cells = count(a) * count(b)
      if (size === 0 || cells > maxCells || work + cells > maxWork || !mayAnswer(a, b)) return []
      work += cells
      const matches = alignActions(flat(a), flat(b))
      const score = matches.reduce((sum, match) => sum + match.sameness, 0)
      const all = Math.max(count(a), count(b))
      const near = 0.3 * order(at, left.length, other, right.length)
      return score / size < enough
        ? []
        : [{a, b, matches, score: score / size + score / all + titles(a, b) + near}]
    })
  )
  candidates.sort((a, b) => b.score - a.score)

  const taken = new Set<Steps>()
  const result: AlignedProcedure[] = []
  for (const {a, b, matches} of candidates) {
    if (taken.has(a) || taken.has(b)) continue
    taken.add(a).add(b)
    result.push({left: a, right: b, beads: lift(a, b, matches)})
  }
  return result.sort((a, b) => left.indexOf(a.left) - left.indexOf(b.left))
}

/** What is asked of a procedure again and again, once for each that it is held against. */
interface Facts {
  flat: readonly Flat[]
  /** Words of all objects. */
  words: ReadonlySet<string>
  title: ReadonlySet<string>
}

const known = new WeakMap<Steps, Facts>()

function factsOf(procedure: Steps): Facts {
  let facts = known.get(procedure)
  if (!facts) {
    const flat = procedure.steps.flatMap(({actions}, step) =>
      actions.map((action) => ({action, step, bits: bitsOf(action)}))
    )
    facts = {
      flat,
      words: new Set(flat.flatMap(({action}) => [...action.object])),
      title: new Set(stemsOf(procedure.procedure.title))
    }
    known.set(procedure, facts)
  }
  return facts
}

/** All bits for what may be one with another action though they share no word. */
function bitsOf({act, object}: Action): number {
  if (object.size === 0 || act === 'sign-in' || act === 'sign-out') return -1
  let bits = 0
  for (const word of object) {
    let hash = 0
    for (let at = 0; at < word.length; at++) hash = (Math.imul(hash, 31) + word.charCodeAt(at)) | 0
    bits |= 1 << (hash & 31)
  }
  return bits
}

function flat(procedure: Steps): readonly Flat[] {
  return factsOf(procedure).flat
}

function count(procedure: Steps): number {
  return flat(procedure).length
}

/**
 * Cheap: whether enough actions of the shorter one share enough words with all of the other. No action answers
 * one that it shares fewer with, so that what is left out here would not have been enough.
 */
function mayAnswer(a: Steps, b: Steps): boolean {
  if (factsOf(a).words.isDisjointFrom(factsOf(b).words)) return false
  const [short, long] = count(a) <= count(b) ? [a, b] : [b, a]
  const {words} = factsOf(long)
  const needed = enough * count(short)
  let found = 0
  for (const {action, bits} of flat(short)) {
    let shared = 0
    for (const word of action.object) if (words.has(word)) shared++
    if (bits === -1 || mayBeOne(action, shared, least)) found++
    if (found >= needed) return true
  }
  return false
}

/** Procedures of nearly the same steps are told apart by their titles, and by their order. */
function titles(a: Steps, b: Steps): number {
  const [own, other] = [a.procedure.title, b.procedure.title]
  const words = new Set(stemsOf(own))
  const shared = stemsOf(other).some((word) => words.has(word)) ? 0.1 : 0
  return shared + (fold(own) === fold(other) ? 0.2 : 0)
}

/** 0–1: 1 where both stand at the same place among the procedures of their article. */
function order(a: number, left: number, b: number, right: number): number {
  return 1 - Math.abs(a / Math.max(left, 1) - b / Math.max(right, 1))
}

/** Needleman and Wunsch, over actions. */
function alignActions(left: readonly Flat[], right: readonly Flat[]): FlatMatch[] {
  const width = right.length + 1
  const score = new Float64Array((left.length + 1) * width)
  const near = new Float64Array((left.length + 1) * width)

  for (let i = 1; i <= left.length; i++) {
    const a = left[i - 1]
    for (let j = 1; j <= right.length; j++) {
      const b = right[j - 1]
      // Without a word in common, two actions are never one: most are told apart by a single look.
      const same = a && b && (a.bits & b.bits) !== 0 ? sameness(a.action, b.action) : 0
      const at = i * width + j
      near[at] = same
      const diagonal = same >= least ? (score[at - width - 1] ?? 0) + same - 0.45 : 0
      score[at] = Math.max(diagonal, score[at - 1] ?? 0, score[at - width] ?? 0)
    }
  }

  const result: FlatMatch[] = []
  let i = left.length
  let j = right.length
  while (i > 0 && j > 0) {
    const at = i * width + j
    const [a, b] = [left[i - 1], right[j - 1]]
    const same = near[at] ?? 0
    const diagonal = (score[at - width - 1] ?? 0) + same - 0.45
    if (a && b && same >= least && Math.abs((score[at] ?? 0) - diagonal) < 1e-9) {
      result.push({left: a, right: b, sameness: same})
      i--
      j--
    } else if (score[at] === score[at - width]) i--
    else j--
  }
  return result.reverse()
}

/** Steps whose actions answer each other, as connected components. */
function lift(left: Steps, right: Steps, inOrder: readonly FlatMatch[]): StepBead[] {
  const matches = unravel(flat(left), flat(right), [
    ...inOrder,
    ...outOfOrder(left, right, inOrder)
  ])
  const parent = new Map<string, string>()
  const root = (key: string): string => {
    let at = key
    for (let next = parent.get(at); next !== undefined; next = parent.get(at)) at = next
    return at
  }
  const join = (a: string, b: string) => {
    const [x, y] = [root(a), root(b)]
    if (x !== y) parent.set(y, x)
  }
  for (const match of matches) join(`l${match.left.step}`, `r${match.right.step}`)

  const groups = new Map<string, {left: number[]; right: number[]}>()
  const put = (key: string, side: 'left' | 'right', step: number) => {
    const group = groups.get(root(key)) ?? {left: [], right: []}
    group[side].push(step)
    groups.set(root(key), group)
  }
  for (const step of left.steps.keys()) put(`l${step}`, 'left', step)
  for (const step of right.steps.keys()) put(`r${step}`, 'right', step)

  const beads = [...groups.values()].map(function (group) {
    const own = matches.filter((match) => group.left.includes(match.left.step))
    const sum = own.reduce((total, match) => total + match.sameness, 0)
    return {
      at: group,
      left: group.left.flatMap((step) => left.steps[step] ?? []),
      right: group.right.flatMap((step) => right.steps[step] ?? []),
      likeness: own.length > 0 ? sum / own.length : 0,
      moved: false,
      matches: own.map((match) => ({
        left: match.left.action,
        right: match.right.action,
        sameness: match.sameness
      }))
    }
  })
  const kept = new Set(inRow(beads))
  return arrange(beads).map(({at, ...bead}) => ({
    ...bead,
    moved: bead.matches.length > 0 && !kept.has(at)
  }))
}

/** The most steps that stand in one order on both sides: the fewest others have moved. */
function inRow(beads: readonly Placed[]): Array<Placed['at']> {
  const links = beads
    .filter(({matches}) => matches.length > 0)
    .map(({at, likeness}) => ({
      left: at.left[0] ?? 0,
      right: at.right[0] ?? 0,
      weight: at.left.length + likeness / 100,
      at
    }))
  return heaviestRun(links.sort((a, b) => a.left - b.left)).map(({at}) => at)
}

type Placed = StepBead & {at: {left: number[]; right: number[]}}

/** In the order of the left; what only the right has stands behind its predecessor. */
function arrange(beads: readonly Placed[]): Placed[] {
  const both = beads
    .filter((bead) => bead.at.left.length > 0)
    .sort((a, b) => (a.at.left[0] ?? 0) - (b.at.left[0] ?? 0))
  const rest = beads
    .filter((bead) => bead.at.left.length === 0)
    .sort((a, b) => (a.at.right[0] ?? 0) - (b.at.right[0] ?? 0))
  for (const bead of rest) {
    const before = (bead.at.right[0] ?? 0) - 1
    const index = both.findLastIndex((each) => each.at.right.includes(before))
    both.splice(index + 1, 0, bead)
  }
  return both
}

/** Steps without any partner that say the same in another place. */
function outOfOrder(left: Steps, right: Steps, inOrder: readonly FlatMatch[]): FlatMatch[] {
  const lefts = new Set(inOrder.map((match) => match.left.step))
  const rights = new Set(inOrder.map((match) => match.right.step))
  const result: FlatMatch[] = []
  for (const [step, a] of left.steps.entries()) {
    if (lefts.has(step)) continue
    let best: {other: number; pairs: ActionMatch[]; score: number} | undefined
    for (const [other, b] of right.steps.entries()) {
      if (rights.has(other)) continue
      const pairs = mutual(a, b)
      const score =
        pairs.reduce((sum, pair) => sum + pair.sameness, 0) /
        Math.max(a.actions.length, b.actions.length)
      if (score >= 0.6 && score > (best?.score ?? 0)) best = {other, pairs, score}
    }
    if (!best) continue
    rights.add(best.other)
    for (const pair of best.pairs)
      result.push({
        left: {action: pair.left, step, bits: bitsOf(pair.left)},
        right: {action: pair.right, step: best.other, bits: bitsOf(pair.right)},
        sameness: pair.sameness
      })
  }
  return result
}

function mutual(a: Step, b: Step): ActionMatch[] {
  const result: ActionMatch[] = []
  const taken = new Set<Action>()
  for (const left of a.actions) {
    let best: ActionMatch | undefined
    for (const right of b.actions) {
      const same = taken.has(right) ? 0 : sameness(left, right)
      if (same >= least && same > (best?.sameness ?? 0)) best = {left, right, sameness: same}
    }
    if (!best) continue
    taken.add(best.right)
    result.push(best)
  }
  return result
}

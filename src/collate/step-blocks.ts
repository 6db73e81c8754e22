/**
 * Blocks of steps that answer each other: “Step 2: …” and its paragraphs against item 2.
 *
 * What the steps have in common as actions decides, where the words alone would not: one writer’s
 * heading with a paragraph is another writer’s item.
 */

import type {Block} from '../model/collation.ts'
import {type Action, actionsOf, sameness} from './actions.ts'
import {bare, type Feature, likeness, together} from './features.ts'
import type {ActionMatch, StepBead} from './steps.ts'

/** Blocks of steps that answer each other, as positions in the two articles. */
export interface StepBlocks {
  left: readonly number[]
  right: readonly number[]
  bead: StepBead
}

/** Positions of the first blocks, how many they are, and how alike their words are. */
export interface StepMatch {
  left: number
  right: number
  lefts: number
  rights: number
  likeness: number
}

/** Pairs of blocks up to which one step is looked at closely. */
const maxCells = 900
/** Most blocks of one side that answer one or more of the other. */
const most = 4
/** As in gaps of any other text. */
const least = 0.34
/** What counts for likeness where the same is done. */
const sameDeed = 0.6
/** Every block more must be worth it. */
const cost = 0.01
const mergeable = new Set(['heading', 'paragraph', 'item', 'callout'])

/** The blocks of `groups` that answer each other, wherever the groups stand. */
export function matchSteps(
  left: readonly Feature[],
  right: readonly Feature[],
  groups: readonly StepBlocks[]
): StepMatch[] {
  return groups.flatMap(function (group) {
    if (!isRow(group.left) || !isRow(group.right)) return []
    if (group.left.length * group.right.length > maxCells) return []
    const pick = (side: readonly Feature[], at: readonly number[]) =>
      at.flatMap((index) => side[index] ?? [])
    const table = tableOf(pick(left, group.left), pick(right, group.right), group.bead)
    const [a, b] = [group.left[0] ?? 0, group.right[0] ?? 0]
    return best(table).map((match) => ({...match, left: match.left + a, right: match.right + b}))
  })
}

function isRow(positions: readonly number[]): boolean {
  return positions.every((at, index) => at === (positions[0] ?? 0) + index)
}

interface Table {
  left: readonly Feature[]
  right: readonly Feature[]
  /** Numbers of the matches of actions that each block has a part in. */
  leftDeeds: ReadonlyArray<ReadonlySet<number>>
  rightDeeds: ReadonlyArray<ReadonlySet<number>>
  /** One step against one. */
  single: boolean
}

/** `p` blocks from `i` on against `q` blocks from `j` on. */
interface Cut {
  i: number
  p: number
  j: number
  q: number
}

function tableOf(left: readonly Feature[], right: readonly Feature[], bead: StepBead): Table {
  return {
    left,
    right,
    leftDeeds: left.map(({block}) => deeds(block, bead.matches, 'left')),
    rightDeeds: right.map(({block}) => deeds(block, bead.matches, 'right')),
    single: bead.left.length === 1 && bead.right.length === 1
  }
}

function best(table: Table): StepMatch[] {
  const [rows, columns] = [table.left.length, table.right.length]
  const width = columns + 1
  const score = new Float64Array((rows + 1) * width)
  const chosen = new Map<number, StepMatch>()

  for (let i = 0; i <= rows; i++)
    for (let j = 0; j <= columns; j++) {
      const at = i * width + j
      const above = i > 0 ? (score[at - width] ?? 0) : 0
      score[at] = Math.max(above, j > 0 ? (score[at - 1] ?? 0) : 0)
      for (let p = 1; p <= Math.min(most, i); p++)
        for (let q = 1; q <= Math.min(most, j); q++) {
          const found = compare(table, {i: i - p, p, j: j - q, q})
          if (!found) continue
          const total = (score[at - p * width - q] ?? 0) + found.gain
          if (total <= (score[at] ?? 0) + 1e-9) continue
          score[at] = total
          chosen.set(at, {left: i - p, lefts: p, right: j - q, rights: q, likeness: found.text})
        }
    }
  return walkBack(score, chosen, rows, columns)
}

function compare(table: Table, cut: Cut): {gain: number; text: number} | undefined {
  const {i, p, j, q} = cut
  const lefts = table.left.slice(i, i + p)
  const rights = table.right.slice(j, j + q)
  const [a, b] = [lefts[0], rights[0]]
  if (!a || !b) return undefined
  const shared = sharedDeeds(table, cut)
  if (p + q > 2 && !belong(table, cut, shared)) return undefined

  const text = p + q > 2 ? together(lefts, rights) : likeness(a, b)
  const kinds = [a.block.kind, b.block.kind]
  const solid = kinds.includes('image') || kinds.includes('code') || kinds.includes('row')
  const titles = table.single && i === 0 && j === 0 && isHeading(a) && isHeading(b)
  const known = shared.size > 0 && !solid ? sameDeed : titles ? 0.5 : 0
  const near = Math.max(text, known)
  const floor = known > 0 || (kinds[0] === kinds[1] && !isHeading(a)) ? least : 0.5
  if (near < floor) return undefined
  return {gain: (p + q) * (near - least + 0.02) - cost * (p + q - 2), text}
}

function sharedDeeds({leftDeeds, rightDeeds}: Table, {i, p, j, q}: Cut): Set<number> {
  const others = rightDeeds.slice(j, j + q)
  return new Set(
    leftDeeds
      .slice(i, i + p)
      .flatMap((own) => [...own].filter((deed) => others.some((other) => other.has(deed))))
  )
}

/** Several blocks answer together only if each has its part, and no two of them are the same. */
function belong(table: Table, {i, p, j, q}: Cut, shared: ReadonlySet<number>): boolean {
  const lefts = table.left.slice(i, i + p)
  const rights = table.right.slice(j, j + q)
  return (
    shared.size > 0 &&
    !(lefts.some(isHeading) && rights.some(isHeading)) &&
    takePart(lefts, table.leftDeeds.slice(i, i + p), shared) &&
    takePart(rights, table.rightDeeds.slice(j, j + q), shared) &&
    !lefts.some((a) => rights.some((b) => a.key === b.key))
  )
}

function walkBack(
  score: Float64Array,
  chosen: ReadonlyMap<number, StepMatch>,
  rows: number,
  columns: number
): StepMatch[] {
  const width = columns + 1
  const result: StepMatch[] = []
  let i = rows
  let j = columns
  while (i > 0 && j > 0) {
    const at = i * width + j
    const match = chosen.get(at)
    if (match) {
      result.push(match)
      i = match.left
      j = match.right
    } else if (score[at] === score[at - width]) i--
    else j--
  }
  return result.reverse()
}

/** Every block does something that is shared, or is the title of the next one that does. */
function takePart(
  side: readonly Feature[],
  deeds: ReadonlyArray<ReadonlySet<number>>,
  shared: ReadonlySet<number>
): boolean {
  return side.every(function (feature, index) {
    if (!mergeable.has(feature.block.kind)) return false
    const next = side[index + 1]
    if (isHeading(feature)) return next !== undefined && !isHeading(next)
    return [...(deeds[index] ?? [])].some((deed) => shared.has(deed))
  })
}

function isHeading({block}: Feature): boolean {
  return block.kind === 'heading'
}

function deeds(
  block: Block,
  matches: readonly ActionMatch[],
  side: 'left' | 'right'
): ReadonlySet<number> {
  if (!mergeable.has(block.kind)) return new Set()
  const own = actionsOf(bare(block))
  return new Set(
    [...matches.keys()].filter(function (index) {
      const match = matches[index]
      return match && own.some((each) => isPart(each, match, side))
    })
  )
}

/** The action that was matched, or a title and a text that say the same again. */
function isPart(action: Action, match: ActionMatch, side: 'left' | 'right'): boolean {
  const own = match[side]
  if (action.label === own.label && action.clause === own.clause) return true
  return sameness(action, match[side === 'left' ? 'right' : 'left']) >= sameDeed
}

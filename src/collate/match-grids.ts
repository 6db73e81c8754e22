/** Which grid of one version answers which of the other, and which rows of theirs. */

import type {Context} from './context.ts'
import {type Grid, gridsOf, type Row} from './grids.ts'
import {stemsOf} from './tokens.ts'

export interface GridMatch {
  left: Grid
  right: Grid
  /** Rows of one name. */
  rows: ReadonlyArray<{left: Row; right: Row}>
  /** Rows whose name the other grid does not have, and that answer no other row that is left over. */
  only: {left: readonly Row[]; right: readonly Row[]}
}

const known = new WeakMap<Context, readonly GridMatch[]>()

/** Grids that answer each other, in the order of the left; found once, as several rules ask. */
export function matchGrids(context: Context): readonly GridMatch[] {
  const found = known.get(context) ?? match(context)
  known.set(context, found)
  return found
}

/** Those that share most blocks and names. */
function match(context: Context): GridMatch[] {
  const [lefts, rights] = [gridsOf(context.left), gridsOf(context.right)]
  const candidates = candidatesOf(context, lefts, rights)
  const taken = new Set<Grid>()
  const result = new Map<Grid, GridMatch>()
  for (const {left, right} of candidates.sort((a, b) => b.weight - a.weight)) {
    if (taken.has(left) || taken.has(right)) continue
    const match = matchRows(context, left, right)
    const least = Math.min(left.rows.length, right.rows.length)
    if (match.rows.length === 0 || match.rows.length * 2 < least) continue
    taken.add(left).add(right)
    result.set(left, match)
  }
  return lefts.flatMap((left) => result.get(left) ?? [])
}

interface Candidate {
  left: Grid
  right: Grid
  weight: number
}

/** Names that more grids than these have in common say nothing of which is which. */
const common = 8

function candidatesOf(
  context: Context,
  lefts: readonly Grid[],
  rights: readonly Grid[]
): Candidate[] {
  const owners = Map.groupBy(
    rights.flatMap((grid) => grid.rows.map(({block}) => ({grid, block}))),
    ({block}) => block
  )
  const named = Map.groupBy(
    rights.flatMap((grid) => grid.rows.map(({key}) => ({grid, key}))),
    ({key}) => key
  )
  return lefts.flatMap(function (left) {
    const weights = new Map<Grid, number>()
    const vote = (right: Grid) => weights.set(right, (weights.get(right) ?? 0) + 1)
    for (const {block, key} of left.rows) {
      for (const other of context.beadOf.get(block)?.right ?? [])
        for (const {grid} of owners.get(other) ?? []) vote(grid)
      const same = named.get(key) ?? []
      if (same.length <= common) for (const {grid} of same) vote(grid)
    }
    return [...weights].map(([right, weight]) => ({left, right, weight}))
  })
}

function matchRows(context: Context, left: Grid, right: Grid): GridMatch {
  const [lefts, rights] = withHead(left, right)
  const known = new Map(rights.map((row) => [row.key, row]))
  const rows = lefts.flatMap(function (row) {
    const other = known.get(row.key)
    return other ? [{left: row, right: other}] : []
  })
  // “Permissions” of one is “Permission” of the other.
  const matched = new Set(rows.flatMap((pair) => [pair.left, pair.right]))
  const rest = {
    left: lefts.filter((row) => !matched.has(row)),
    right: rights.filter((row) => !matched.has(row))
  }
  const stems = new Map(rest.right.map((row) => [stemsOf(row.name).join(' '), row]))
  for (const row of rest.left) {
    const other = stems.get(stemsOf(row.name).join(' '))
    if (!other || matched.has(other)) continue
    matched.add(row).add(other)
    rows.push({left: row, right: other})
  }

  const lone = (side: 'left' | 'right') => rest[side].filter((row) => !matched.has(row))
  const only = {left: lone('left'), right: lone('right')}
  const renamed = new Set(only.right.map(({block}) => block))
  const answered = only.left.filter(({block}) =>
    context.beadOf.get(block)?.right.some((other) => renamed.has(other))
  )
  const answering = new Set(answered.flatMap(({block}) => context.beadOf.get(block)?.right ?? []))
  return {
    left,
    right,
    rows,
    only: {
      left: only.left.filter((row) => !answered.includes(row)),
      right: only.right.filter(({block}) => !answering.has(block))
    }
  }
}

/** Where a table has no row of headings, its first row may have been taken for one. */
function withHead(left: Grid, right: Grid): [readonly Row[], readonly Row[]] {
  const has = ({rows}: Grid, key: string | undefined) => rows.some((row) => row.key === key)
  const all = (own: Grid, other: Grid) =>
    own.head && has(other, own.head.key) ? [own.head, ...own.rows] : own.rows
  return [all(left, right), all(right, left)]
}

/** Which column of one table answers which of another. */

import type {Grid, Row} from './grids.ts'
import {heavyDifference} from './heavy-words.ts'
import type {GridMatch} from './match-grids.ts'
import {stemsOf} from './tokens.ts'

type Pair = readonly [left: number, right: number]

export interface Columns {
  /** Indices of columns that answer each other. */
  pairs: readonly Pair[]
  /** Those of `pairs` that are called differently. */
  renamed: readonly Pair[]
  only: {left: readonly number[]; right: readonly number[]}
}

/** By their headings; by their places where one of the tables has none. */
export function matchColumns({left, right, rows}: GridMatch): Columns {
  const [lefts, rights] = [left, right].map(({columns}) => columns.map(keyOf))
  if (!lefts || !rights) return byPlace(0, 0)
  if (isLines(left) || isLines(right) || isBare(lefts) || isBare(rights))
    return byPlace(lefts.length, rights.length)

  const free = new Set(rights.keys())
  const named: Pair[] = []
  const rest: number[] = []
  for (const [index, key] of lefts.entries()) {
    const other = [...free].find((at) => rights[at] === key)
    if (other === undefined) rest.push(index)
    else {
      free.delete(other)
      named.push([index, other])
    }
  }
  const others = [...free]
  const paired =
    rest.length === others.length ? rest.map((at, n): Pair => [at, others[n] ?? 0]) : []
  // Of another name, and most of what stands below it is the same.
  const renamed = paired.filter((pair) => !isFilledAnew(rows, pair))
  return {
    pairs: [...named, ...renamed],
    renamed,
    only: {
      left: rest.filter((at) => !renamed.some(([index]) => index === at)),
      right: others.filter((at) => !renamed.some(([, index]) => index === at))
    }
  }
}

function keyOf(title: string): string {
  return stemsOf(title).join(' ')
}

const isLines = ({form}: Grid) => form === 'lines'

function isBare(keys: readonly string[]): boolean {
  return keys.every((key) => key === '')
}

function isFilledAnew(rows: ReadonlyArray<{left: Row; right: Row}>, [a, b]: Pair): boolean {
  const changed = rows.filter(
    ({left, right}) => heavyDifference(left.cells[a] ?? '', right.cells[b] ?? '').length > 0
  )
  return changed.length * 2 > rows.length
}

function byPlace(lefts: number, rights: number): Columns {
  const from = (start: number, end: number) =>
    Array.from({length: Math.max(0, end - start)}, (_, index) => start + index)
  const shared = Math.min(lefts, rights)
  return {
    pairs: from(0, shared).map((at): Pair => [at, at]),
    renamed: [],
    only: {left: from(shared, lefts), right: from(shared, rights)}
  }
}

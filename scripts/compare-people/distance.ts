/** How far two pages are from each other, feature by feature; the same in both directions. */

import {diffArrays} from 'diff'
import type {Features, Heading, Item} from './features.ts'

/** What is measured, and what one unit of it is. */
export const features = {
  headings: 'a heading that only one has; less for one in other words',
  ranks: 'a heading that only one has, or that stands a rank higher or lower than the others do',
  lists: 'an item; less for other words, or for another kind of list or depth',
  callouts: 'a callout; less for other words or another kind',
  links: 'a link; less for another text or another target',
  images: 'a picture; less for one that stands elsewhere',
  tables: 'a row; less for other words, or for another number of cells or kind of row',
  code: 'a block; less for other lines',
  words: 'a word that only one has',
  order: 'a word that both have, in another place',
  banner: 'a notice that the article was moved by a program'
} as const

export type Feature = keyof typeof features
export type Distances = Record<Feature, number>

export function distances(a: Features, b: Features): Distances {
  const only = onlyOne(a.words, b.words)
  return {
    headings: cost(align(a.headings, b.headings)),
    ranks: rankCost(align(a.headings, b.headings)),
    lists: cost(align(a.lists, b.lists)),
    callouts: cost(align(a.callouts, b.callouts)),
    links: cost(align(a.links, b.links)),
    images: cost(align(a.images, b.images)),
    tables: cost(align(a.tables, b.tables)),
    code: cost(align(a.code, b.code)),
    words: only,
    order: (changes(a.words, b.words) - only) / 2,
    banner: a.banner === b.banner ? 0 : 1
  }
}

interface Step<Each> {
  a?: Each
  b?: Each
  cost: number
}

/** The cheapest way from `a` to `b` that keeps the order: items that answer each other, and lone ones. */
export function align<Each extends Item>(a: readonly Each[], b: readonly Each[]): Step<Each>[] {
  const table: Float64Array[] = []
  for (let row = 0; row <= a.length; row++) {
    const costs = new Float64Array(b.length + 1)
    for (let column = 0; column <= b.length; column++) {
      const [one, other] = [a[row - 1], b[column - 1]]
      if (!one || !other) costs[column] = row + column
      else
        costs[column] = Math.min(
          at(row - 1, column) + 1,
          (costs[column - 1] ?? 0) + 1,
          at(row - 1, column - 1) + difference(one, other)
        )
    }
    table.push(costs)
  }

  const steps: Step<Each>[] = []
  let [row, column] = [a.length, b.length]
  while (row > 0 || column > 0) {
    const [one, other] = [a[row - 1], b[column - 1]]
    const between = one && other ? difference(one, other) : 1
    if (one && other && at(row, column) === at(row - 1, column - 1) + between) {
      steps.push({a: one, b: other, cost: between})
      row--
      column--
    } else if (one && (!other || at(row, column) === at(row - 1, column) + 1)) {
      steps.push({a: one, cost: 1})
      row--
    } else {
      if (other) steps.push({b: other, cost: 1})
      column--
    }
  }
  return steps.reverse()

  function at(row: number, column: number): number {
    return table[row]?.[column] ?? 0
  }
}

/** From 0 for the same to 1, which is what a lone item costs: half of an item is better than none. */
function difference(a: Item, b: Item): number {
  const words = apart(a.tokens, b.tokens)
  const text = a.lines && b.lines ? (words + apart(a.lines, b.lines)) / 2 : words
  return Math.min(1, text + (a.kind === b.kind ? 0 : 0.25))
}

/** The part of `a` and `b` that only one of them has. */
function apart(a: readonly string[], b: readonly string[]): number {
  const all = a.length + b.length
  return all === 0 ? 0 : onlyOne(a, b) / all
}

function cost(steps: ReadonlyArray<Step<Item>>): number {
  return steps.reduce((sum, step) => sum + step.cost, 0)
}

/** All ranks may be higher or lower in one than in the other; headings that share nothing are two. */
function rankCost(steps: ReadonlyArray<Step<Heading>>): number {
  const shifts = steps.flatMap(({a, b, cost}) => (a && b && cost < 1 ? [a.rank - b.rank] : []))
  const common = shifts.toSorted((one, other) => one - other)[shifts.length >> 1] ?? 0
  const moved = shifts.filter((shift) => shift !== common).length
  return moved + steps.length - shifts.length
}

/** How many of `a` and `b` have no partner in the other. */
function onlyOne(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const each of a) counts.set(each, (counts.get(each) ?? 0) + 1)
  for (const each of b) counts.set(each, (counts.get(each) ?? 0) - 1)
  let sum = 0
  for (const count of counts.values()) sum += Math.abs(count)
  return sum
}

function changes(a: readonly string[], b: readonly string[]): number {
  return diffArrays([...a], [...b])
    .filter(({added, removed}) => added || removed)
    .reduce((sum, {count}) => sum + count, 0)
}

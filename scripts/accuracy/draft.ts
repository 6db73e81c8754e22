/** An article and the copy of it that a family of changes works on. */

import type {Nodes, Root} from 'mdast'
import type {Random} from '../bench/random.ts'
import type {Lender} from './lender.ts'
import {any, shuffled} from './random.ts'
import {copy, nodesOf, type Origins} from './trees.ts'
import {bodyOf, type Unit, unitsOf} from './units.ts'

export interface Draft {
  before: Root
  /** What changes. */
  after: Root
  origins: Origins
  random: Random
  lender: Lender
}

/** What was changed: a finding is to point there, or to quote all of these words. */
export interface Spot {
  before: readonly Nodes[]
  after: readonly Nodes[]
  words: readonly string[]
}

export interface Family {
  name: string
  /** Kinds of findings that say what this change is. */
  rules: readonly string[]
  /** Make one change, where the article has a place for it. */
  change(draft: Draft): Spot | undefined
  /** Put in beforehand what few articles have. */
  plant?(body: Root, random: Random, lender: Lender): void
}

export function draftOf(
  body: Root,
  random: Random,
  lender: Lender,
  plant?: Family['plant']
): Draft {
  const before = copy(body)
  plant?.(before, random, lender)
  const origins: Origins = new Map()
  return {before, after: copy(before, origins), origins, random, lender}
}

/** Nodes of the article that nodes of the copy were made of. */
export function sourcesOf({origins}: Draft, nodes: readonly Nodes[]): Nodes[] {
  return nodes.flatMap((node) => origins.get(node) ?? [])
}

export function spotAt(draft: Draft, nodes: readonly Nodes[], ...words: readonly string[]): Spot {
  return {before: sourcesOf(draft, nodes), after: nodes, words}
}

/** Any node of the copy that `fits`. */
export function anyNode({after, random}: Draft, fits: (node: Nodes) => boolean): Nodes | undefined {
  return any(random, [...nodesOf(after)].filter(fits))
}

/** Let `act` work on the units of the copy, at a random one that `fits`. */
export function atUnit(
  draft: Draft,
  fits: (unit: Unit, at: number, units: readonly Unit[]) => boolean,
  act: (unit: Unit, at: number, units: Unit[]) => Spot | undefined
): Spot | undefined {
  const units = unitsOf(draft.after)
  const at = shuffled(draft.random, [...units.keys()]).find(function (index) {
    const unit = units[index]
    return unit && fits(unit, index, units)
  })
  const unit = at === undefined ? undefined : units[at]
  if (at === undefined || !unit) return undefined
  const spot = act(unit, at, units)
  draft.after = bodyOf(units)
  return spot
}

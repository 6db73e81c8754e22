/**
 * A second version of an article, made by chance, of which is known what answers what.
 *
 * Blocks are edited word by word, deleted, split and merged, foreign ones come in, and runs of blocks
 * move, in the shares of the mutations that the aligner was first tried on.
 */

import type {Nodes, Paragraph, Root} from 'mdast'
import {blocksOf} from '../../src/collate/blocks.ts'
import type {Random} from '../bench/random.ts'
import {createLender, type Lender} from './lender.ts'
import {any, shuffled} from './random.ts'
import {copy, nodesOf, type Origins} from './trees.ts'
import {bodyOf, isGap, isPlain, paragraphOf, type Unit, unitsOf} from './units.ts'
import {cutInTwo, cutPoint, editWords, plainText} from './words.ts'
import type {Sample} from './world.ts'

export interface Mutant {
  body: Root
  origins: Origins
  /** Nodes of the copy that stand elsewhere now. */
  moved: ReadonlySet<Nodes>
}

const shares = {edited: 0.25, deleted: 0.08, inserted: 0.08, split: 0.06, merged: 0.03}
const movedRuns = 2
/** In blocks. */
const longestRun = 3

/** A row of units while it is changed; what came in, was moved, merged or split is not touched again. */
interface State {
  units: Unit[]
  origins: Origins
  moved: Set<Nodes>
  settled: Set<Unit>
  random: Random
  lender: Lender
}

export function mutate(
  sample: Sample,
  samples: readonly Sample[],
  rate: number,
  random: Random
): Mutant {
  const origins: Origins = new Map()
  const state: State = {
    units: unitsOf(copy(sample.article.body, origins)),
    origins,
    moved: new Set(),
    settled: new Set(),
    random,
    lender: createLender(samples, sample, random)
  }
  const size = blocksOf(sample.article.body).length
  edit(state, rate)
  for (let left = size * shares.merged; random.chance(left); left--) merge(state)
  for (let left = size * shares.split; random.chance(left); left--) split(state)
  for (let left = size * shares.deleted; random.chance(left); left--) remove(state)
  for (let left = size * shares.inserted; random.chance(left); left--) insert(state)
  for (let run = 0; run < movedRuns; run++) move(state)
  return {body: bodyOf(state.units), origins, moved: state.moved}
}

function edit({units, random, lender}: State, rate: number): void {
  const words = Array.from({length: 200}, () => lender.word())
  for (const {node} of blocksOf(bodyOf(units)))
    if (random.chance(shares.edited)) editWords(node, rate, random, words)
}

/** A run of one to three units stands elsewhere. */
function move(state: State): void {
  const {random, units} = state
  for (let attempt = 0; attempt < 60; attempt++) {
    const length = random.whole(1, longestRun)
    const start = random.whole(0, Math.max(0, units.length - length))
    const run = units.slice(start, start + length)
    const rest = [...units.slice(0, start), ...units.slice(start + length)]
    const to = random.whole(0, rest.length)
    const passed = to < start ? rest.slice(to, start) : rest.slice(start, to)
    if (run.some((unit) => state.settled.has(unit) || unit.node.type === 'tableRow')) continue
    if (blocksOf(bodyOf(run)).length > longestRun || isCut(state, rest, to)) continue
    if (passed.some(({node}) => state.moved.has(node))) continue
    if (!outweighs(state, passed, run)) continue
    const home = rest[to - 1]?.of ?? rest[to]?.of
    const inList = !isGap(rest, to)
    if (inList && (home?.type !== 'list' || run.some(({node}) => node.type !== 'listItem')))
      continue
    const moved = run.map(
      ({node, of}): Unit => (inList && home ? {node, of: home} : {node, ...(of && {of: {...of}})})
    )
    for (const unit of moved) {
      state.settled.add(unit)
      for (const node of nodesOf(unit.node)) state.moved.add(node)
    }
    state.units = [...rest.slice(0, to), ...together(moved), ...rest.slice(to)]
    return
  }
}

/** Items that moved out of their lists are a list of their own. */
function together(moved: readonly Unit[]): Unit[] {
  let open: Unit['of']
  return moved.map(function ({node, of}) {
    open = of && (open?.type === of.type ? open : of)
    return {node, ...(open && {of: open})}
  })
}

/** Characters of what the article has, too. */
function sizeOf({origins}: State, units: readonly Unit[]): number {
  return units
    .filter(({node}) => origins.has(node as Nodes) || origins.has(paragraphOf(node) as Nodes))
    .reduce((sum, {node}) => sum + plainText(node).length + 1, 0)
}

/** More blocks and more text are passed than have moved in all: otherwise what is passed has moved as well. */
function outweighs(state: State, passed: readonly Unit[], run: readonly Unit[]): boolean {
  const all = [...run, ...state.units.filter(({node}) => state.moved.has(node))]
  return passed.length > all.length && sizeOf(state, passed) > sizeOf(state, all)
}

/** Whether both parts of a paragraph that was split stand around it. */
function isCut({origins}: State, units: readonly Unit[], at: number): boolean {
  const [before, behind] = [units[at - 1], units[at]].map(
    (unit) => unit && origins.get(paragraphOf(unit.node) as Nodes)?.[0]
  )
  return before !== undefined && before === behind
}

function pick(state: State, fits: (unit: Unit, at: number) => boolean): number | undefined {
  const order = shuffled(state.random, [...state.units.keys()])
  return order.find(function (at) {
    const unit = state.units[at]
    return unit && !state.settled.has(unit) && fits(unit, at)
  })
}

function merge(state: State): void {
  const {units, origins} = state
  const at = pick(state, function (unit, index) {
    const next = units[index + 1]
    return (
      next !== undefined &&
      !state.settled.has(next) &&
      next.of === unit.of &&
      [unit, next].every((each) => isPlain(each) && plainText(each.node) !== '')
    )
  })
  const [unit, next] = [units[at ?? -1], units[(at ?? -1) + 1]]
  const [first, second] = [unit && paragraphOf(unit.node), next && paragraphOf(next.node)]
  if (at === undefined || !unit || !first || !second) return
  first.children.push({type: 'text', value: ' '}, ...second.children)
  origins.set(first, [...(origins.get(first) ?? []), ...(origins.get(second) ?? [])])
  state.settled.add(unit)
  units.splice(at + 1, 1)
}

function split(state: State): void {
  const {units, origins} = state
  const at = pick(state, function ({node}) {
    const paragraph = paragraphOf(node)
    return (
      paragraph !== undefined &&
      plainText(paragraph).split(' ').length >= 8 &&
      cutPoint(paragraph) !== undefined
    )
  })
  const unit = units[at ?? -1]
  const whole = unit && paragraphOf(unit.node)
  const point = whole && cutPoint(whole)
  if (at === undefined || !unit || !point) return
  const [first, second] = cutInTwo(whole, point, origins)
  const made = [part(unit, [first]), part(unit, [second, ...restOf(unit)])]
  for (const each of made) state.settled.add(each)
  units.splice(at, 1, ...made)
}

function restOf({node}: Unit): Nodes[] {
  return node.type === 'listItem' ? node.children.slice(1) : []
}

function part({node, of}: Unit, children: readonly Nodes[]): Unit {
  const made = node.type === 'listItem' ? {...node, children} : (children[0] as Paragraph)
  return {node: made as Unit['node'], ...(of && {of})}
}

function remove(state: State): void {
  const at = pick(state, (unit) => isSingle(unit))
  if (at !== undefined) state.units.splice(at, 1)
}

/** One block, so that one deletion is one. */
function isSingle({node}: Unit): boolean {
  return blocksOf({type: 'root', children: [node]}).length <= 1
}

function insert(state: State): void {
  const {units, random, lender} = state
  const at = random.whole(0, units.length)
  const unit = any(random, units)
  const near = isGap(units, at) ? undefined : units[at]
  const node = unit && lender.unit(near)
  if (!node || isCut(state, units, at)) return
  const made: Unit = {node: copy(node, new Map()), ...(near?.of && {of: near.of})}
  state.settled.add(made)
  units.splice(at, 0, made)
}

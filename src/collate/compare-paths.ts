/** Menu paths of aligned steps and blocks, side by side. */

import type {Nodes} from 'mdast'
import type {Bead, Block} from '../model/collation.ts'
import type {Action} from './actions.ts'
import {type Context, type Spot, textOfBlocks} from './context.ts'
import {type MenuPath, pathOf, pathsOf} from './facts.ts'
import {boldTexts} from './labels.ts'
import type {StepBead} from './steps.ts'
import {takeStep} from './take-step.ts'

export interface ComparedPath {
  kind: 'conflict' | 'partial'
  left: MenuPath
  right: MenuPath
  beads: ReadonlyArray<Bead<Block>>
  spot: Spot
}

export function comparePaths(context: Context): ComparedPath[] {
  const inActions = inSteps(context)
  const told = new Set(inActions.flatMap(({beads}) => beads))
  return [...inActions, ...inBlocks(context, told)]
}

/** The path alone changes where it stands as such; else the blocks do, where they answer each other. */
function takeOf(beads: ReadonlyArray<Bead<Block>>, left: MenuPath, right: MenuPath): Spot['take'] {
  const [bead, ...more] = new Set(beads)
  if (!bead || more.length > 0 || bead.right.length === 0) return
  return {
    out: bead.left.map(({node}) => node),
    in: bead.right.map(({node}) => node),
    swap: {from: left.labels.join(' > '), to: right.labels.join(' > ')}
  }
}

/** Places that a step goes to, between two actions that both versions share. */
function inSteps(context: Context): ComparedPath[] {
  return context.procedures.flatMap(({beads, left}) =>
    beads.flatMap(function (bead): ComparedPath[] {
      if (bead.left.length === 0 || bead.right.length === 0) return []
      // Set in bold, a path is told from the words around it: “Save As” is one label.
      const beads = blockBeads(context, bead)
      const bold = beads.filter(areNear).flatMap((each) => ofBead(each, boldPaths(each)))
      if (bold.length > 0) return bold
      const [a, b] = [route(bead, 'left'), route(bead, 'right')]
      if (a.length === 0 || b.length === 0) return []
      const kind = relation(keysOf(a), keysOf(b))
      if (kind === 'same' || kind === 'unrelated') return []
      const shared = bead.matches.filter((match) => match.left.place || match.right.place)
      if (shared.length === 0) return []
      if (kind === 'conflict' && !conflicts(a, b, bead)) return []
      const [from, to] = [a, b].map((route) => pathOf(route.map((action) => action.label)))
      if (!from || !to) return []
      const take = takeOf(beads, from, to) ?? takeStep(bead)
      const spot = {
        left: bead.left[0]?.step.nodes[0] as Nodes,
        right: bead.right[0]?.step.nodes[0] as Nodes,
        path: [left.procedure.title, bead.left[0]?.title ?? ''],
        ...(take && {take})
      }
      return [{kind, left: from, right: to, beads, spot}]
    })
  )
}

/** Where the steps lead, in order: places, and clicks that are places in the other version. */
function route(bead: StepBead, side: 'left' | 'right'): Action[] {
  const other = side === 'left' ? 'right' : 'left'
  const shared = new Map(bead.matches.map((match) => [match[side], match[other]]))
  return bead[side]
    .flatMap((step) => step.actions)
    .filter((action) => action.object.size > 0 && (action.place || shared.get(action)?.place))
    .filter(({label}) => !programs.test(label) && !/[<={}]/.test(label))
    .slice(0, 6)
}

/** Where the menus are is no stop on the way through them. */
const programs =
  /\b(?:apps?|applications?|browser|console|dashboard|portal|programs?|site|terminal|website|workspace)$/i

function keysOf(actions: readonly Action[]): string[] {
  return actions.map((action) => [...action.object].sort().join(' '))
}

/** Each side goes somewhere that the other does not. */
function conflicts(a: readonly Action[], b: readonly Action[], bead: StepBead): boolean {
  const lefts = new Set(bead.matches.map((match) => match.left))
  const rights = new Set(bead.matches.map((match) => match.right))
  return (
    a.some((action) => action.place && !lefts.has(action)) &&
    b.some((action) => action.place && !rights.has(action))
  )
}

function inBlocks(context: Context, told: ReadonlySet<Bead<Block>>): ComparedPath[] {
  return context.beads.flatMap(function (bead): ComparedPath[] {
    if (!areNear(bead) || told.has(bead)) return []
    const paths = pathsIn(bead)
    const [first] = bead.left
    if (paths.some((side) => side.length === 0) || !first || isWalked(context, first)) return []
    return ofBead(bead, paths)
  })
}

/** Likeness from which the paths of two blocks are about the same. */
const near = 0.45

function areNear({left: [a], right: [b], likeness}: Bead<Block>): boolean {
  return a !== undefined && b !== undefined && likeness >= near && a.kind !== 'code'
}

function ofBead(bead: Bead<Block>, [lefts, rights]: Paths): ComparedPath[] {
  const [a, b] = [bead.left[0], bead.right[0]]
  return lefts.flatMap(function (left): ComparedPath[] {
    const related = rights.map((right) => ({right, kind: relation(left.keys, right.keys)}))
    if (related.some(({kind}) => kind === 'same')) return []
    const best =
      related.find(({kind}) => kind === 'partial') ?? related.find(({kind}) => kind === 'conflict')
    if (!a || !b || !best || best.kind === 'same' || best.kind === 'unrelated') return []
    const take = takeOf([bead], left, best.right)
    const spot = {left: a.node, right: b.node, path: a.path, ...(take && {take})}
    return [{kind: best.kind, left, right: best.right, beads: [bead], spot}]
  })
}

/** The step that it belongs to goes somewhere that the other version's goes, too: compared as actions. */
function isWalked(context: Context, block: Block): boolean {
  const step = context.left.stepOf.get(block)
  return context.procedures.some(({beads}) =>
    beads.some(
      ({left, matches}) =>
        left.some((each) => each === step) &&
        matches.some(({left, right}) => left.place || right.place)
    )
  )
}

/** Paths of running text; where both sides have a bold one, it is told where they begin and end. */
function pathsIn(bead: Bead<Block>): Paths {
  const [own, other] = boldPaths(bead)
  if (own.length > 0 && other.length > 0) return [own, other]
  return [pathsOf(textOfBlocks(bead.left)), pathsOf(textOfBlocks(bead.right))]
}

type Paths = readonly [left: readonly MenuPath[], right: readonly MenuPath[]]

function boldPaths({left, right}: Bead<Block>): Paths {
  const whole = (blocks: readonly Block[]) =>
    blocks
      .flatMap(boldTexts)
      .filter((text) => / > \S/.test(text))
      .map((text) => pathOf(text.split(/\s*>\s*/)))
  return [whole(left), whole(right)]
}

function blockBeads(context: Context, bead: StepBead): Bead<Block>[] {
  return context.left.blocks.flatMap(function (block) {
    const step = context.left.stepOf.get(block)
    if (!step || !bead.left.includes(step)) return []
    return context.beadOf.get(block) ?? []
  })
}

type Relation = 'same' | 'partial' | 'conflict' | 'unrelated'

/** A path that leaves out stops on the way is a part; one that shares a stop and differs, a conflict. */
function relation(a: readonly string[], b: readonly string[]): Relation {
  if (a.join('>') === b.join('>')) return 'same'
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let at = 0
  for (const key of long) if (key === short[at]) at++
  if (at === short.length) return 'partial'
  return a.some((key) => b.includes(key)) ? 'conflict' : 'unrelated'
}

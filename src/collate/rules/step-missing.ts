/**
 * A step that one version has and the other lacks, where readers are worse off for it: the published
 * version lacks it, or it is the step that keeps what is shown only once.
 */

import type {Nodes} from 'mdast'
import type {Take} from '../../model/collation.ts'
import {type CollateRule, type Context, quote} from '../context.ts'
import {dangersOf} from '../dangers.ts'
import type {Step} from '../procedures.ts'
import type {AlignedProcedure, StepBead} from '../steps.ts'
import {takeStep} from '../take-step.ts'

export const stepMissing: CollateRule = {
  id: 'step/missing',
  run(context) {
    for (const lone of loneSteps(context)) {
      if (lone.side === 'left' && !endangers(lone.step)) continue
      reportLone(context, lone, 'step/missing')
    }
    for (const lone of lostCopies(context)) reportLone(context, lone, 'step/missing')
  }
}

export interface Lone {
  /** The side that has it. */
  side: 'left' | 'right'
  step: Step
  /** Steps of the other side that stand next to where it would be. */
  before: Step | undefined
  after: Step | undefined
  procedure: AlignedProcedure
  /** The clause that is missing, where the rest of the step is there, in steps that answer each other. */
  part?: {clause: string; bead: StepBead}
}

/** Steps without a partner, in procedures that answer each other. */
export function loneSteps(context: Context): Lone[] {
  const lone = new Set(
    context.procedures
      .flatMap(({beads}) => beads)
      .filter(({left, right}) => left.length === 0 || right.length === 0)
      .flatMap(({left, right}) => [...left, ...right])
  )
  return context.procedures.flatMap(function (procedure) {
    return procedure.beads.flatMap(function (bead, index): Lone[] {
      const side = bead.right.length === 0 ? 'left' : 'right'
      const step = (bead.left.length === 0 ? bead.right : bead.left)[0]
      if (!step || (bead.left.length > 0 && bead.right.length > 0)) return []
      if (elsewhere(context, step, side, lone)) return []
      const other = side === 'left' ? 'right' : 'left'
      const before = procedure.beads.slice(0, index).findLast((each) => each[other].length > 0)
      const after = procedure.beads.slice(index + 1).find((each) => each[other].length > 0)
      return [{side, step, before: before?.[other].at(-1), after: after?.[other][0], procedure}]
    })
  })
}

/** Likeness from which blocks say the same; less is enough where both are steps without a partner. */
const said = {anywhere: 0.55, inLoneSteps: 0.34} as const

/** Its text stands in the other version, as a step or not. */
function elsewhere(
  context: Context,
  step: Step,
  side: 'left' | 'right',
  lone: ReadonlySet<Step>
): boolean {
  const {blocks, stepOf} = context[side]
  const own = blocks.filter((block) => stepOf.get(block) === step && block.kind !== 'image')
  const found = own.filter(function (block) {
    const bead = context.beadOf.get(block)
    const [first] = (side === 'left' ? bead?.right : bead?.left) ?? []
    const other = first && context[side === 'left' ? 'right' : 'left'].stepOf.get(first)
    const needed = other && lone.has(other) ? said.inLoneSteps : said.anywhere
    return first !== undefined && (bead?.likeness ?? 0) >= needed
  })
  return own.length > 0 && found.length * 2 > own.length
}

/** The step that keeps a value, or warns that it is shown once. */
export function endangers(step: Step): boolean {
  const dangers = dangersOf(step.text)
  return (
    step.actions.some((action) => action.act === 'copy') ||
    dangers.has('once') ||
    dangers.has('secret')
  )
}

/** “… and copy the value”, gone from a step that is there, and said nowhere in the procedure. */
function lostCopies(context: Context): Lone[] {
  return context.procedures.flatMap(function (procedure) {
    const keeps = (side: 'left' | 'right') =>
      procedure[side].steps.some((step) => step.actions.some((action) => action.act === 'copy'))
    return (['left', 'right'] as const).flatMap(function (side): Lone[] {
      const other = side === 'left' ? 'right' : 'left'
      if (!keeps(side) || keeps(other)) return []
      return procedure.beads.flatMap(function (bead): Lone[] {
        if (bead.left.length === 0 || bead.right.length === 0) return []
        const matched = new Set(bead.matches.map((match) => match[side]))
        return bead[side].flatMap(function (step): Lone[] {
          const action = step.actions.find((each) => each.act === 'copy' && !matched.has(each))
          if (!action) return []
          const partner = bead[other].at(-1)
          const part = {clause: action.clause, bead}
          return [{side, step, before: partner, after: undefined, procedure, part}]
        })
      })
    })
  })
}

export function reportLone(
  context: Context,
  lone: Lone,
  rule: 'step/missing' | 'step/extra'
): void {
  const {side, step, before, after, part} = lone
  const clause = part?.clause
  const other = side === 'left' ? 'right' : 'left'
  const node = step.step.nodes[0] as Nodes | undefined
  const near = before ?? after
  const nearNode = (near?.step.nodes[0] ?? lone.procedure[other].procedure.node) as Nodes

  for (const [block, owner] of context[side].stepOf) {
    if (owner !== step) continue
    const bead = context.beadOf.get(block)
    if (clause === undefined) context.claimed.add(block)
    else if (bead) context.spend(bead, clause)
  }

  const take = takeOf(lone, rule)

  context.find(
    rule,
    {
      step: quote(clause ?? step.title),
      number: step.step.number,
      in: context[other].name,
      published: other === 'left'
    },
    {
      left: side === 'left' ? node : nearNode,
      right: side === 'right' ? node : nearNode,
      path: [lone.procedure.left.procedure.title],
      ...(side === 'left' && rule === 'step/missing' && {severity: 'info' as const}),
      ...(take && {take})
    }
  )
}

/** A step that readers need is not taken out of the published text because a copy lacks it. */
function takeOf(
  {side, step, before, after, part}: Lone,
  rule: 'step/missing' | 'step/extra'
): Omit<Take, 'finding'> | undefined {
  const nodes = step.step.nodes as Nodes[]
  if (side === 'left') return rule === 'step/extra' && !part ? {out: nodes, in: []} : undefined
  return part ? takeStep(part.bead) : {out: [], in: nodes, step: true, ...beside(before, after)}
}

function beside(before: Step | undefined, after: Step | undefined) {
  const last = before?.step.nodes.at(-1) as Nodes | undefined
  if (last) return {after: last}
  const first = after?.step.nodes[0] as Nodes | undefined
  return first ? {before: first} : {}
}

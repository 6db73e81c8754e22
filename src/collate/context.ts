/** What the rules of collation work on: two versions, what answers what, and what has been said. */

import type {Nodes} from 'mdast'
import type {Article} from '../model/article.ts'
import type {Bead, Block, Take} from '../model/collation.ts'
import type {Args, FindingDraft, Place, Severity} from '../model/finding.ts'
import {pushReversed} from '../model/long-lists.ts'
import type {KnownPictures} from '../model/pictures.ts'
import {type RuleId, rules} from '../model/rules/index.ts'
import type {Rule} from '../model/rules/rule.ts'
import {align} from './align.ts'
import {blocksOf} from './blocks.ts'
import {uncontracted} from './clauses.ts'
import {nameOf} from './name-of.ts'
import {proceduresOf, type Step, type Steps} from './procedures.ts'
import type {StepBlocks} from './step-blocks.ts'
import {type AlignedProcedure, alignProcedures} from './steps.ts'
import {wordsOf} from './tokens.ts'

export interface Side {
  article: Article
  /** How findings name it: the page's key, or the file. */
  name: string
  blocks: readonly Block[]
  procedures: readonly Steps[]
  /** The step that a block belongs to. */
  stepOf: ReadonlyMap<Block, Step>
}

/** Where a finding speaks of: a block or node of either side, or both. */
export interface Spot {
  left?: Nodes | undefined
  right?: Nodes | undefined
  path: readonly string[]
  severity?: Severity
  take?: Omit<Take, 'finding'>
}

export interface Context {
  left: Side
  right: Side
  beads: ReadonlyArray<Bead<Block>>
  beadOf: ReadonlyMap<Block, Bead<Block>>
  procedures: readonly AlignedProcedure[]
  pictures: KnownPictures | undefined
  findings: FindingDraft[]
  takes: Take[]
  /** Blocks that a finding speaks for, whole. */
  claimed: Set<Block>
  find(rule: RuleId, args: Args, spot: Spot): void
  /** Say that the words of `texts` in `bead` are spoken for. */
  spend(bead: Bead<Block>, ...texts: readonly string[]): void
  spent(bead: Bead<Block>): ReadonlySet<string>
  /** Say that a finding speaks for a whole sentence of a block. */
  tell(block: Block, sentence: string): void
  isTold(block: Block, sentence: string): boolean
}

export interface CollateRule {
  id: RuleId
  run(context: Context): void
}

export function makeContext(left: Article, right: Article, pictures?: KnownPictures): Context {
  const [a, b] = [sideOf(left), sideOf(right)]
  const procedures = alignProcedures(a.procedures, b.procedures)
  const beads = align(a.blocks, b.blocks, stepBlocks(a, b, procedures))
  const beadOf = new Map(
    beads.flatMap((bead) => [...bead.left, ...bead.right].map((block) => [block, bead] as const))
  )
  const copy = nameOf(right, left)
  const findings: FindingDraft[] = []
  const takes: Take[] = []
  const spent = new Map<Bead<Block>, Set<string>>()
  const told = new Map<Block, Set<string>>()

  return {
    left: a,
    right: b,
    beads,
    beadOf,
    procedures,
    pictures,
    findings,
    takes,
    claimed: new Set(),
    find(rule, args, spot) {
      const draft: FindingDraft = {
        rule,
        args,
        shown: {copy, ...(left.page && {lead: left.page})},
        at: placeOf(left, spot.left),
        path: spot.path
      }
      const {answers}: Rule = rules[rule]
      if (answers.includes('take') && !spot.take)
        draft.answers = answers.filter((answer) => answer !== 'take')
      if (spot.severity) draft.severity = spot.severity
      if (spot.right) draft.cause = placeOf(right, spot.right)
      if (right.page) draft.source = right.page
      findings.push(draft)
      if (spot.take) takes.push({finding: draft, ...spot.take})
    },
    spend(bead, ...texts) {
      const words = spent.get(bead) ?? new Set()
      for (const text of texts)
        for (const word of wordsOf(`${text} ${uncontracted(text)}`)) words.add(word)
      spent.set(bead, words)
    },
    spent: (bead) => spent.get(bead) ?? new Set(),
    tell(block, sentence) {
      const sentences = told.get(block) ?? new Set()
      told.set(block, sentences.add(sentence))
    },
    isTold: (block, sentence) => told.get(block)?.has(sentence) ?? false
  }
}

/** Which blocks belong to steps that answer each other. */
function stepBlocks(
  left: Side,
  right: Side,
  procedures: readonly AlignedProcedure[]
): StepBlocks[] {
  const [lefts, rights] = [left, right].map(placesOf)
  const places = (side: Map<Step, number[]> | undefined, steps: readonly Step[]) =>
    steps.flatMap((step) => side?.get(step) ?? []).sort((a, b) => a - b)
  return procedures
    .flatMap(({beads}) => beads)
    .filter((bead) => bead.left.length > 0 && bead.right.length > 0)
    .map((bead) => ({left: places(lefts, bead.left), right: places(rights, bead.right), bead}))
}

function placesOf({blocks, stepOf}: Side): Map<Step, number[]> {
  const result = new Map<Step, number[]>()
  for (const [index, block] of blocks.entries()) {
    const step = stepOf.get(block)
    if (!step) continue
    const places = result.get(step)
    if (places) places.push(index)
    else result.set(step, [index])
  }
  return result
}

export function sideOf(article: Article): Side {
  const blocks = blocksOf(article.body)
  const procedures = proceduresOf(article)
  const byNode = new Map(blocks.map((block) => [block.node, block]))
  const stepOf = new Map<Block, Step>()

  for (const {steps} of procedures)
    for (const step of steps) {
      const open = step.step.nodes.toReversed() as Nodes[]
      for (let next = open.pop(); next; next = open.pop()) {
        const block = byNode.get(next)
        if (block) stepOf.set(block, step)
        if ('children' in next) pushReversed(open, next.children as Nodes[])
      }
    }
  return {article, name: article.page ?? article.file, blocks, procedures, stepOf}
}

function placeOf(article: Article, node: Nodes | undefined): Place {
  const start = node?.position?.start
  return {file: article.file, line: start?.line ?? 1, column: start?.column ?? 1}
}

/** At most 200 characters of `text`, cut at a blank. */
export function quote(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (flat.length <= 200) return flat
  const cut = flat.slice(0, 199)
  const blank = cut.lastIndexOf(' ')
  return `${cut.slice(0, blank > 120 ? blank : 199)}…`
}

/** The block of the left that stands before what only the right has, by the nearest predecessor. */
export function predecessor(context: Context, block: Block): Block | undefined {
  const blocks = context.right.blocks
  for (let at = blocks.indexOf(block) - 1; at >= 0; at--) {
    const other = blocks[at]
    const bead = other && context.beadOf.get(other)
    if (bead && bead.left.length > 0 && !bead.moved) return bead.left.at(-1)
  }
  return undefined
}

/** Where what only the right has comes in: behind its predecessor, and in the step that it belongs to. */
export function behind(context: Context, block: Block): Pick<Take, 'after' | 'within'> {
  const before = predecessor(context, block)
  if (!before) return {}
  const [left, right] = [context.left.stepOf.get(before), context.right.stepOf.get(block)]
  const isOne =
    left !== undefined &&
    right !== undefined &&
    context.procedures.some(({beads}) =>
      beads.some((bead) => bead.left.includes(left) && bead.right.includes(right))
    )
  return {after: before.node, ...(isOne && {within: true as const})}
}

export const textOfBlocks = (blocks: readonly Block[]): string =>
  blocks.map((block) => block.text).join(' ')

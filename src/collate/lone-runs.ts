/** Runs of blocks that one version has alone: a whole section is one thing to decide, not twenty. */

import type {Nodes} from 'mdast'
import type {Block} from '../model/collation.ts'
import {words} from '../model/words.ts'
import {actionsOf} from './actions.ts'
import {behind, type Context, predecessor, quote, textOfBlocks} from './context.ts'
import {dangersOf} from './dangers.ts'
import {decisive} from './heavy-words.ts'
import {isSaidInStep, stepPartners} from './said-in-step.ts'
import {sectionKind} from './section-kind.ts'
import type {AlignedProcedure} from './steps.ts'
import {stemsOf, wordsOf} from './tokens.ts'

export interface LoneRun {
  side: 'left' | 'right'
  blocks: readonly Block[]
}

/** Blocks without a partner that no sharper rule speaks for, side by side and under one heading. */
export function loneRuns(context: Context, side: 'left' | 'right'): LoneRun[] {
  const other = side === 'left' ? 'right' : 'left'
  const partners = stepPartners(context, side)
  const titles = procedureTitles(context, side)
  const runs: Block[][] = []
  let open = false

  for (const [index, block] of context[side].blocks.entries()) {
    const bead = context.beadOf.get(block)
    const lone =
      bead?.[other].length === 0 &&
      !context.claimed.has(block) &&
      !titles.has(block) &&
      !isLead(context, side, index) &&
      !isSaidInStep(context, side, block, partners)
    if (!lone) {
      // A picture that another rule tells parts no section.
      open &&= block.kind === 'image' && bead?.[other].length === 0
      continue
    }
    const run = runs.at(-1)
    if (open && run && belongs(run, block)) run.push(block)
    else runs.push([block])
    open = true
  }
  return runs
    .filter((blocks) => textOfBlocks(blocks) !== '' || blocks.some((each) => each.kind === 'image'))
    .map((blocks) => ({side, blocks}))
}

/** “Values:”, “Field, Value”: it only leads to what both versions have. */
function isLead(context: Context, side: 'left' | 'right', at: number): boolean {
  const {blocks} = context[side]
  const [before, block, next] = [blocks[at - 1], blocks[at], blocks[at + 1]]
  const bead = next && context.beadOf.get(next)
  if (!block || !bead || bead.left.length === 0 || bead.right.length === 0) return false
  if (block.kind === 'row') return next.kind === 'row' && before?.kind !== 'row'
  return block.kind === 'paragraph' && block.text.endsWith(':') && leads(block.text)
}

/** “Enter these values:”, “For example:”; “Cannot be used with:” says something of its own. */
function leads(text: string): boolean {
  const all = wordsOf(text)
  return all.length <= 6 && stemsOf(text).length <= 2 && !all.some((word) => decisive.test(word))
}

/** Still under the heading that the run began with, or beside its first block. */
function belongs(run: readonly Block[], block: Block): boolean {
  const [first] = run
  if (!first) return false
  const base = first.kind === 'heading' ? [...first.path, first.text] : first.path
  if (first.kind === 'heading') return base.every((title, index) => block.path[index] === title)
  return block.kind !== 'heading' && base.join('\n') === block.path.join('\n')
}

/** Headings right above procedures that answer each other, with those procedures. */
function procedureTitles(context: Context, side: 'left' | 'right'): Map<Block, AlignedProcedure> {
  const firsts = new Map(context.procedures.map((each) => [each[side].steps[0], each]))
  const result = new Map<Block, AlignedProcedure>()
  let heading: Block | undefined
  for (const block of context[side].blocks) {
    const step = context[side].stepOf.get(block)
    const procedure = step && firsts.get(step)
    if (heading && procedure) result.set(heading, procedure)
    if (step) heading = undefined
    else if (block.kind === 'heading') heading = block
  }
  return result
}

const names: Readonly<Record<Block['kind'], string>> = {
  heading: 'heading',
  paragraph: 'paragraph',
  item: 'list item',
  callout: 'callout',
  code: 'code block',
  row: 'table row',
  image: 'picture'
}

/** Headings end with a colon where they are quoted with what stands below them. */
function readOut(blocks: readonly Block[]): string {
  return blocks
    .map(({kind, text}, index) =>
      kind === 'heading' && index < blocks.length - 1 && /[\p{L}\p{N})]$/u.test(text)
        ? `${text}:`
        : text
    )
    .join(' ')
}

/** Rows of a table that the other version does not have as a table. */
function isRest({right}: Context, {side, blocks}: LoneRun, before: Block | undefined): boolean {
  const [first] = blocks
  if (side === 'left' || first?.kind !== 'row' || before?.kind === 'row') return false
  return right.blocks[right.blocks.indexOf(first) - 1]?.kind === 'row'
}

/** What readers can do without: titles, and frames such as a summary, that ask for and warn of nothing. */
function isNeeded(blocks: readonly Block[]): boolean {
  const told = blocks.filter(({kind}) => kind !== 'heading')
  if (told.length === 0) return false
  if (told.some(({kind}) => kind !== 'paragraph')) return true
  const [first] = blocks
  const text = textOfBlocks(told)
  if (dangersOf(text).size > 0) return true
  if (first?.kind === 'heading' && sectionKind(first.text) === 'frame') return false
  return conditions.test(text) || actionsOf(text).some(({act}) => act !== 'other')
}

/** Who must, may or can do what, and when. */
const conditions =
  /\b(?:must|need(?:s|ed)?|require[sd]?|should|cannot|can't|only|unless|if|when|until|not|permissions?|limits?|\d+)\b/i

export function reportRun(
  context: Context,
  run: LoneRun,
  rule: 'block/missing' | 'block/extra'
): void {
  const {side, blocks} = run
  const [first] = blocks
  if (!first) return
  const published = side === 'right'
  const before = published ? predecessor(context, first) : undefined
  const nodes = blocks.map((block) => block.node as Nodes)
  for (const block of blocks) context.claimed.add(block)

  context.find(
    rule,
    {
      text: quote(readOut(blocks)),
      kind: first.kind === 'heading' && blocks.length > 1 ? 'section' : names[first.kind],
      blocks: blocks.length,
      words: words(textOfBlocks(blocks)).length,
      in: published ? context.left.name : context.right.name
    },
    {
      left: published ? (before?.node ?? context.left.blocks[0]?.node) : first.node,
      right: published ? first.node : undefined,
      path: first.path,
      ...(!isNeeded(blocks) && {severity: 'info' as const}),
      ...(!isRest(context, run, before) && {
        take: published ? {out: [], in: nodes, ...behind(context, first)} : {out: nodes, in: []}
      })
    }
  )
}

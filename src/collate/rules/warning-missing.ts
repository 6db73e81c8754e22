/** One version warns the reader of something that the other does not say. */

import type {Block, Take} from '../../model/collation.ts'
import {behind, type CollateRule, type Context, predecessor, quote} from '../context.ts'
import {type Danger, dangersOf} from '../dangers.ts'
import {sentencesOf} from '../facts.ts'
import {nearest} from '../nearest.ts'

interface Warning {
  block: Block
  sentence: string
  danger: Danger | 'callout'
}

/** Similarity of words from which a warning says the same. */
const same = 0.35
/** The same of a sentence that warns of nothing. */
const sameWords = 0.6
const grave = new Set(['once', 'secret', 'final'])

export const warningMissing: CollateRule = {
  id: 'warning/missing',
  run(context) {
    report(context, 'left')
    report(context, 'right')
  }
}

function report(context: Context, side: 'left' | 'right'): void {
  const other = side === 'left' ? 'right' : 'left'
  const known = new Set(context[other].blocks.flatMap((block) => [...dangersIn(block)]))
  const others = context[other].blocks.flatMap((block) => sentencesOf(block.text))
  const near = nearest(others)
  const nearWarning = nearest(others.filter((each) => dangersOf(each).size > 0))
  const answered = answeredDangers(context, other)
  const missing = warningsOf(context[side].blocks).filter(function ({block, sentence, danger}) {
    if (context.isTold(block, sentence)) return false
    const bead = context.beadOf.get(block)
    const paired = bead && bead.left.length > 0 && bead.right.length > 0
    if (danger !== 'callout' && grave.has(danger)) {
      if (!known.has(danger)) return true
      const kept = paired && bead[other].some((each) => dangersIn(each).has(danger))
      return !kept && answered.has(danger) && nearWarning(sentence) < same
    }
    if (danger === 'callout') return !(paired && bead.likeness >= 0.5) && near(block.text) < same
    return nearWarning(sentence) < same && near(sentence) < sameWords
  })

  const groups = new Map<string, Warning[]>()
  for (const each of missing) {
    const key = grave.has(each.danger) ? each.danger : `${each.danger} ${each.sentence}`
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  const reported = new Set<Block>()
  for (const group of groups.values()) one(context, side, group, reported)
}

/** Dangers of which every warning of `side` stands in a block that answers a warning of the same. */
function answeredDangers(context: Context, side: 'left' | 'right'): Set<Danger> {
  const other = side === 'left' ? 'right' : 'left'
  const [all, open] = [new Set<Danger>(), new Set<Danger>()]
  for (const block of context[side].blocks)
    for (const danger of dangersIn(block)) {
      all.add(danger)
      const partners = context.beadOf.get(block)?.[other] ?? []
      if (!partners.some((partner) => dangersIn(partner).has(danger))) open.add(danger)
    }
  return all.difference(open)
}

function one(
  context: Context,
  side: 'left' | 'right',
  group: readonly Warning[],
  reported: Set<Block>
): void {
  const first = group[0]
  if (!first || group.every(({block}) => reported.has(block) || context.claimed.has(block))) return
  const other = side === 'left' ? 'right' : 'left'
  const {block, sentence} = group.find((each) => !context.claimed.has(each.block)) ?? first

  for (const {block} of group) {
    reported.add(block)
    const bead = context.beadOf.get(block)
    const said = [...new Set(group.flatMap((each) => (each.block === block ? each.sentence : [])))]
    if (bead && bead.left.length > 0 && bead.right.length > 0) context.spend(bead, ...said)
    else if (said.join(' ').length * 2 >= block.text.length) context.claimed.add(block)
  }
  const before = side === 'right' ? predecessor(context, block) : undefined
  const {node} = block
  const take = side === 'left' ? undefined : takeOf(context, block)

  context.find(
    'warning/missing',
    {
      text: quote(sentence),
      in: context[other].name,
      published: other === 'left',
      more: group.length - 1
    },
    {
      left: side === 'left' ? node : (before?.node ?? context.left.blocks[0]?.node),
      right: side === 'right' ? node : undefined,
      path: block.path,
      severity: other === 'left' ? 'error' : 'info',
      ...(take && {take})
    }
  )
}

/** The block comes in, or takes the place of the one that says the same without the warning. */
function takeOf(context: Context, block: Block): Omit<Take, 'finding'> | undefined {
  const bead = context.beadOf.get(block)
  const [own] = bead?.left ?? []
  if (!bead || !own) return {out: [], in: [block.node], ...behind(context, block)}
  if (bead.likeness >= 0.5)
    return {out: bead.left.map(({node}) => node), in: bead.right.map(({node}) => node)}
  // Two texts of one place that say little of the same: a warning that stands alone goes beside the other one.
  const last = bead.left.at(-1)
  const warns = sentencesOf(block.text)
    .filter((each) => dangersOf(each).size > 0)
    .join(' ')
  return last && warns.length * 2 >= block.text.length
    ? {out: [], in: [block.node], after: last.node}
    : undefined
}

function warningsOf(blocks: readonly Block[]): Warning[] {
  return blocks.flatMap(function (block): Warning[] {
    if (block.kind === 'code') return []
    const found = sentencesOf(block.text).flatMap((sentence) =>
      [...dangersOf(sentence)].map((danger) => ({block, sentence, danger}))
    )
    if (found.length > 0) return found
    const warns = block.kind === 'callout' && block.callout !== 'note' && block.callout !== 'tip'
    return warns ? [{block, sentence: block.text, danger: 'callout'}] : []
  })
}

function dangersIn(block: Block): Set<Danger> {
  return new Set(sentencesOf(block.text).flatMap((sentence) => [...dangersOf(sentence)]))
}

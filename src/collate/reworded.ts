/** Steps that ask readers for the same in other words. */

import type {Bead, Block} from '../model/collation.ts'
import {actionsOf} from './actions.ts'
import {uncontracted} from './clauses.ts'
import {type Context, textOfBlocks} from './context.ts'
import {bare} from './features.ts'
import type {Difference} from './heavy-words.ts'
import type {Step} from './procedures.ts'
import type {StepBead} from './steps.ts'
import {stem, stemsOf, tidy, wordsOf} from './tokens.ts'

/** From here on, one text was made from the other: its words are meant. */
const near = 0.75
/** Telling words from which a text says something of its own. */
const telling = 4
/** Part of those of a sentence that must be new. */
const fresh = 0.7
/** Words that one action may be asked for in other words by, both sides together. */
const most = 8
/** Even where the same is done, it may be done or not. */
const denial = /^(?:not|never|no|without)$/

/** The same actions in other words are no news, as long as nothing else is said. */
export function isReworded(context: Context, bead: Bead<Block>, difference: Difference): boolean {
  const {gone, come} = difference
  const changed = [...gone, ...come]
  if (changed.some((word) => denial.test(word))) return false
  const asked = Math.min(...[bead.left, bead.right].map(countActions))
  if (asked === 0 || changed.length > most * asked || addsSentence(bead)) return false
  // With nothing in its place, it is no other word for anything.
  const single = bead.left.length + bead.right.length === 2
  if (single && Math.min(gone.length, come.length) === 0 && changed.length >= telling) return false
  return answers(context, bead).some(function (each) {
    if (isNear(bead) && each.left.length === each.right.length) return false
    return isDone(each) && besides(each, changed) < telling
  })
}

/** `difference` without what is said in steps that were cut anew: in one step here, in another there. */
export function withoutSteps(
  context: Context,
  bead: Bead<Block>,
  {gone, come, words}: Difference
): Difference {
  const cut = answers(context, bead).filter(({left, right}) => left.length + right.length > 2)
  const [left, right] = (['left', 'right'] as const).map(
    (side) =>
      new Set(cut.flatMap((each) => each[side].flatMap(({text}) => wordsOf(text).map(stem))))
  ) as [Set<string>, Set<string>]
  return {
    gone: gone.filter((word) => !right.has(stem(word))),
    come: come.filter((word) => !left.has(stem(word))),
    words
  }
}

function countActions(blocks: readonly Block[]): number {
  return blocks.flatMap(({text}) => actionsOf(text)).length
}

function isNear({left, right, likeness}: Bead<Block>): boolean {
  if (likeness < near || left.length !== right.length) return false
  if (left[0]?.kind === 'heading' && right[0]?.kind === 'heading') return false
  const [own, other] = [left, right].map((side) => stemsOf(side.map(bare).join(' ')).join(' '))
  return own !== other
}

/** Steps that answer each other, of which blocks of the bead are parts. */
function answers(context: Context, bead: Bead<Block>): StepBead[] {
  let beads = known.get(context)
  if (!beads) {
    const both = context.procedures
      .flatMap((procedure) => procedure.beads)
      .filter(({right}) => right.length > 0)
    beads = new Map(both.flatMap((each) => each.left.map((step) => [step, each] as const)))
    known.set(context, beads)
  }
  const steps = bead.left.map((block) => context.left.stepOf.get(block))
  return [...new Set(steps.flatMap((step) => (step && beads.get(step)) ?? []))]
}

/** Steps of the left, with what answers them. */
const known = new WeakMap<Context, ReadonlyMap<Step, StepBead>>()

/** Whatever the shorter one of them asks for, the other one does. */
function isDone({left, right, matches}: StepBead): boolean {
  const [a, b] = [left, right].map((steps) => steps.flatMap(({actions}) => actions).length)
  return matches.length >= Math.min(a ?? 0, b ?? 0)
}

/** How many of the words `changed` stand in no clause that asks for what both ask for. */
function besides({matches}: StepBead, changed: readonly string[]): number {
  const clauses = matches.flatMap(({left, right}) => [left.clause, right.clause])
  const said = new Set(clauses.flatMap((text) => wordsOf(uncontracted(text))))
  return changed.filter((word) => !said.has(word)).length
}

/** A sentence of one side of which the other says next to nothing. */
function addsSentence({left, right}: Bead<Block>): boolean {
  const sides = [left, right].map(textOfBlocks)
  return sides.some(function (text, index) {
    const known = new Set(stemsOf(sides[1 - index] ?? ''))
    return parts(text).some(function (sentence) {
      const stems = new Set(stemsOf(sentence))
      const own = [...stems].filter((each) => !known.has(each))
      return own.length >= telling && own.length >= fresh * stems.size
    })
  })
}

/** Sentences, and what begins like one behind a colon. */
function parts(text: string): string[] {
  return tidy(text).split(/(?<=[.!?。！？])\s+|(?<=:)\s+(?=\p{Lu})/u)
}

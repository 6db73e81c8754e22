/** The same click on something that has another name. */

import type {Nodes} from 'mdast'
import type {Bead, Block, Take} from '../../model/collation.ts'
import type {Action} from '../actions.ts'
import {type CollateRule, type Context, quote, textOfBlocks} from '../context.ts'
import {boldLabels, lettersOf} from '../labels.ts'
import {nearness} from '../sentences.ts'
import {stemsOf, tidy, wordsOf} from '../tokens.ts'

const named = new Set(['click', 'go', 'enable', 'disable', 'save', 'create', 'remove'])

export const labelChanged: CollateRule = {
  id: 'label/changed',
  run(context) {
    for (const {beads, left} of context.procedures)
      for (const bead of beads)
        for (const {left: a, right: b, sameness} of bead.matches) {
          if (sameness >= 0.999 || a.act !== b.act || !isLabel(a) || !isLabel(b)) continue
          if ([...a.object].sort().join() === [...b.object].sort().join()) continue
          const own = bead.left.find((step) => step.actions.includes(a))
          const other = bead.right.find((step) => step.actions.includes(b))
          const pairs = [...context.left.stepOf].flatMap(([block, step]) =>
            step === own ? (context.beadOf.get(block) ?? []) : []
          )
          if (pairs.some((pair) => isSpent(context, pair, `${a.label} ${b.label}`))) continue
          for (const pair of pairs) context.spend(pair, a.label, b.label)
          const take = takeOf(pairs, a.label, b.label)
          context.find(
            'label/changed',
            {from: quote(a.label), to: quote(b.label)},
            {
              left: own?.step.nodes[0] as Nodes,
              right: other?.step.nodes[0] as Nodes,
              path: [left.procedure.title, own?.title ?? ''],
              ...(take && {take})
            }
          )
        }
    for (const bead of context.beads) reportBold(context, bead)
  }
}

function isSpent(context: Context, bead: Bead<Block>, text: string): boolean {
  const spent = context.spent(bead)
  return wordsOf(text).every((word) => spent.has(word))
}

/** Words that remain where labels are left out, from which two texts are one. */
const same = 0.6
/** Before what is set apart, bold words that are no labels. */
const notices =
  /^(?:notes?|tips?|hints?|important|warnings?|cautions?|attention|key step|remember)\b/i

/** Bold words in the place of others, in texts that say the same around them. */
function reportBold(context: Context, bead: Bead<Block>): void {
  const [a, b] = [bead.left[0], bead.right[0]]
  if (!a || !b || bead.left.length > 1 || bead.right.length > 1 || a.kind === 'heading') return
  const [lefts, rights] = [lone(a, b), lone(b, a)]
  if (lefts.length === 0 || lefts.length !== rights.length) return
  const [own, other] = [without(a, lefts), without(b, rights)]
  if (own.size + other.size > 0 && nearness(own, other) < same) return

  for (const [index, from] of lefts.entries()) {
    const to = rights[index] ?? ''
    if (notices.test(from) && notices.test(to)) continue
    if (isSpent(context, bead, `${from} ${to}`)) continue
    context.spend(bead, from, to)
    const take = takeOf([bead], from, to)
    context.find(
      'label/changed',
      {from: quote(from), to: quote(to)},
      {left: a.node, right: b.node, path: a.path, ...(take && {take})}
    )
  }
}

/** Bold labels of `block` whose words `other` does not say, bold or not. */
function lone(block: Block, other: Block): string[] {
  const text = lettersOf(tidy(other.text))
  return boldLabels(block).filter((label) => !text.includes(lettersOf(label)))
}

function without(block: Block, labels: readonly string[]): Set<string> {
  const out = new Set(labels.flatMap((label) => stemsOf(label)))
  return new Set(stemsOf(block.text).filter((each) => !out.has(each)))
}

/** The label changes where it stands, or else the blocks that hold it on either side do. */
function takeOf(
  beads: ReadonlyArray<Bead<Block>>,
  from: string,
  to: string
): Omit<Take, 'finding'> | undefined {
  const bead = beads.find(
    ({left, right}) => textOfBlocks(left).includes(from) && textOfBlocks(right).includes(to)
  )
  return (
    bead && {
      out: bead.left.map(({node}) => node),
      in: bead.right.map(({node}) => node),
      swap: {from, to}
    }
  )
}

/** Capitals at its start: the name of a control, not a description. */
function isLabel(action: Action): boolean {
  return named.has(action.act) && /^\p{Lu}/u.test(action.label) && action.object.size <= 5
}

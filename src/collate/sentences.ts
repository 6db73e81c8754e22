/** Sentences of blocks that answer each other, side by side: what facts are compared in. */

import type {Bead, Block} from '../model/collation.ts'
import {type Context, quote, type Spot} from './context.ts'
import {sentencesOf} from './facts.ts'
import {fold, stemsOf} from './tokens.ts'

export interface Said {
  block: Block
  /** As `sentencesOf` gives it. */
  text: string
  stems: ReadonlySet<string>
}

/** Two sentences that say nearly the same, and not quite. */
export interface SentencePair {
  bead: Bead<Block>
  left: Said
  right: Said
  /** 0–1; see `nearness`. */
  likeness: number
}

/** Pairs of sentences up to which one bead is looked at closely. */
const maxCells = 900
/** From here on two sentences are about the same. */
const least = 0.5
/** The same of the only sentences of blocks that answer each other. */
const loose = 0.3

const known = new WeakMap<Context, readonly SentencePair[]>()

/** Every pair of sentences of `context` that differ, each sentence at most once, in the order of the lead. */
export function sentencePairs(context: Context): readonly SentencePair[] {
  let pairs = known.get(context)
  if (!pairs) known.set(context, (pairs = context.beads.flatMap((bead) => pairsOf(context, bead))))
  return pairs
}

const silent = new Set(['code', 'image'])

function pairsOf(context: Context, bead: Bead<Block>): SentencePair[] {
  const [lefts, rights] = distinct(saidIn(bead.left), saidIn(bead.right))
  const [first, other] = [lefts[0], rights[0]]
  if (!first || !other || lefts.length * rights.length > maxCells) return []
  const single = lefts.length === 1 && rights.length === 1
  const floor = single && (bead.likeness >= least || isStep(context, bead)) ? loose : least
  const candidates = lefts.flatMap((left, at) =>
    rights.flatMap(function (right, index) {
      const likeness = nearness(left.stems, right.stems)
      return likeness >= floor ? [{left, right, likeness, apart: Math.abs(at - index)}] : []
    })
  )
  candidates.sort((a, b) => b.likeness - a.likeness || a.apart - b.apart)

  const taken = new Set<Said>()
  const found = candidates.flatMap(function ({left, right, likeness}): SentencePair[] {
    if (taken.has(left) || taken.has(right)) return []
    taken.add(left).add(right)
    return [{bead, left, right, likeness}]
  })
  return found.sort((a, b) => lefts.indexOf(a.left) - lefts.indexOf(b.left))
}

/** Whether its blocks belong to steps that do the same. */
function isStep({left, right, procedures}: Context, bead: Bead<Block>): boolean {
  const [a, b] = [bead.left[0], bead.right[0]]
  const own = a && left.stepOf.get(a)
  const other = b && right.stepOf.get(b)
  if (!own || !other) return false
  return procedures.some(({beads}) =>
    beads.some((each) => each.left.includes(own) && each.right.includes(other))
  )
}

function saidIn(blocks: readonly Block[]): Said[] {
  return blocks
    .filter(({kind}) => !silent.has(kind))
    .flatMap((block) =>
      sentencesOf(block.text).map((text) => ({block, text, stems: new Set(stemsOf(text))}))
    )
}

/** Without the sentences that both sides have. */
function distinct(left: readonly Said[], right: readonly Said[]): [Said[], Said[]] {
  const rest = (own: readonly Said[], others: readonly Said[]) => {
    const counts = new Map<string, number>()
    for (const {text} of others) counts.set(fold(text), (counts.get(fold(text)) ?? 0) + 1)
    return own.filter(function ({text}) {
      const times = counts.get(fold(text)) ?? 0
      counts.set(fold(text), times - 1)
      return times <= 0
    })
  }
  return [rest(left, right), rest(right, left)]
}

/** 0–1: words that both have, of all and of those of the shorter one. */
export function nearness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let shared = 0
  for (const each of a) if (b.has(each)) shared++
  return shared / (a.size + b.size) + shared / (2 * Math.min(a.size, b.size))
}

/** Where a finding about `pair` stands; to take the other version changes the words `from`, or else its blocks. */
export function spotOf({bead, left, right}: SentencePair, from: string, to: string): Spot {
  return {
    left: left.block.node,
    right: right.block.node,
    path: left.block.path,
    take: {
      out: bead.left.map(({node}) => node),
      in: bead.right.map(({node}) => node),
      ...(from !== '' && to !== '' && {swap: {from, to}})
    }
  }
}

/** What differs, as arguments of a finding. */
export function differing(from: string, to: string): {from: string; to: string} {
  return {from: quote(from), to: quote(to)}
}

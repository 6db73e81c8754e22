/** Collate’s alignment, and two others to hold it against. */

import {diffArrays} from 'diff'
import {blocksOf} from '../../src/collate/blocks.ts'
import {collate} from '../../src/collate/index.ts'
import {dice, wordsOf} from '../../src/collate/tokens.ts'
import type {Article} from '../../src/model/article.ts'
import type {Block} from '../../src/model/collation.ts'
import type {Aligned} from './gold.ts'

export const aligners = {
  collate: (left: Article, right: Article): readonly Aligned[] => collate(left, right).blocks,
  'jsdiff exact': (left: Article, right: Article) =>
    exact(blocksOf(left.body), blocksOf(right.body)),
  'fuzzy 1:1': (left: Article, right: Article) => fuzzy(blocksOf(left.body), blocksOf(right.body))
} satisfies Record<string, (left: Article, right: Article) => readonly Aligned[]>

export type AlignerName = keyof typeof aligners

function bead(left: Block | undefined, right: Block | undefined): Aligned {
  return {left: left ? [left] : [], right: right ? [right] : [], moved: false}
}

/** Blocks of one text, in order. */
function exact(left: readonly Block[], right: readonly Block[]): Aligned[] {
  const key = ({kind, text}: Block) => `${kind} ${text}`
  let [i, j] = [0, 0]
  return diffArrays(left.map(key), right.map(key)).flatMap(({value, added, removed}) =>
    value.map(() => bead(added ? undefined : left[i++], removed ? undefined : right[j++]))
  )
}

/** Share of common words below which two blocks are not one. */
const least = 0.4

/** Dynamic programming over pairs of blocks, by the words that they share. */
function fuzzy(left: readonly Block[], right: readonly Block[]): Aligned[] {
  const [a, b] = [left, right].map((side) => side.map(({text}) => new Set(wordsOf(text))))
  const width = right.length + 1
  const best = new Float64Array((left.length + 1) * width)
  const gain = (i: number, j: number) => {
    const [x, y] = [left[i], right[j]]
    if (!x || !y) return 0
    return x.text === y.text ? 1 : dice(a?.[i] ?? new Set(), b?.[j] ?? new Set())
  }
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--) {
      const near = gain(i, j)
      const at = i * width + j
      const diagonal = near >= least ? near + (best[at + width + 1] ?? 0) : 0
      best[at] = Math.max(diagonal, best[at + 1] ?? 0, best[at + width] ?? 0)
    }

  const result: Aligned[] = []
  let [i, j] = [0, 0]
  while (i < left.length || j < right.length) {
    const at = i * width + j
    if (i < left.length && best[at] === best[at + width]) result.push(bead(left[i++], undefined))
    else if (j < right.length && best[at] === best[at + 1]) result.push(bead(undefined, right[j++]))
    else result.push(bead(left[i++], right[j++]))
  }
  return result
}

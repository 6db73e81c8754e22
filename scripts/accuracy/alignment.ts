/** How well blocks are aligned, at several rates of edits. */

import {performance} from 'node:perf_hooks'
import {blocksOf} from '../../src/collate/blocks.ts'
import {type AlignerName, aligners} from './aligners.ts'
import {goldOf} from './gold.ts'
import {mutate} from './mutate.ts'
import {randomFor} from './random.ts'
import {addScores, noScores, type Scores, score} from './score.ts'
import {placed} from './trees.ts'
import {articleOf, type Sample} from './world.ts'

export interface AlignmentResult {
  rate: number
  aligner: AlignerName
  scores: Scores
  /** For an article. */
  milliseconds: number
}

/** Shares of the words of an edited block that change. */
export const rates = [0.2, 0.45, 0.7] as const
/** Up to here the bars hold. */
export const highestRate = 0.45

export function measureAlignment(
  chosen: readonly Sample[],
  samples: readonly Sample[],
  seed: number
): AlignmentResult[] {
  return rates.flatMap(function (rate) {
    const results = (Object.keys(aligners) as AlignerName[]).map((aligner) => ({
      rate,
      aligner,
      scores: noScores(),
      milliseconds: 0
    }))
    for (const sample of chosen) {
      const mutant = mutate(sample, samples, rate, randomFor(seed, 'align', sample.name))
      const {article} = sample
      const other = articleOf(mutant.body, article.title, 'b.mdx')
      placed(article.body)
      placed(other.body)
      const gold = goldOf(blocksOf(article.body), blocksOf(other.body), mutant)
      for (const result of results) {
        const start = performance.now()
        const found = aligners[result.aligner](article, other)
        result.milliseconds += (performance.now() - start) / chosen.length
        addScores(result.scores, score(found, gold))
      }
    }
    return results
  })
}

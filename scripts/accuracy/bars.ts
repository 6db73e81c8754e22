/** What must be reached, and what is not. */

import {type AlignmentResult, highestRate} from './alignment.ts'
import type {Rate} from './detection.ts'
import {f1} from './score.ts'

export const bars = {strict: 0.96, moved: 0.92, detected: 0.98, quiet: 0.99} as const

export interface Results {
  alignment: readonly AlignmentResult[]
  detection: readonly Rate[]
  quiet: readonly Rate[]
}

/** A line for each figure of Collate’s own that is below its bar. */
export function belowBars({alignment, detection, quiet}: Results): string[] {
  const own = alignment.filter(({aligner, rate}) => aligner === 'collate' && rate <= highestRate)
  return [
    ...own.flatMap(({rate, scores}) =>
      (['strict', 'moved'] as const).flatMap((kind) =>
        below(`${kind} F1 of alignment at edit rate ${rate}`, f1(scores[kind]), bars[kind])
      )
    ),
    ...detection.flatMap((each) => below(`detected: ${each.name}`, rateOf(each), bars.detected)),
    ...quiet.flatMap((each) => below(`quiet: ${each.name}`, rateOf(each), bars.quiet))
  ]
}

function below(name: string, figure: number, bar: number): string[] {
  return figure >= bar ? [] : [`${name}: ${figure.toFixed(3)} is below ${bar}`]
}

/** 0–1; nothing to find is nothing missed. */
export function rateOf({right, of}: Rate): number {
  return of > 0 ? right / of : 1
}

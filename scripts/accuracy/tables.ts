/** The figures as tables for people. */

import {grid} from '../bench/figures.ts'
import type {AlignmentResult} from './alignment.ts'
import {type Results, rateOf} from './bars.ts'
import type {Failure, Rate} from './detection.ts'
import {f1, type Scores, share} from './score.ts'

export function tables({alignment, detection, quiet}: Results): string {
  return `Alignment: precision / recall = F1

${alignmentTable(alignment)}

Changes, and how many of them a finding of a fitting kind points at

${rateTable('family', detection)}

Changes that nobody minds, and how many articles stay quiet

${rateTable('family', quiet)}`
}

function alignmentTable(results: readonly AlignmentResult[]): string {
  return grid([
    ['edit rate', 'aligner', 'strict', 'lax', 'moved blocks', 'ms an article'],
    ...results.map(({rate, aligner, scores, milliseconds}) => [
      rate.toFixed(2),
      aligner,
      ...(['strict', 'lax', 'moved'] as const).map((kind) => figures(scores, kind)),
      milliseconds.toFixed(1)
    ])
  ])
}

function figures(scores: Scores, kind: keyof Scores): string {
  const {precision, recall} = scores[kind]
  const all = [share(precision), share(recall), f1(scores[kind])].map((each) => each.toFixed(3))
  return `${all[0]} / ${all[1]} = ${all[2]}`
}

function rateTable(head: string, rates: readonly Rate[]): string {
  return grid([
    [head, '%', 'of'],
    ...rates.map((rate) => [
      rate.name,
      rate.of > 0 ? (rateOf(rate) * 100).toFixed(1) : '–',
      String(rate.of)
    ])
  ])
}

/** Each with the change that was made and the findings there were. */
export function failureList(rates: readonly Rate[]): string {
  return rates
    .flatMap(({name, failures}) => failures.map((failure) => shown(name, failure)))
    .join('\n\n')
}

function shown(name: string, {article, change, found}: Failure): string {
  return [`${name}, ${article}`, change, ...found.map((each) => `- ${each}`)].join('\n  ')
}

/** What `check` says on a terminal: one line a finding, worst first, what to type below it. */

import type {RunResult} from '../model/result.ts'
import {count, type Look, paint} from './paint.ts'
import {findingLines} from './sentence.ts'
import {countFindings, countsText, secondsText, sinceText} from './totals.ts'

export function pretty(result: RunResult, look: Look): string {
  const {findings} = result
  const colours = paint(look)

  return [
    ...findings.flatMap((finding) => findingLines(finding, colours)),
    ...(findings.length > 0 ? [''] : []),
    colours.bold(totalsText(result)),
    ...(findings.length > 0 ? ['`npx collate explain RULE` tells what a rule means'] : []),
    ''
  ].join('\n')
}

/** Errors only, and the count of all: for those who have just read the summary of an import. */
export function checkSummary(result: RunResult, look: Look): string {
  const errors = result.findings.filter(({severity}) => severity === 'error')
  const colours = paint(look)

  return [
    ...errors.flatMap((finding) => findingLines(finding, colours)),
    ...(errors.length > 0 ? [''] : []),
    colours.bold(totalsText(result)),
    ...(result.findings.length > errors.length ? ['`npm run check` shows them all'] : []),
    ''
  ].join('\n')
}

function totalsText({findings, settled, since, articles, seconds}: RunResult): string {
  const held = articles.filter(({status}) => status === 'held').length
  return [
    count(articles.length, 'article'),
    ...(held > 0 ? [`${held} held back`] : []),
    countsText(countFindings(findings)),
    ...(settled.length > 0 ? [`${settled.length} settled`] : []),
    ...(since ? [sinceText(since)] : []),
    secondsText(seconds)
  ].join(', ')
}

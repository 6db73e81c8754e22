/** What `check` says on a terminal: one line a finding, worst first, what to type below it. */

import type {Finding} from '../model/finding.ts'
import type {CheckResult} from '../model/result.ts'
import {kindsOf} from './kinds.ts'
import {count, type Look, paint, wrap} from './paint.ts'
import {findingLines} from './sentence.ts'
import {countFindings, countsText, partTexts, secondsText, sinceText} from './totals.ts'

/** Findings that are all shown; of more, so many of each kind are, the most pressing kinds first. */
const few = 40
const each = 5

/** `isWhole`: every finding, however many there are. */
export function pretty(result: CheckResult, look: Look, isWhole = false): string {
  const {findings} = result
  const colours = paint(look)

  return [
    ...(isWhole || findings.length <= few
      ? findings.flatMap((finding) => findingLines(finding, look))
      : someOf(findings, look)),
    ...(findings.length > 0 ? [''] : []),
    colours.bold(wrap(totalsText(result), look.width, '')),
    ...(findings.length > 0 ? ['`npx collate explain RULE` tells what a rule means'] : []),
    ''
  ].join('\n')
}

function someOf(findings: readonly Finding[], look: Look): string[] {
  const colours = paint(look)
  const lines = kindsOf(findings).flatMap(function (kind) {
    const more = kind.length - each
    return [
      ...kind.slice(0, each).flatMap((finding) => findingLines(finding, look)),
      ...(more > 0
        ? [
            colours.bold(
              `    and ${more.toLocaleString('en')} more like ${more === 1 ? 'it' : 'these'} (${kind[0]?.rule})`
            )
          ]
        : [])
    ]
  })
  return [
    ...lines,
    '',
    wrap(
      '`npx collate check ARTICLE` shows those of an article, `--format pretty=FILE` writes all',
      look.width,
      ''
    )
  ]
}

/** Errors only, and the count of all: for those who have just read the summary of an import. */
export function checkSummary(result: CheckResult, look: Look): string {
  const errors = result.findings.filter(({severity}) => severity === 'error')
  const colours = paint(look)

  return [
    ...errors.flatMap((finding) => findingLines(finding, look)),
    ...(errors.length > 0 ? [''] : []),
    colours.bold(wrap(totalsText(result), look.width, '')),
    ...(result.findings.length > errors.length ? ['`npm run check` shows them all'] : []),
    ''
  ].join('\n')
}

function totalsText(result: CheckResult): string {
  const {findings, settled, since, articles, seconds} = result
  const held = articles.filter(({status}) => status === 'held').length
  return [
    count(articles.length, 'article'),
    ...(held > 0 ? [`${held} held back`] : []),
    countsText(countFindings(findings)),
    ...(settled.length > 0 ? [`${settled.length} settled`] : []),
    ...(since ? [sinceText(since)] : []),
    ...partTexts(result),
    secondsText(seconds)
  ].join(', ')
}

/** The order in which articles want to be looked at. */

import type {Severity} from '../model/finding.ts'
import {type ArticleResult, compareArticles} from '../model/result.ts'

/** Most errors first, then warnings, then notes. */
export function byUrgency(a: ArticleResult, b: ArticleResult): number {
  const number = ({findings}: ArticleResult, severity: Severity) =>
    findings.filter((finding) => finding.severity === severity).length
  for (const severity of ['error', 'warning', 'info'] as const) {
    const difference = number(b, severity) - number(a, severity)
    if (difference !== 0) return difference
  }
  return compareArticles(a, b)
}

/** Findings, counted. */

import type {Finding, Severity} from '../model/finding.ts'
import type {RunResult} from '../model/result.ts'
import {count, oneLine} from './paint.ts'

export type Counts = Record<Severity, number>

export function countFindings(findings: readonly Finding[]): Counts {
  const counts: Counts = {error: 0, warning: 0, info: 0}
  for (const {severity} of findings) counts[severity]++
  return counts
}

/** `2 errors, 1 warning`; what there is none of is left out. */
export function countsText({error, warning, info}: Counts): string {
  const parts: string[] = []
  if (error > 0) parts.push(count(error, 'error'))
  if (warning > 0) parts.push(count(warning, 'warning'))
  if (info > 0) parts.push(count(info, 'note'))
  return parts.join(', ') || 'nothing to report'
}

/** `12 already at main`. */
export function sinceText({ref, known}: NonNullable<RunResult['since']>): string {
  return `${known.toLocaleString('en')} already at ${oneLine(ref)}`
}

/** `12.3 s`. */
export function secondsText(seconds: number): string {
  return `${seconds.toFixed(1)} s`
}

/** Findings, counted. */

import type {Finding, Severity} from '../model/finding.ts'
import type {CheckResult} from '../model/result.ts'
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
export function sinceText({ref, known}: NonNullable<CheckResult['since']>): string {
  return `${known.toLocaleString('en')} already at ${oneLine(ref)}`
}

/** `shard 2 of 7 is`, `shards 2 and 5 of 7 are`. */
export function shardsText({shards, of}: NonNullable<CheckResult['missing']>): string {
  const [last, ...others] = shards.toReversed()
  if (others.length === 0) return `shard ${last} of ${of} is`
  return `shards ${others.toReversed().join(', ')} and ${last} of ${of} are`
}

/** Which part of all was checked, where it is not all: `shard 2 of 7`. */
export function partTexts({shard, missing}: Pick<CheckResult, 'shard' | 'missing'>): string[] {
  return [
    ...(shard ? [`shard ${shard.index} of ${shard.count}`] : []),
    ...(missing ? [`${shardsText(missing)} missing`] : [])
  ]
}

/** `12.3 s`. */
export function secondsText(seconds: number): string {
  return `${seconds.toFixed(1)} s`
}

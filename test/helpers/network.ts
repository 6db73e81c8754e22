/** What tests of sources that are asked over the network have in common. */

import type {RunResult} from '../../src/model/result.ts'
import type {Clock} from '../../src/source/http/index.ts'

export interface TestClock extends Clock {
  /** How long it was told to sleep, each time, in milliseconds. */
  slept: number[]
}

/** A clock that needs no time: whoever sleeps wakes at once, later. */
export function testClock(): TestClock {
  let now = Date.parse('2026-03-14T09:30:00Z')
  const slept: number[] = []
  return {
    slept,
    now: () => now,
    elapsed: () => now,
    random: () => 0.5,
    async sleep(milliseconds) {
      slept.push(milliseconds)
      now += milliseconds
    }
  }
}

/** Paths without their queries, each with how often it was asked for. */
export function tally(requests: readonly string[]): Record<string, number> {
  const result: Record<string, number> = {}
  for (const request of requests) {
    const kind = (request.split('?')[0] ?? '').replace(/\/\d+/g, '/ID').replace('/wiki', '')
    result[kind] = (result[kind] ?? 0) + 1
  }
  return result
}

export function rules({findings}: RunResult): string[] {
  return [...new Set(findings.map(({rule}) => rule))]
}

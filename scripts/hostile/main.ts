/**
 * `npm run test:hostile [-- --only NAME]… [--verbose]`: hostile inputs, held to the laws that text is never code and that
 * nothing falls over. Prints a table, and ends with 1 where anything failed. What needs documents that lie beside the
 * repository is left out without them, and named.
 */

import process from 'node:process'
import {parseArgs} from 'node:util'
import {has} from './corpora.ts'
import type {Outcome, Suite} from './suite.ts'
import {suites} from './suites/index.ts'

const {values} = parseArgs({
  options: {only: {type: 'string', multiple: true}, verbose: {type: 'boolean', default: false}}
})
const unknown = values.only?.find((name) => suites.every((suite) => suite.name !== name))
if (unknown !== undefined) {
  console.error(
    `There is no suite ${unknown}; there are ${suites.map(({name}) => name).join(', ')}`
  )
  process.exit(2)
}

/** Failures of a suite that are shown, unless all are asked for. */
const shown = values.verbose ? Number.POSITIVE_INFINITY : 10
const skipped: Suite[] = []
const widths = [20, 8, 9, 9]
row(['corpus', 'cases', 'failures', 'seconds'])

for (const suite of suites) {
  if (values.only && !values.only.includes(suite.name)) continue
  if (suite.corpus !== undefined && !has(suite.corpus)) {
    skipped.push(suite)
    continue
  }
  report(suite.name, ...(await timed(() => suite.run({sample: false}))))
}

for (const {name, corpus} of skipped)
  console.log(`skipped: ${name}, as ../shared/corpus/${corpus} is not there`)

/** What `work` gives, and seconds of CPU. */
async function timed(work: () => Promise<Outcome>): Promise<[Outcome, number]> {
  const before = process.cpuUsage()
  const outcome = await work()
  const {user, system} = process.cpuUsage(before)
  return [outcome, (user + system) / 1e6 + (outcome.cpu ?? 0)]
}

function report(name: string, {cases, failures, notes = []}: Outcome, seconds: number): void {
  row([name, String(cases), String(failures.length), seconds.toFixed(1)])
  for (const note of notes) console.log(`    ${note}`)
  for (const {input, problem} of failures.slice(0, shown)) console.log(`    ✗ ${input}: ${problem}`)
  if (failures.length > shown) console.log(`    … and ${failures.length - shown} more: --verbose`)
  // What looked at nothing proves nothing.
  if (failures.length > 0 || cases === 0) process.exitCode = 1
}

function row(cells: readonly string[]): void {
  console.log(
    cells
      .map((cell, index) =>
        index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0)
      )
      .join(' ')
  )
}

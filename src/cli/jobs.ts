/** `--jobs N`: how many threads a command may use. */

import {availableParallelism} from 'node:os'
import {StopError} from '../model/stop-error.ts'

export const jobsHelp =
  'make pages with N threads (default: as many as there are processors, at most 8; few pages take one)'

const most = 64

export function readJobs(given: string | undefined): number {
  if (given === undefined) return Math.min(availableParallelism(), 8)
  const number = Number(given)
  if (/^\d{1,2}$/.test(given) && number >= 1 && number <= most) return number
  throw new StopError(`\`--jobs ${given}\` is no number of threads`, {
    hint: `Write a whole number from 1 to ${most}, such as \`--jobs 2\``
  })
}

/** One page that cannot be made must not cost the others: its error becomes a finding. */

import {diskError} from '../model/disk-error.ts'
import type {FindingDraft} from '../model/finding.ts'
import {StopError} from '../model/stop-error.ts'

/** What `work` gives; `undefined` where it throws, and then `failed` says so of `file`. */
export async function orFailed<Result>(
  work: () => Result | Promise<Result>,
  file: string,
  failed: FindingDraft[]
): Promise<Result | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StopError || !(error instanceof Error)) throw error
    const disk = diskError(error)
    if (disk) throw disk
    const [where = ''] = /\bat .*/.exec(error.stack ?? '') ?? []
    failed.push({
      rule: 'source/failed',
      // Only the name of the code's file: the rest of a stack says more than a report may.
      args: {reason: error.message, where: where.replace(/^.*\/src\//, 'src/').replace(/\)$/, '')},
      at: {file, line: 1, column: 1}
    })
    return undefined
  }
}

/**
 * Preloaded into every Node process that is measured: at its end, adds a line with what it used to
 * the file `BENCH_USAGE`.
 */

import {appendFileSync, readFileSync} from 'node:fs'
import {isMainThread} from 'node:worker_threads'

const file = process.env['BENCH_USAGE']

if (file && isMainThread)
  process.on('exit', function () {
    const {userCPUTime, systemCPUTime, maxRSS} = process.resourceUsage()
    const line = {
      pid: process.pid,
      cpu: (userCPUTime + systemCPUTime) / 1e6,
      children: childrenCpu(),
      megabytes: maxRSS / 1024
    }
    appendFileSync(file, `${JSON.stringify(line)}\n`)
  })

/**
 * CPU seconds of all processes that this one started and waited for, native ones included, as the
 * kernel counts them (proc(5): `cutime`, `cstime`, in ticks of 1/100 s); `null` where it does not say.
 */
function childrenCpu(): number | null {
  try {
    // The name of the program comes second, in brackets, and may hold blanks.
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return (Number(fields[13]) + Number(fields[14])) / 100
  } catch {
    return null // Not Linux.
  }
}

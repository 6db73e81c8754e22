/** Documents that lie beside the repository, not in it: tests that need them skip, with a reason, elsewhere. */

import {existsSync} from 'node:fs'
import path from 'node:path'

/** Path of `name` in the folder beside the repository; `undefined`, with a line that says so, without it. */
export function shared(name: string): string | undefined {
  const found = path.join(import.meta.dirname, '../../../shared', name)
  if (existsSync(found)) return found
  console.info(`skipped: there is no ../shared/${name} beside the repository`)
  return undefined
}

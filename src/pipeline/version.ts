/** A digest of the code that makes articles, and of what runs it: a changed repair makes all pages anew. */

import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {filesBelow} from '../emit/index.ts'

let known: Promise<string> | undefined

export function pipelineVersion(): Promise<string> {
  known ??= digest()
  return known
}

async function digest(): Promise<string> {
  const source = path.join(import.meta.dirname, '..')
  const hash = createHash('sha256').update(process.version)
  for (const ending of ['.ts', '.js'])
    for (const file of await filesBelow(source, '', ending))
      if (!file.startsWith('site/'))
        // One after the other: of small files, each `await` costs more than it gives.
        hash.update(file).update(readFileSync(path.join(source, file)))
  return hash.digest('hex')
}

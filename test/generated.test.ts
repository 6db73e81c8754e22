/** README.md and docs/ say what the code says. */

import {execFile} from 'node:child_process'
import path from 'node:path'
import {promisify} from 'node:util'
import {expect, test} from 'vitest'

test('`npm run generate` would change nothing', async function () {
  const script = path.join(import.meta.dirname, '../scripts/generate-docs.ts')
  const {stderr} = await promisify(execFile)(process.execPath, [script, '--check']).catch(
    (failed: {stderr: string}) => failed
  )
  expect(stderr).toBe('')
})

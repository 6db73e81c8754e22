/** Exports are read with SQLite, and nobody is told so. */

import {execFile} from 'node:child_process'
import path from 'node:path'
import {promisify} from 'node:util'
import {expect, test} from 'vitest'

const module = path.resolve('src/source/export/sqlite.ts')

test('comes without a word on stderr', async function () {
  const program = `
    import {openDatabase} from ${JSON.stringify(`file://${module}`)}
    const warn = process.emitWarning
    openDatabase('').close()
    process.stdout.write(String(process.emitWarning === warn))`
  const {stdout, stderr} = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '--eval',
    program
  ])

  expect(stderr).toBe('')
  expect(stdout).toBe('true')
})

/** A few of the rounds of `npm run test:faults`: that they run, and that the program survives them. */

import {execFile} from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import {promisify} from 'node:util'
import {expect, test} from 'vitest'

const script = path.join(import.meta.dirname, '../scripts/faults/main.ts')
const kinds = ['stop-import', 'full-disk', 'zendesk']

test('killed, without room, and cut off', async function () {
  const given = kinds.flatMap((kind) => ['--kind', kind])
  const {stdout} = await promisify(execFile)(process.execPath, [
    script,
    '--rounds',
    '3',
    '--seed',
    '1',
    ...given
  ])
  const rows = stdout.split('\n').map((line) => line.trim().split(/ {2,}/))
  // Beside them, `zendesk` looks whether another host was sent anything.
  for (const kind of kinds) {
    const rounds = kind === 'zendesk' ? '4' : '3'
    expect(rows).toContainEqual([kind, rounds, rounds])
  }
}, 150_000)

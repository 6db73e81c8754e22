/** Runs the program as people do, in a process of its own. */

import {execFile} from 'node:child_process'
import {mkdir, mkdtemp, realpath, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'

export interface Ran {
  code: number
  out: string
  err: string
}

const program = path.join(import.meta.dirname, '../../bin/collate.js')

export async function run(cwd: string, ...args: string[]): Promise<Ran> {
  return new Promise(function (resolve) {
    execFile(
      process.execPath,
      [program, ...args],
      {cwd, maxBuffer: 64 * 1024 * 1024, env: {...process.env, NO_COLOR: '1'}},
      function (error, out, err) {
        resolve({code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err})
      }
    ).stdin?.end()
  })
}

/** A folder of its own for a test, with `files`; and how to take it away. */
export async function makeRoot(
  files: Readonly<Record<string, string | Uint8Array>> = {}
): Promise<{root: string; remove: () => Promise<void>}> {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'collate-cli-')))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), {recursive: true})
    await writeFile(path.join(root, name), content)
  }
  return {root, remove: () => rm(root, {recursive: true, force: true})}
}

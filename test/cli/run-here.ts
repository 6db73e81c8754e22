/** Runs the program in this process, where it starts at once; `run.ts` runs it as people do. */

import process from 'node:process'
import manifest from '../../package.json' with {type: 'json'}
import {runProgram} from '../../src/cli/run-program.ts'
import {errorText, plainLook} from '../../src/report/index.ts'
import type {Ran} from './run.ts'

export async function run(cwd: string, ...args: string[]): Promise<Ran> {
  let [out, err] = ['', '']
  const code = await runProgram(args, {
    cwd,
    version: manifest.version,
    node: process.versions.node,
    look: plainLook,
    out(text) {
      out += text
    },
    err(text) {
      err += text
    }
  }).catch(function (error: unknown) {
    err += errorText(error, plainLook)
    return 2
  })
  return {code, out, err}
}

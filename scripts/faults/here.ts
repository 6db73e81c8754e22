/** The program in this very process, where it starts at once; what strikes it here ends no process. */

import path from 'node:path'
import process from 'node:process'
import {runProgram} from '../../src/cli/run-program.ts'
import {errorText, plainLook} from '../../src/report/index.ts'
import type {Ran} from './program.ts'
import type {Strike} from './strike.ts'
import {install} from './strikes.ts'

const striking = await install()

/** Run the program on the knowledge base at `root`, struck or not. */
export async function runHere(
  root: string,
  args: readonly string[],
  strike?: Strike
): Promise<Ran & {calls: number}> {
  let [out, err] = ['', '']
  const terminal = {
    cwd: root,
    version: '0.0.0',
    node: process.versions.node,
    look: plainLook,
    out: (text: string) => (out += text),
    err: (text: string) => (err += text)
  }
  const {value, error, calls} = await doHere(root, () => runProgram(args, terminal), strike)
  if (error !== undefined) err += errorText(error, plainLook)
  return {code: value ?? 2, out, err, calls}
}

/** Do `work` on the knowledge base at `root`, struck or not. */
export async function doHere<Value>(
  root: string,
  work: () => Promise<Value>,
  strike?: Strike
): Promise<{value?: Value; error?: unknown; calls: number}> {
  process.env['TMPDIR'] = path.join(root, '.tmp')
  striking.set(strike)
  try {
    return {value: await work(), calls: striking.count()}
  } catch (error) {
    return {error, calls: striking.count()}
  } finally {
    striking.set(undefined)
    delete process.env['TMPDIR']
  }
}

/** How many calls of the kind a run of `args` makes which nobody strikes. */
export async function countCalls(
  root: string,
  args: readonly string[],
  of: Strike['of']
): Promise<number> {
  const {code, err, calls} = await runHere(root, args, {kind: 'count', root, of})
  if (code === 2 || calls === 0) throw new Error(`\`${args.join(' ')}\` did not run:\n${err}`)
  return calls
}

/** Runs a command as the program does, but in this process: for tests of what commands do, not of the process. */

import process from 'node:process'
import manifest from '../../package.json' with {type: 'json'}
import {runCommand} from '../../src/cli/run-command.ts'
import {errorText, plainLook} from '../../src/report/index.ts'
import type {Ran} from './run.ts'

export async function run(cwd: string, ...args: string[]): Promise<Ran> {
  const ran: Ran = {code: 0, out: '', err: ''}
  const terminal = {
    cwd,
    version: manifest.version,
    node: process.versions.node,
    look: plainLook,
    out: (text: string) => void (ran.out += text),
    err: (text: string) => void (ran.err += text)
  }
  try {
    ran.code = await runCommand(args, terminal)
  } catch (error) {
    ran.code = 2
    terminal.err(errorText(error, plainLook))
  }
  return ran
}

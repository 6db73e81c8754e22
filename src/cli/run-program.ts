/** What the program does with what was typed: a command, its help, or the version. */

import type {ExitCode, Terminal} from './command.ts'
import {commands} from './commands/index.ts'
import {help, helpOf} from './help.ts'
import {readArguments} from './options.ts'

/** Fails with `StopError` where it could not run. */
export async function runProgram(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const {command, help: wantsHelp, version, given} = readArguments(argv, commands, terminal.cwd)

  if (version) terminal.out(`${terminal.version}\n`)
  else if (wantsHelp) terminal.out(command ? helpOf(command) : help())
  else if (command) return command.run(given, terminal)
  else {
    terminal.err(help())
    return 2
  }
  return 0
}

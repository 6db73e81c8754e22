import {mergeChecks} from '../../report/index.ts'
import type {Command} from '../command.ts'
import {outputOptions, readOutputs, showResult} from '../outputs.ts'
import {readCheck} from '../read-check.ts'

export const reportCommand: Command = {
  name: 'report',
  takes: 'FILE…',
  arity: [1, Number.POSITIVE_INFINITY],
  summary: 'merge the results of the shards of a check, and show them in any format',
  details: [
    'FILE is what `collate check --format json=FILE` wrote: one of each shard, or that of one whole run. What is written',
    'is what one run of all would have written. Files that are not one whole are refused: a shard that is missing or',
    'there twice, or results of another commit, version, or way to check.'
  ],
  options: {
    ...outputOptions,
    force: {
      help: 'merge nevertheless, and say what is wrong; of the same shard the last file counts'
    }
  },
  async run(given, terminal) {
    const outputs = readOutputs(given, terminal.cwd)
    const checks = []
    for (const file of given.positionals) checks.push(await readCheck(terminal.cwd, file))
    const {version} = terminal
    const {result, base, warnings} = mergeChecks(checks, {version, force: given.flag('force')})
    for (const warning of warnings) terminal.err(`collate: ${warning}\n`)
    return showResult(result, outputs, {base, version}, terminal)
  }
}

import path from 'node:path'
import type {Shard} from '../../model/shard.ts'
import {StopError} from '../../model/stop-error.ts'
import type {Command} from '../command.ts'
import {jobsHelp, readJobs} from '../jobs.ts'
import {outputOptions, readOutputs, showResult} from '../outputs.ts'
import {openWorkspace} from '../workspace.ts'

export const check: Command = {
  name: 'check',
  takes: '[ARTICLE…]',
  arity: [0, Number.POSITIVE_INFINITY],
  summary:
    'run every check on what is written, offline unless --refresh; for CI and before publishing',
  details: [
    'ARTICLE is an id, a slug or a path; without one, all are checked. Nothing is written to content/.',
    'Several formats can be asked for at once, each into a file of its own: `--format github --format sarif=collate.sarif`.',
    'Paths in reports for CI are relative to the folder that the command is started in: start it at the root of the repository.',
    'Shards share the work of one check between jobs: `--shard 2/5 --format json=shard-2.json`; `collate report` merges them.'
  ],
  options: {
    ...outputOptions,
    refresh: {help: 'read the configured sources anew, to see what changed there'},
    since: {
      value: 'REF',
      help: 'only findings that are not there at REF: a commit, branch or tag of git'
    },
    shard: {
      value: 'I/N',
      help: 'only the I-th of N parts: articles by their ids, what belongs to none with the first'
    },
    jobs: {value: 'N', help: jobsHelp}
  },
  async run(given, terminal) {
    const {root, positionals, text, flag} = given
    const outputs = readOutputs(given, terminal.cwd)
    const shard = readShard(text('shard'))
    const jobs = readJobs(text('jobs'))
    if (shard && positionals.length > 0)
      throw new StopError('`--shard` takes its part of all articles, but some are named', {
        hint: 'Name articles, or split the check of all'
      })
    const workspace = await openWorkspace(root)
    const {checkArticles} = await import('../../pipeline.ts')
    const since = text('since')
    const result = await checkArticles(workspace, {
      only: positionals,
      refresh: flag('refresh'),
      ...(since !== undefined && {since}),
      ...(shard && {shard}),
      jobs,
      ...(terminal.progress && {progress: terminal.progress})
    })
    const about = {base: baseOf(root, terminal.cwd), version: terminal.version}
    return showResult(result, outputs, about, terminal)
  }
}

function readShard(given: string | undefined): Shard | undefined {
  if (given === undefined) return
  const [, index, count] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(given) ?? []
  const shard = {index: Number(index), count: Number(count)}
  if (shard.index <= shard.count) return shard
  throw new StopError(`\`--shard ${given}\` is no part of a whole`, {
    hint: 'Write which part of how many, such as `--shard 2/5`; the last of five is `5/5`'
  })
}

/** Where `root` lies below `cwd`: `docs/`, or nothing where it does not. */
function baseOf(root: string, cwd: string): string {
  const relative = path.relative(cwd, root).split(path.sep).join('/')
  const inside = relative !== '' && !/^\.\.(?:\/|$)/.test(relative) && !path.isAbsolute(relative)
  return inside ? `${relative}/` : ''
}

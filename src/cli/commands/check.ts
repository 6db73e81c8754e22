import type {Severity} from '../../model/finding.ts'
import type {RunResult} from '../../model/result.ts'
import {StopError} from '../../model/stop-error.ts'
import {didYouMean} from '../../model/suggest.ts'
import {formats, plainLook} from '../../report/index.ts'
import type {Command, Terminal} from '../command.ts'
import {openWorkspace} from '../workspace.ts'
import {writeOutput} from '../write-output.ts'

const levels: readonly Severity[] = ['error', 'warning', 'info']

export const check: Command = {
  name: 'check',
  takes: '[ARTICLE…]',
  arity: [0, Number.POSITIVE_INFINITY],
  summary:
    'run every check on what is written, offline unless --refresh; for CI and before publishing',
  details: [
    'ARTICLE is an id, a slug or a path; without one, all are checked. Nothing is written to content/.'
  ],
  options: {
    format: {
      value: 'F[=FILE]',
      multiple: true,
      help: `how findings are shown, or written to FILE: ${Object.keys(formats).join(', ')} (default: pretty)`
    },
    refresh: {help: 'read the configured sources anew, to see what changed there'},
    'fail-on': {
      value: 'LEVEL',
      help: 'exit 1 at this severity or a worse one: error, warning, info (default: error)'
    }
  },
  async run({root, positionals, text, all, flag}, terminal) {
    const outputs = all('format').length > 0 ? all('format').map(readFormat) : [{format: 'pretty'}]
    const level = readLevel(text('fail-on') ?? 'error')
    const workspace = await openWorkspace(root)
    const {checkArticles} = await import('../../pipeline.ts')
    const result = await checkArticles(workspace, {
      only: positionals,
      refresh: flag('refresh'),
      ...(terminal.progress && {progress: terminal.progress})
    })

    for (const output of outputs) await show(output, result, terminal)
    const fatal = levels.slice(0, levels.indexOf(level) + 1)
    return result.findings.some(({severity}) => fatal.includes(severity)) ? 1 : 0
  }
}

interface Output {
  format: string
  file?: string
}

function readFormat(given: string): Output {
  const at = given.indexOf('=')
  const format = at === -1 ? given : given.slice(0, at)
  if (!Object.hasOwn(formats, format))
    throw new StopError(`Unknown format \`${format}\``, {
      hint: didYouMean(format, Object.keys(formats))
    })
  const file = given.slice(at + 1)
  if (at !== -1 && file === '')
    throw new StopError(`\`--format ${given}\` names no file`, {hint: `Write \`${format}=FILE\``})
  return at === -1 ? {format} : {format, file}
}

function readLevel(given: string): Severity {
  const level = levels.find((each) => each === given)
  if (level) return level
  throw new StopError(`Unknown level \`${given}\` of \`--fail-on\``, {
    hint: didYouMean(given, levels)
  })
}

async function show({format, file}: Output, result: RunResult, terminal: Terminal): Promise<void> {
  const render = formats[format]
  if (file === undefined) {
    terminal.out(render?.(result, terminal.look) ?? '')
    return
  }
  await writeOutput(terminal.cwd, file, render?.(result, plainLook) ?? '')
}

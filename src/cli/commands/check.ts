import path from 'node:path'
import {isAtLeast, type Severity} from '../../model/finding.ts'
import type {RunResult} from '../../model/result.ts'
import {StopError} from '../../model/stop-error.ts'
import {didYouMean} from '../../model/suggest.ts'
import {type CheckView, type Format, formats, plainLook} from '../../report/index.ts'
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
    'ARTICLE is an id, a slug or a path; without one, all are checked. Nothing is written to content/.',
    'Several formats can be asked for at once, each into a file of its own: `--format github --format sarif=collate.sarif`.',
    'Paths in reports for CI are relative to the folder that the command is started in: start it at the root of the repository.'
  ],
  options: {
    format: {
      value: 'F[=FILE]',
      multiple: true,
      help: `how findings are shown, or written to FILE: ${Object.keys(formats).join(', ')} (default: pretty)`
    },
    refresh: {help: 'read the configured sources anew, to see what changed there'},
    since: {
      value: 'REF',
      help: 'only findings that are not there at REF: a commit, branch or tag of git'
    },
    'fail-on': {
      value: 'LEVEL',
      help: 'exit 1 at this severity or a worse one: error, warning, info (default: error)'
    }
  },
  async run({root, positionals, text, all, flag}, terminal) {
    const outputs = readOutputs(all('format'), terminal.cwd)
    const failOn = readLevel(text('fail-on') ?? 'error')
    const workspace = await openWorkspace(root)
    const {checkArticles} = await import('../../pipeline.ts')
    const since = text('since')
    const result = await checkArticles(workspace, {
      only: positionals,
      refresh: flag('refresh'),
      ...(since !== undefined && {since}),
      ...(terminal.progress && {progress: terminal.progress})
    })

    const {cwd, look, version} = terminal
    const view: CheckView = {look, failOn, base: baseOf(root, cwd), version}
    for (const output of outputs) await show(output, result, view, terminal)
    return result.findings.some(({severity}) => isAtLeast(severity, failOn)) ? 1 : 0
  }
}

interface Output {
  name: string
  format: Format
  file?: string
}

/** What to write where; pretty on the terminal, unless something else is asked for. */
function readOutputs(given: readonly string[], cwd: string): Output[] {
  const outputs = (given.length > 0 ? given : ['pretty']).map(readFormat)
  const printed = outputs.filter(({file}) => file === undefined)
  const whole = printed.find(({format}) => format.whole)
  if (whole && printed.length > 1)
    throw new StopError(`\`${whole.name}\` cannot share the output with another format`, {
      hint: `Write it to a file: \`--format ${whole.name}=FILE\``
    })

  const files = new Set<string>()
  for (const {name, file} of outputs) {
    if (file === undefined) continue
    const target = path.resolve(cwd, file)
    if (files.has(target))
      throw new StopError(`Two formats would be written to \`${file}\``, {
        hint: `Name another file: \`--format ${name}=FILE\``
      })
    files.add(target)
  }
  return outputs
}

function readFormat(given: string): Output {
  const at = given.indexOf('=')
  const name = at === -1 ? given : given.slice(0, at)
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined
  if (!format)
    throw new StopError(`Unknown format \`${name}\``, {
      hint: didYouMean(name, Object.keys(formats))
    })
  const file = given.slice(at + 1)
  if (at !== -1 && file === '')
    throw new StopError(`\`--format ${given}\` names no file`, {hint: `Write \`${name}=FILE\``})
  return at === -1 ? {name, format} : {name, format, file}
}

function readLevel(given: string): Severity {
  const level = levels.find((each) => each === given)
  if (level) return level
  throw new StopError(`Unknown level \`${given}\` of \`--fail-on\``, {
    hint: didYouMean(given, levels)
  })
}

/** Where `root` lies below `cwd`: `docs/`, or nothing where it does not. */
function baseOf(root: string, cwd: string): string {
  const relative = path.relative(cwd, root).split(path.sep).join('/')
  const inside = relative !== '' && !/^\.\.(?:\/|$)/.test(relative) && !path.isAbsolute(relative)
  return inside ? `${relative}/` : ''
}

async function show(
  {format, file}: Output,
  result: RunResult,
  view: CheckView,
  terminal: Terminal
): Promise<void> {
  if (file === undefined) terminal.out(format.render(result, view))
  else
    await writeOutput(
      terminal.cwd,
      file,
      format.render(result, {...view, look: plainLook, isWhole: true})
    )
}

/** What `--format` and `--fail-on` ask for: where which format goes, and what fails. */

import path from 'node:path'
import {isAtLeast, type Severity} from '../model/finding.ts'
import type {CheckResult} from '../model/result.ts'
import {StopError} from '../model/stop-error.ts'
import {didYouMean} from '../model/suggest.ts'
import {type CheckView, type Format, formats, plainLook} from '../report/index.ts'
import type {ExitCode, Given, Options, Terminal} from './command.ts'
import {writeOutput} from './write-output.ts'

const levels: readonly Severity[] = ['error', 'warning', 'info']

/** The options of commands that report findings. */
export const outputOptions: Options = {
  format: {
    value: 'F[=FILE]',
    multiple: true,
    help: `how findings are shown, or written to FILE: ${Object.keys(formats).join(', ')} (default: pretty)`
  },
  'fail-on': {
    value: 'LEVEL',
    help: 'exit 1 at this severity or a worse one: error, warning, info (default: error)'
  }
}

export interface Output {
  name: string
  format: Format
  file?: string
}

export interface Outputs {
  outputs: readonly Output[]
  failOn: Severity
}

/** What to write where; pretty on the terminal, unless something else is asked for. */
export function readOutputs({all, text}: Given, cwd: string): Outputs {
  const given = all('format')
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
  return {outputs, failOn: readLevel(text('fail-on') ?? 'error')}
}

/** Write `result` as asked for; says whether it fails. */
export async function showResult(
  result: CheckResult,
  {outputs, failOn}: Outputs,
  about: Pick<CheckView, 'base' | 'version'>,
  terminal: Terminal
): Promise<ExitCode> {
  const view: CheckView = {...about, failOn, look: terminal.look}
  for (const {format, file} of outputs) {
    if (file === undefined) terminal.out(format.render(result, view))
    else
      await writeOutput(
        terminal.cwd,
        file,
        format.render(result, {...view, look: plainLook, isWhole: true})
      )
  }
  return result.findings.some(({severity}) => isAtLeast(severity, failOn)) ? 1 : 0
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

/** argv → what was typed, or what is wrong with it. */

import path from 'node:path'
import {parseArgs} from 'node:util'
import {StopError} from '../model/stop-error.ts'
import {didYouMean} from '../model/suggest.ts'
import type {Command, Given, Options} from './command.ts'

/** Options of every command. */
export const commonOptions: Options = {
  root: {value: 'DIR', help: 'the knowledge base (default: this folder)'},
  help: {short: 'h', help: 'say what a command does and takes'},
  version: {short: 'v', help: 'print the version'}
}

/** Which command, and what follows it. */
export interface Request {
  command?: Command
  help: boolean
  version: boolean
  given: Given
}

/**
 * Read the command line.
 * @throws StopError for unknown commands and options, and for arguments that are missing or too many.
 */
export function readArguments(
  argv: readonly string[],
  commands: readonly Command[],
  cwd: string
): Request {
  const {name, rest} = splitCommand(argv)
  const command = commands.find((each) => each.name === name)
  if (name !== undefined && !command)
    throw new StopError(`Unknown command \`${name}\``, {
      hint: didYouMean(
        name,
        commands.map((each) => each.name)
      )
    })

  const {values, positionals} = readOptions(rest, {...command?.options, ...commonOptions}, name)
  const help = values.has('help')
  const version = values.has('version')
  const given: Given = {
    root: path.resolve(cwd, values.get('root')?.at(-1) ?? '.'),
    positionals,
    text: (option) => values.get(option)?.at(-1),
    all: (option) => values.get(option) ?? [],
    flag: (option) => values.has(option)
  }
  if (command && !help && !version) checkArity(command, positionals)
  return command ? {command, help, version, given} : {help, version, given}
}

/** The first word that is no option, nor the value of one that may stand before the command. */
function splitCommand(argv: readonly string[]): {name?: string; rest: string[]} {
  const at = argv.findIndex((word, index) => !word.startsWith('-') && argv[index - 1] !== '--root')
  const name = argv[at]
  if (name === undefined) return {rest: [...argv]}
  return {name, rest: argv.toSpliced(at, 1)}
}

function readOptions(
  argv: readonly string[],
  options: Options,
  command: string | undefined
): {values: Map<string, string[]>; positionals: string[]} {
  const {tokens} = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      Object.entries(options).map(([name, {value, short}]) => [
        name,
        {type: value ? ('string' as const) : ('boolean' as const), ...(short && {short})}
      ])
    ),
    strict: false,
    allowPositionals: true,
    tokens: true
  })
  const values = new Map<string, string[]>()
  const positionals: string[] = []

  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (!option) throw unknownOption(token.rawName, options, command)
    values.set(token.name, [...(values.get(token.name) ?? []), readValue(token, option.value)])
  }
  return {values, positionals}
}

function readValue(
  {
    rawName,
    value,
    inlineValue
  }: {rawName: string; value: string | undefined; inlineValue: boolean | undefined},
  expected: string | undefined
): string {
  if (expected === undefined) {
    if (value === undefined) return ''
    throw new StopError(`\`${rawName}\` takes no value`, {hint: `Write \`${rawName}\` alone`})
  }
  if (value === undefined || value === '' || (!inlineValue && /^--?\w/.test(value)))
    throw new StopError(`\`${rawName}\` needs a value`, {hint: `Write \`${rawName} ${expected}\``})
  return value
}

function unknownOption(name: string, options: Options, command: string | undefined): StopError {
  const known = Object.keys(options).map((each) => `--${each}`)
  return new StopError(`Unknown option \`${name}\`${command ? ` of \`${command}\`` : ''}`, {
    hint: didYouMean(name, known)
  })
}

function checkArity({name, takes, arity: [least, most]}: Command, given: readonly string[]): void {
  if (given.length >= least && given.length <= most) return
  const extra = given[most]
  const wrong = given.length < least ? 'is missing' : `is too much: \`${extra}\``
  throw new StopError(`An argument of \`${name}\` ${wrong}`, {
    hint: `Write \`collate ${name}${takes && ' '}${takes}\``
  })
}

/** The text of `--help`: the README shows the very same. */

import type {Command, Options} from './command.ts'
import {commands} from './commands/index.ts'
import {commonOptions} from './options.ts'

const exitCodes = [
  'Exit codes',
  '  0  fine',
  '  1  findings at or above `--fail-on` (`check`, `report`); a source that did not come in (`import --strict`)',
  '  2  could not run: wrong usage, a wrong configuration, a path that is not there, or a bug'
]

/** The help of all commands together. */
export function help(): string {
  return text([
    'collate: turns the scattered versions of a support article into one checked article',
    '',
    'Usage: collate COMMAND [ARGUMENT…] [--root DIR]',
    '',
    'Commands',
    ...columns(commands.map(({name, takes, summary}) => [`${name} ${takes}`.trim(), summary])),
    '',
    'Options of every command',
    ...optionLines(commonOptions),
    '',
    ...exitCodes,
    '',
    '`collate COMMAND --help` says what a command takes.'
  ])
}

export function helpOf({name, takes, summary, details, options}: Command): string {
  const own = optionLines(options)
  return text([
    `collate ${`${name} ${takes}`.trim()}${own.length > 0 ? ' [OPTION…]' : ''}`,
    '',
    `${summary.slice(0, 1).toUpperCase()}${summary.slice(1)}.`,
    ...(details.length > 0 ? ['', ...details] : []),
    ...(own.length > 0 ? ['', 'Options', ...own] : []),
    '',
    'Options of every command',
    ...optionLines(commonOptions),
    '',
    ...exitCodes
  ])
}

function optionLines(options: Options): string[] {
  return columns(
    Object.entries(options).map(([name, {value, short, multiple, help}]) => [
      `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}${multiple ? ' …' : ''}`,
      help
    ])
  )
}

function columns(rows: ReadonlyArray<readonly [string, string]>): string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}

function text(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}

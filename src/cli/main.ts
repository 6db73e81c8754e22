/** The program: the only file that knows about the process and prints. */

import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import process from 'node:process'
import {createInterface, type Interface} from 'node:readline'
import {errorText, type Look} from '../report/index.ts'
import type {Terminal} from './command.ts'
import {runProgram} from './run-program.ts'

/** Lines that were typed, kept until they are asked for. */
let typed: {lines: Interface; next: () => Promise<IteratorResult<string, unknown>>} | undefined

/** A line of progress stands on the terminal. */
let progressShown = false

for (const stream of [process.stdout, process.stderr])
  stream.on('error', function (error: NodeJS.ErrnoException) {
    // The reader of a pipe has seen enough.
    if (error.code === 'EPIPE') process.exit()
    throw error
  })

// How Node reads a `collate.config.ts` is nothing that whoever wrote it can mend.
const printWarning = process.listeners('warning')[0]
process.removeAllListeners('warning').on('warning', function (warning) {
  const {name, code} = warning as Error & {code?: string}
  if (name !== 'ExperimentalWarning' && code !== 'MODULE_TYPELESS_PACKAGE_JSON')
    printWarning?.(warning)
})

// Not rethrown: an uncaught error ends Node with 1, the code for findings.
process.on('uncaughtException', fail)
process.exitCode = await runProgram(process.argv.slice(2), makeTerminal()).catch(fail)
typed?.lines.close()

/** Say what went wrong; a bug with its stack. */
function fail(error: unknown): 2 {
  clearProgress()
  process.stderr.write(errorText(error, lookOf(process.stderr)))
  process.exitCode = 2
  return 2
}

function makeTerminal(): Terminal {
  const terminal: Terminal = {
    cwd: process.cwd(),
    version: readVersion(),
    node: process.versions.node,
    look: lookOf(process.stdout),
    out(text) {
      clearProgress()
      process.stdout.write(text)
    },
    err(text) {
      clearProgress()
      process.stderr.write(text)
    }
  }
  if (process.stderr.isTTY) terminal.progress = showProgress
  if (process.stdin.isTTY && process.stdout.isTTY) {
    terminal.ask = ask
    const editor = process.env['VISUAL'] || process.env['EDITOR']
    if (editor) terminal.edit = (file) => edit(editor, file)
  }
  return terminal
}

/** Colour on a terminal only, and never where `NO_COLOR` is set: https://no-color.org */
function lookOf(stream: NodeJS.WriteStream): Look {
  const {NO_COLOR, TERM} = process.env
  return {
    colour: stream.isTTY === true && !NO_COLOR && TERM !== 'dumb',
    width: stream.isTTY ? Math.max(40, stream.columns) : Number.POSITIVE_INFINITY
  }
}

async function ask(question: string): Promise<string | undefined> {
  if (!typed) {
    const lines = createInterface({input: process.stdin, output: process.stdout})
    const iterator = lines[Symbol.asyncIterator]()
    typed = {lines, next: () => iterator.next()}
  }
  typed.lines.setPrompt(question)
  typed.lines.prompt()
  const {value, done} = await typed.next()
  return done ? undefined : String(value)
}

/** The editor has the terminal for itself; what was typed ahead is forgotten. */
async function edit(editor: string, file: string): Promise<string | undefined> {
  typed?.lines.close()
  typed = undefined
  // An editor may be a command with options; the name of the file is never read by a shell.
  const [command, ...options] = editor.trim().split(/\s+/)
  const {error, status} = spawnSync(command ?? editor, [...options, file], {stdio: 'inherit'})
  if (error) return `\`${editor}\` did not start: ${error.message}`
  return status === 0 ? undefined : `\`${editor}\` ended with ${status}`
}

function showProgress(done: number, total: number): void {
  progressShown = true
  process.stderr.write(`\r\u001B[K${done} of ${total} pages`)
}

function clearProgress(): void {
  if (progressShown) process.stderr.write('\r\u001B[K')
  progressShown = false
}

function readVersion(): string {
  const file = new URL('../../package.json', import.meta.url)
  const {version}: {version: string} = JSON.parse(readFileSync(file, 'utf8'))
  return version
}

/** The program as a process group of its own, which may be struck. */

import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import path from 'node:path'
import process from 'node:process'
import type {Strike} from './strike.ts'

const program = path.join(import.meta.dirname, '../../bin/collate.js')
const preload = path.join(import.meta.dirname, 'preload.ts')
const compiled = path.join(import.meta.dirname, '../../.collate/compiled')

export interface Ran {
  /** `null` where it was killed. */
  code: number | null
  out: string
  err: string
}

export interface Running {
  child: ChildProcess
  ended: Promise<Ran>
  /** Kill it; with `isGroup`, and its children. */
  kill: (isGroup: boolean) => void
}

export interface RunOptions {
  strike?: Strike
  env?: Readonly<Record<string, string>>
  /** A command that runs it, such as one that makes a container. */
  within?: readonly string[]
}

/** Start the program on the knowledge base at `root`. */
export function start(root: string, args: readonly string[], options: RunOptions = {}): Running {
  const {strike, env, within = []} = options
  const loaded = strike ? ['--import', preload] : []
  const [command = '', ...rest] = [...within, process.execPath, ...loaded, program, ...args]
  const child = spawn(command, rest, {
    cwd: root,
    // A group of its own, so that nothing else is killed with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: root,
      TMPDIR: path.join(root, '.tmp'),
      NO_COLOR: '1',
      NODE_COMPILE_CACHE: compiled,
      ...(strike && {COLLATE_STRIKE: JSON.stringify(strike)}),
      ...env
    }
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (err += chunk))
  return {
    child,
    // Children that live on may hold the pipes open.
    ended: once(child, 'exit').then(async function ([code]) {
      await Promise.race([once(child, 'close'), new Promise((done) => setTimeout(done, 500))])
      return {code, out, err}
    }),
    kill(isGroup) {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
      process.kill(isGroup ? -child.pid : child.pid, 'SIGKILL')
    }
  }
}

export function run(root: string, args: readonly string[], options?: RunOptions): Promise<Ran> {
  return start(root, args, options).ended
}

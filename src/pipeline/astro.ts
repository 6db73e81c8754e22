/** Astro as a process of its own: what it loads, and any crash, stay there. */

import {type ChildProcess, fork} from 'node:child_process'
import path from 'node:path'
import {createInterface} from 'node:readline'
import type {Restaged} from '../model/site-data.ts'
import {StopError} from '../model/stop-error.ts'

/** The package holds its built form. */
const program = path.join(import.meta.dirname, `../site/run${path.extname(import.meta.filename)}`)

/** Lines that an error quotes. */
const quoted = 20

/** Astro says a line for each page; hundreds of them hide what matters. */
const pageLine = /[├└]─/

/** Build what is staged in `root`. Fails with `StopError` and Astro's last lines if it could not. */
export async function buildWithAstro(
  root: string,
  outDir: string,
  log: (line: string) => void
): Promise<void> {
  const child = fork(program, ['build'], {
    cwd: root,
    env: environment(root, outDir),
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc']
  })
  await ended(child, 'build', log)
}

export interface Serving {
  /** Comes to its end when the server does. */
  ended: Promise<void>
  tell: (message: Restaged) => void
  stop: () => void
}

/** Serve what is staged in `root`, until it is stopped or this process is told to end. */
export function serveWithAstro(root: string, log: (line: string) => void): Serving {
  const child = fork(program, ['dev'], {
    cwd: root,
    env: environment(root, path.join(root, 'dist')),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc']
  })
  const stopping = new AbortController()
  return {
    ended: ended(child, 'serve', log, stopping.signal),
    tell(message) {
      // It may have ended just now, which `ended` tells.
      if (child.connected) child.send(message, () => {})
    },
    stop: () => stopping.abort()
  }
}

function environment(root: string, outDir: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DISABLE_UPDATE_CHECK: 'true',
    COLLATE_ROOT: root,
    COLLATE_OUT: outDir
  }
}

/** Hand on what `child` says until it ends; it is taken along when this process ends, and ends when `stop` says so. */
function ended(
  child: ChildProcess,
  what: 'build' | 'serve',
  log: (line: string) => void,
  stop?: AbortSignal
): Promise<void> {
  const last: string[] = []
  for (const input of [child.stdout, child.stderr])
    if (input)
      createInterface({input}).on('line', function (line) {
        if (!pageLine.test(line)) log(line)
        last.push(line)
        if (last.length > quoted) last.shift()
      })

  let isAsked = false
  const end = () => {
    isAsked = true
    // A server has nothing to put in order, and may wait for browsers.
    child.kill(what === 'serve' ? 'SIGKILL' : 'SIGTERM')
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  stop?.addEventListener('abort', end)
  process.once('exit', end)
  for (const signal of signals) process.once(signal, end)

  return new Promise<void>(function (resolve, reject) {
    child.once('error', reject)
    child.once('close', function (code, signal) {
      // Serving ends when somebody ends it.
      if (code === 0 || (what === 'serve' && isAsked)) return resolve()
      const how = signal ?? `exit code ${code}`
      const hint = `It said:\n${last.join('\n').trim()}`
      reject(new StopError(`Astro could not ${what} the site (${how})`, {hint}))
    })
  }).finally(function () {
    process.off('exit', end)
    for (const signal of signals) process.off(signal, end)
  })
}

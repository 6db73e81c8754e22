/** Astro as a process of its own: what it loads, and any crash, stay there. */

import {spawn} from 'node:child_process'
import path from 'node:path'
import {createInterface} from 'node:readline'
import {StopError} from '../model/stop-error.ts'

/** The package holds its built form. */
const program = path.join(import.meta.dirname, `../site/run${path.extname(import.meta.filename)}`)

/** Lines that an error quotes. */
const quoted = 20

/** Astro says a line for each page; hundreds of them hide what matters. */
const pageLine = /[├└]─/

/**
 * Build or serve what is staged in `root`; ends when Astro does, and takes it along when this process ends.
 * Fails with `StopError` and Astro's last lines if it could not.
 */
export function runAstro(
  command: 'build' | 'dev',
  root: string,
  outDir: string,
  log: (line: string) => void
): Promise<void> {
  const child = spawn(process.execPath, [program, command], {
    cwd: root,
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      ASTRO_DISABLE_UPDATE_CHECK: 'true',
      COLLATE_ROOT: root,
      COLLATE_OUT: outDir
    },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  const last: string[] = []
  for (const input of [child.stdout, child.stderr])
    createInterface({input}).on('line', function (line) {
      if (!pageLine.test(line)) log(line)
      last.push(line)
      if (last.length > quoted) last.shift()
    })

  let ended = false
  const end = () => {
    ended = true
    child.kill()
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  process.once('exit', end)
  for (const signal of signals) process.once(signal, end)

  return new Promise<void>(function (resolve, reject) {
    child.once('error', reject)
    child.once('close', function (code, signal) {
      // Serving ends when somebody ends it.
      if (code === 0 || (command === 'dev' && ended)) return resolve()
      const how = signal ?? `exit code ${code}`
      const hint = `It said:\n${last.join('\n').trim()}`
      reject(new StopError(`Astro could not ${command} the site (${how})`, {hint}))
    })
  }).finally(function () {
    process.off('exit', end)
    for (const signal of signals) process.off(signal, end)
  })
}

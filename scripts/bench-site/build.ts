/** What a build takes of the processor, with every process that it begins. */

import {spawn} from 'node:child_process'
import path from 'node:path'
import {performance} from 'node:perf_hooks'

const installation = path.join(import.meta.dirname, '../..')
const program = path.join(installation, 'bin/collate.js')

export interface Cost {
  /** Seconds. */
  cpu: number
  wall: number
}

/**
 * Build the knowledge base at `root` from nothing.
 * @throws Error with the end of what was said where it could not.
 */
export function buildOnce(root: string): Promise<Cost> {
  return cost([program, 'build', '--root', root])
}

/** Make the site anew of what was staged: what is left without checking and staging. */
export function astroOnce(root: string): Promise<Cost> {
  const astro = path.join(installation, 'node_modules/astro/bin/astro.mjs')
  return cost([astro, 'build', '--root', installation], {
    COLLATE_ROOT: root,
    COLLATE_OUT: path.join(root, 'dist'),
    ASTRO_TELEMETRY_DISABLED: '1'
  })
}

async function cost(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {}
): Promise<Cost> {
  // `times` tells what ended children took, theirs included; the search index is made by a program that is not Node.
  const script = '"$0" "$@" >&2; code=$?; times; exit $code'
  const start = performance.now()
  const {stdout} = await run('sh', ['-c', script, process.execPath, ...args], env)
  const wall = (performance.now() - start) / 1000
  const children = stdout.trim().split('\n').at(-1) ?? ''
  const cpu = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0
  )
  return {cpu, wall}
}

export function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {}
): Promise<{stdout: string}> {
  return new Promise(function (resolve, reject) {
    const child = spawn(command, args, {
      env: {...process.env, ...env},
      stdio: ['ignore', 'pipe', 'pipe']
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-4000)
    })
    child.on('error', reject)
    child.on('close', function (code) {
      if (code === 0) resolve({stdout})
      else reject(new Error(`\`${command}\` ended with ${code}:\n${stderr}`))
    })
  })
}

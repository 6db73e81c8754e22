/** What a build takes of the processor, of memory and of time, with every process that it begins. */

import {type ChildProcess, spawn} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {performance} from 'node:perf_hooks'
import type {Installation} from './installation.ts'

export interface Cost {
  /** Seconds. */
  cpu: number
  wall: number
  /** Megabytes that all processes held at once; absent where no one can tell. */
  memory?: number
}

/**
 * Build the knowledge base at `root`.
 * @throws Error with the end of what was said where it could not.
 */
export function buildOnce({program}: Installation, root: string): Promise<Cost> {
  return cost([program, 'build', '--root', root])
}

/** Check it, and nothing else. */
export function checkOnce({program}: Installation, root: string): Promise<Cost> {
  return cost([program, 'check', '--root', root])
}

/** Make the site anew of what was staged: what is left without checking and staging. */
export function siteOnce({site}: Installation, root: string): Promise<Cost> {
  return cost([site, 'build'], {COLLATE_ROOT: root, COLLATE_OUT: path.join(root, 'dist')})
}

async function cost(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {}
): Promise<Cost> {
  // `times` tells what ended children took, theirs included; the search index is made by a program that is not Node.
  const script = '"$0" "$@" >&2; code=$?; times; exit $code'
  const start = performance.now()
  let memory = 0
  const {stdout} = await run(
    'sh',
    ['-c', script, process.execPath, ...args],
    env,
    function (child) {
      const timer = setInterval(() => (memory = Math.max(memory, heldBy(child.pid ?? 0))), 100)
      child.once('exit', () => clearInterval(timer))
    }
  )
  const wall = (performance.now() - start) / 1000
  const children = stdout.trim().split('\n').at(-1) ?? ''
  const cpu = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0
  )
  return {cpu, wall, ...(memory > 0 && {memory})}
}

/** Megabytes that `pid` and all that it began hold now; 0 where the system does not tell. */
function heldBy(pid: number): number {
  const parents = new Map<number, number>()
  const held = new Map<number, number>()
  for (const name of readable(() => readdirSync('/proc')) ?? []) {
    const status =
      /^\d+$/.test(name) && readable(() => readFileSync(`/proc/${name}/status`, 'utf8'))
    if (!status) continue
    parents.set(Number(name), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]))
    held.set(Number(name), Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1000)
  }
  let sum = 0
  for (const [each, megabytes] of held)
    for (let at: number | undefined = each; at; at = parents.get(at))
      if (at === pid) sum += megabytes
  return sum
}

/** Processes come to their end while they are looked at. */
function readable<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

export function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  watch: (child: ChildProcess) => void = () => {}
): Promise<{stdout: string}> {
  return new Promise(function (resolve, reject) {
    const child = spawn(command, args, {
      env: {...process.env, ...env},
      stdio: ['ignore', 'pipe', 'pipe']
    })
    watch(child)
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

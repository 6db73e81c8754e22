/** Runs a command in a process of its own, and says what it took. */

import {spawn} from 'node:child_process'
import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {performance} from 'node:perf_hooks'
import {pathToFileURL} from 'node:url'

export interface Usage {
  wall: number
  /** Seconds of CPU, with all threads and child processes. */
  cpu: number
  /** Peak memory of the largest process, in MB. */
  megabytes: number
  stdout: string
}

const preload = pathToFileURL(path.join(import.meta.dirname, 'report-usage.ts')).href

/**
 * Run `node ARGS…` in `cwd`.
 * @throws Error when it ends with a code that is not 0 nor `also`; the message holds the end of its stderr.
 */
export async function measure(args: readonly string[], cwd: string, also = 0): Promise<Usage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'collate-usage-'))
  const file = path.join(folder, 'usage.jsonl')
  try {
    const start = performance.now()
    const {pid, stdout} = await run(args, cwd, file, also)
    const wall = (performance.now() - start) / 1000
    return {wall, stdout, ...total(await readFile(file, 'utf8'), pid)}
  } finally {
    await rm(folder, {recursive: true})
  }
}

function run(
  args: readonly string[],
  cwd: string,
  file: string,
  also: number
): Promise<{pid: number | undefined; stdout: string}> {
  return new Promise(function (resolve, reject) {
    const options = `${process.env['NODE_OPTIONS'] ?? ''} --import=${preload}`.trim()
    const env = {...process.env, BENCH_USAGE: file, NODE_OPTIONS: options, NO_COLOR: '1'}
    const child = spawn(process.execPath, args, {cwd, env, stdio: ['ignore', 'pipe', 'pipe']})
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-4000)
    })
    child.on('error', reject)
    child.on('close', function (code, signal) {
      if (code === 0 || code === also) resolve({pid: child.pid, stdout})
      else reject(new Error(`\`node ${args.join(' ')}\` ended with ${code ?? signal}:\n${stderr}`))
    })
  })
}

interface Line {
  pid: number
  cpu: number
  children: number | null
  megabytes: number
}

/** Add up what the processes reported; `pid` is the first of them. */
function total(text: string, pid: number | undefined): {cpu: number; megabytes: number} {
  const lines: Line[] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const first = lines.find((line) => line.pid === pid)
  const sum = lines.reduce((cpu, line) => cpu + line.cpu, 0)
  const cpu = first && first.children !== null ? first.cpu + first.children : sum
  return {cpu, megabytes: Math.max(...lines.map((line) => line.megabytes))}
}

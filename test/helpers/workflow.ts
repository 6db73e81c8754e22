/** Runs the commands of the workflows in `ci/`, as the services of CI would, in a repository on this machine. */

import {execFile} from 'node:child_process'
import {readFile} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {parse} from 'yaml'
import type {Ran} from '../cli/run.ts'

type Variables = Readonly<Record<string, string>>

export interface Step {
  id?: string
  name?: string
  uses?: string
  with?: Record<string, unknown>
  run?: string
  if?: string
  env?: Variables
}

export interface Job {
  if?: string
  needs?: string
  permissions: Record<string, string>
  'timeout-minutes': number
  'runs-on': string
  env?: Variables
  strategy?: {matrix: {shard: string[]}}
  steps: Step[]
}

export interface Workflow {
  on: Record<string, unknown>
  permissions: Record<string, string>
  env: Variables
  jobs: Record<string, Job>
}

export interface GitLabJob {
  script: string[]
  before_script?: string[]
  rules?: Array<{if: string}>
  variables?: Variables
  artifacts?: {reports?: Variables; paths?: string[]}
  image?: string
  extends?: string
  needs?: string[]
  parallel?: number
}

export const folder = path.join(import.meta.dirname, '../../ci')

export async function readWorkflow<Shape>(name: string): Promise<Shape> {
  return parse(await readFile(path.join(folder, name), 'utf8'))
}

/** `text` with what stands between `${{` and `}}` replaced; what is not in `context` is an error. */
export function fill(text: string, context: Variables): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, function (_, expression: string) {
    const value = context[expression]
    if (value === undefined) throw new Error(`Unexpected \`${expression}\` in a workflow`)
    return value
  })
}

export function fillAll(variables: Variables = {}, context: Variables): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, fill(String(value), context)])
  )
}

/** Run `script` in bash; `options` are those that the service sets. */
export function bash(cwd: string, script: string, options: string, env: Variables): Promise<Ran> {
  // The repository has its own `collate`; Node is that of the tests.
  const programs = [path.join(import.meta.dirname, 'programs'), path.dirname(process.execPath)]
  const way = [...programs, process.env['PATH']].join(path.delimiter)
  return new Promise(function (resolve) {
    execFile(
      'bash',
      ['--noprofile', '--norc', options, '-c', script],
      {cwd, maxBuffer: 64 * 1024 * 1024, env: {...process.env, ...env, PATH: way, NO_COLOR: '1'}},
      function (error, out, err) {
        resolve({code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err})
      }
    ).stdin?.end()
  })
}

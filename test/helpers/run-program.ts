/** The program asks a server of a test: as a process of its own, which may be killed while it does, or in this one. */

import {spawn} from 'node:child_process'
import {once} from 'node:events'
import path from 'node:path'
import {vi} from 'vitest'
import {run} from '../cli/run-here.ts'
import type {KnowledgeBase} from './knowledge-base.ts'

const program = path.join(import.meta.dirname, '../../bin/collate.js')

/** What such servers have in common. */
interface AskedServer<Options> {
  requests: readonly string[]
  options: Options & {onRequest?: (address: string) => void}
}

export interface Ran {
  /** `null` where it was killed. */
  code: number | null
  text: string
  /** What it asked `server` for. */
  asked: string[]
}

/** Run the program in `kb`; it is killed at the first request that `until` holds for. */
export async function runProgram<Options>(
  server: AskedServer<Options>,
  kb: KnowledgeBase,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  until: (address: string) => boolean = () => false
): Promise<Ran> {
  const before = server.requests.length
  const child = spawn(process.execPath, [program, ...args], {
    cwd: kb.root,
    env: {...process.env, ...env, NO_COLOR: '1'}
  })
  let text = ''
  child.stdout.on('data', (chunk) => (text += chunk))
  child.stderr.on('data', (chunk) => (text += chunk))
  server.options = {
    ...server.options,
    onRequest(address) {
      if (until(address)) child.kill('SIGKILL')
    }
  }
  await once(child, 'close')
  return {code: child.exitCode, text, asked: server.requests.slice(before)}
}

/** Run the program in `kb` in this process, which starts at once. */
export async function runInside<Options>(
  server: AskedServer<Options>,
  kb: KnowledgeBase,
  args: readonly string[],
  env: Readonly<Record<string, string>>
): Promise<Ran> {
  const before = server.requests.length
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  const {code, out, err} = await run(kb.root, ...args).finally(() => vi.unstubAllEnvs())
  return {code, text: out + err, asked: server.requests.slice(before)}
}

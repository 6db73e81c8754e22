/** `collate dev` as writers start it, in a process of its own, for whoever looks at what it serves. */

import {spawn} from 'node:child_process'
import path from 'node:path'
import {setTimeout} from 'node:timers/promises'

const program = path.join(import.meta.dirname, '../bin/collate.js')

/** Time in milliseconds between two looks. */
const pause = 10

export interface DevServer {
  /** All that it has said on the terminal. */
  said: () => string
  /** What it serves at a path on the site; nothing while it does not answer, as when it starts again. */
  page: (at: string) => Promise<string>
  /**
   * Look again and again until something is so.
   * @throws Error with the end of what was said where the server ends, or `patience` does.
   */
  until: (what: string, isSo: () => boolean | Promise<boolean>) => Promise<void>
  stop: () => Promise<void>
}

/** Serve the knowledge base at `root`; comes back when an address is said. `patience`: in milliseconds, of one wait. */
export async function startDevServer(root: string, patience: number): Promise<DevServer> {
  // A test runner’s own words for Vite would make it another server.
  const {DEV: _, MODE: __, PROD: ___, NODE_ENV: ____, VITEST: _____, ...env} = process.env
  const child = spawn(process.execPath, [program, 'dev', '--root', root], {
    env: {...env, NO_COLOR: '1'},
    stdio: ['ignore', 'pipe', 'pipe']
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))

  const server: DevServer = {
    said: () => said,
    async page(at) {
      const address = (addressIn(said) ?? '') + at
      // It ends idle connections as it likes, also in the moment when one is used again: the next one answers.
      const response = await fetch(address).catch(() => undefined)
      return (await response?.text().catch(() => '')) ?? ''
    },
    async until(what, isSo) {
      for (const end = Date.now() + patience; !(await isSo()); await setTimeout(pause))
        if (Date.now() > end || child.exitCode !== null)
          throw new Error(`Expected that ${what}; the server said: ${said.slice(-2000)}`)
    },
    async stop() {
      if (child.exitCode === null) child.kill()
      await ended
    }
  }
  try {
    await server.until('it serves', () => addressIn(said) !== undefined)
  } catch (error) {
    await server.stop()
    throw error
  }
  return server
}

/** Where it serves, by what it said last. */
function addressIn(said: string): string | undefined {
  return [...said.matchAll(/http:\/\/[\w.]+:\d+/g)].at(-1)?.[0]
}

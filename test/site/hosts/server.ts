/** Runs a real nginx or Apache on a folder, where there is one on this machine. */

import {type ChildProcess, spawn, spawnSync} from 'node:child_process'
import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'

export function hasProgram(name: string): boolean {
  return spawnSync(name, ['-v'], {stdio: 'ignore'}).status === 0
}

export interface Running {
  /** Status and headers of the answer to a request for `path`. */
  ask(path: string): Promise<Response>
  close(): Promise<void>
}

/** `config` gets a free port and a folder that the server may write into. */
export async function run(
  program: string,
  config: (port: number, folder: string) => string
): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'collate-host-'))
  const port = await freePort()
  const file = join(folder, 'server.conf')
  await writeFile(file, config(port, folder))
  const args =
    program === 'nginx'
      ? ['-c', file, '-p', folder, '-e', join(folder, 'error.log')]
      : ['-f', file, '-DFOREGROUND']
  const child = spawn(program, args, {stdio: ['ignore', 'pipe', 'pipe']})
  let said = ''
  for (const out of [child.stdout, child.stderr]) out.on('data', (chunk) => (said += chunk))
  await answering(port, child, () => said)

  return {
    ask: (path) => fetch(`http://127.0.0.1:${port}${path}`, {redirect: 'manual'}),
    async close() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
      await rm(folder, {recursive: true, force: true})
    }
  }
}

async function answering(port: number, child: ChildProcess, said: () => string): Promise<void> {
  for (let turn = 0; turn < 100; turn++) {
    if (child.exitCode !== null) throw new Error(said())
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)
    if (answer) return
    await setTimeout(50)
  }
  throw new Error(`It did not answer: ${said()}`)
}

function freePort(): Promise<number> {
  return new Promise(function (resolve, reject) {
    const server = createServer()
    server.once('error', reject).listen(0, '127.0.0.1', function () {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

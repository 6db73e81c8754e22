/**
 * `npm start`: shows the built site on this machine, and nowhere else.
 *
 * `--site-only`: nothing but the site, as a host would serve it. `--port N`: another port than 4321.
 */

import {stat} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {parseArgs} from 'node:util'
import {StopError} from '../src/model/stop-error.ts'
import {errorText, plainLook} from '../src/report/index.ts'
import {type Served, serve} from './serve.ts'

const root = path.join(import.meta.dirname, '..')
const usual = 4321

try {
  const {values} = parseArgs({
    options: {'site-only': {type: 'boolean'}, port: {type: 'string'}}
  })
  const folder = path.join(root, 'dist')
  if (!(await stat(path.join(folder, 'index.html')).catch(() => undefined)))
    throw new StopError('There is no site in dist/', {hint: 'Make it: `npm run site`'})

  const {url} = await open(folder, values.port)
  console.log(`The site: ${url}/\n\nCtrl+C ends.`)
} catch (error) {
  process.stderr.write(errorText(error, plainLook))
  process.exitCode = 2
}

/** On the usual port; on any free one where that is taken and none was asked for. */
async function open(folder: string, asked: string | undefined): Promise<Served> {
  const port = asked === undefined ? usual : Number(asked)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new StopError(`\`${asked}\` is no port`, {hint: 'Give a number from 1 to 65535'})
  try {
    return await serve(folder, port)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    if (asked === undefined) return serve(folder)
    throw new StopError(`Port ${port} is taken`, {hint: 'Give another one with `--port N`'})
  }
}

/**
 * `npm start`: shows the built site and the review page on this machine, and nowhere else.
 *
 * `--site-only`: nothing but the site, as a host would serve it. `--port N`: another port than 4321 for the site.
 */

import {stat} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {parseArgs} from 'node:util'
import {loadConfig} from '../src/config/index.ts'
import {StopError} from '../src/model/stop-error.ts'
import {errorText, plainLook} from '../src/report/index.ts'
import {startReview} from '../src/review/index.ts'
import {type Served, serve} from './serve.ts'

const root = path.join(import.meta.dirname, '..')
const folder = path.join(root, 'dist')
const usual = 4321

try {
  const {values} = parseArgs({
    options: {'site-only': {type: 'boolean'}, port: {type: 'string'}}
  })
  const hasSite = (await stat(path.join(folder, 'index.html')).catch(() => undefined)) !== undefined
  const none = new StopError('There is no site in dist/', {hint: 'Make it: `npm run site`'})
  if (values['site-only'] && !hasSite) throw none

  if (hasSite) console.log(`The site: ${(await open(folder, values.port)).url}/`)
  else process.stderr.write(errorText(none, plainLook))
  if (!values['site-only']) {
    const workspace = {root, config: await loadConfig(root)}
    const {address} = await startReview({workspace, onError: tell})
    console.log(`Review:   ${address}`)
  }
  console.log('\nCtrl+C ends.')
} catch (error) {
  tell(error)
  process.exitCode = 2
}

function tell(error: unknown): void {
  process.stderr.write(errorText(error, plainLook))
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

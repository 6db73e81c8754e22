/** Builds the fixture site once for the tests of a file, in a folder of its own, and serves it. */

import {spawn} from 'node:child_process'
import {cp, mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {type Browser, chromium} from 'playwright-core'
import {browserArguments, findBrowser} from '../../scripts/find-browser.ts'
import {type Served, serve} from '../../scripts/serve.ts'
import type {Config} from '../../src/model/config.ts'
import {type Staged, stage} from '../../src/stage/index.ts'

export const config: Config = {
  title: 'Harbourlight Help',
  description: 'Guides and answers for everyone who works with Harbourlight.',
  url: 'https://help.harbourlight.example',
  translations: {de: {title: 'Harbourlight-Hilfe'}},
  locale: 'en',
  lead: 'newest',
  sources: [],
  pairs: [],
  repairs: {},
  tokens: 'all',
  contact: 'mailto:help@harbourlight.example',
  feedback: {endpoint: 'https://answers.harbourlight.example/helpful'},
  // Too light to be read on white: the site must see to that.
  theme: {accent: '#f4a900', logo: 'content/brand/logo.svg', roundness: 0.5, stylePage: true}
}

const program = fileURLToPath(new URL('../../src/site/run.ts', import.meta.url))

export interface Site {
  /** Root of the knowledge base. */
  root: string
  staged: Staged
  served: Served
  /** Absent where no Chromium is to be had. */
  browser: Browser | undefined
  close(): Promise<void>
}

export async function buildSite(): Promise<Site> {
  const root = await mkdtemp(join(tmpdir(), 'collate-site-'))
  await cp(new URL('root/', import.meta.url), root, {recursive: true})
  await cp(new URL('../../content/tokens/', import.meta.url), join(root, 'content/tokens'), {
    recursive: true
  })
  const staged = await stage(root, {config})
  await build(root)
  const served = await serve(join(root, 'dist'))
  const path = findBrowser()
  const browser = path
    ? await chromium.launch({executablePath: path, args: browserArguments})
    : undefined

  return {
    root,
    staged,
    served,
    browser,
    async close() {
      await browser?.close()
      await served.close()
      await rm(root, {recursive: true, force: true})
    }
  }
}

/** Make the site of what is staged in `root`. */
export function build(root: string): Promise<void> {
  // The test runner's own words for Vite would make it a page for developers, without its policy.
  const {DEV: _, MODE: __, PROD: ___, ...env} = process.env
  const child = spawn(process.execPath, [program, 'build'], {
    cwd: root,
    env: {
      ...env,
      COLLATE_ROOT: root,
      ASTRO_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production'
    },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  return new Promise(function (resolve, reject) {
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(said))))
  })
}

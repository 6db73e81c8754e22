/** Builds or serves the staged site: `pipeline/astro.ts` starts it as a process of its own. */

import {readFileSync} from 'node:fs'
import {mkdir} from 'node:fs/promises'
import {join} from 'node:path'
import {argv} from 'node:process'
import type {SiteData} from '../model/site-data.ts'
import {makeSite} from './make-site.ts'
import {programFor} from './program.ts'

// Root of the knowledge base; its articles were staged before.
const root = process.env['COLLATE_ROOT'] ?? process.cwd()
const out = process.env['COLLATE_OUT'] ?? join(root, 'dist')
const staged = join(root, '.collate/site')
const {base}: SiteData = JSON.parse(readFileSync(join(staged, 'site.json'), 'utf8'))

if (argv[2] === 'dev') await serve()
else await build()

async function build(): Promise<void> {
  // Whoever started it is gone: a later build must not find this one at work.
  const end = () => process.exit(1)
  process.once('disconnect', end)
  await makeSite(await programFor(root, base), staged, out)
  process.off('disconnect', end)
}

async function serve(): Promise<void> {
  // All that Astro loads is of no use to a build that has the program.
  const astro = await import('astro')
  const {configOf} = await import('./astro-config.ts')
  const {dev} = await import('./dev.ts')
  const config = configOf(root, base)
  await mkdir(String(config.root), {recursive: true})
  const server = astro.dev({
    ...config,
    configFile: false,
    integrations: [...(config.integrations ?? []), dev(root, base)]
  })
  // Whoever started it is gone.
  process.once('disconnect', async () => (await server).stop())
  await server
}

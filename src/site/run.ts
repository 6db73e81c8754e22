/** Builds or serves the staged site: `pipeline/astro.ts` starts it as a process of its own. */

import {mkdir} from 'node:fs/promises'
import {argv} from 'node:process'
import {build, dev} from 'astro'
import {config} from './astro-config.ts'

await mkdir(String(config.root), {recursive: true})
const own = {...config, configFile: false} as const
if (argv[2] === 'dev') {
  const serving = dev(own)
  // Whoever started it is gone.
  process.once('disconnect', async () => (await serving).stop())
  await serving
} else {
  // Whoever started it is gone: a later build must not find this one at work.
  const end = () => process.exit(1)
  process.once('disconnect', end)
  await build(own)
  process.off('disconnect', end)
}

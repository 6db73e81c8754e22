/** Builds the plainest Astro site around articles, in the folder that it is started with: as any other site would. */

import mdx from '@astrojs/mdx'
import {build} from 'astro'
import {passthroughImageService} from 'astro/config'

await build({
  root: process.argv[2] ?? '',
  configFile: false,
  logLevel: 'error',
  integrations: [mdx()],
  image: {service: passthroughImageService()}
})

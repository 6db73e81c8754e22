/** The site as Collate builds it, for editors and for Astro’s own commands; articles are staged before: `npm run build`. */

import {defineConfig} from 'astro/config'
import {config} from './src/site/astro-config.ts'

export default defineConfig(config)

/** The sources of the site as Collate has Astro read them, for editors and for Astro’s own commands. */

import {defineConfig} from 'astro/config'
import {configOf} from './src/site/astro-config.ts'

export default defineConfig(configOf(import.meta.dirname, '/'))

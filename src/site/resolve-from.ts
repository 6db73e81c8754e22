/** Parts where Astro keeps things from where it finds packages, which it takes for one folder. */

import type {AstroIntegration} from 'astro'

/** Find packages from `folder`; `.astro/` stays below the root that Astro was started with. */
export function resolveFrom(folder: URL): AstroIntegration {
  return {
    name: 'collate:resolve-from',
    hooks: {
      'astro:config:setup'({updateConfig}) {
        updateConfig({root: folder})
      }
    }
  }
}

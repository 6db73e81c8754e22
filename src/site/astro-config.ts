/**
 * How Astro makes the site of a knowledge base. What it keeps lies with the knowledge base, so that nothing is written
 * where Collate is installed: an installation may be read-only, and serve many.
 */

import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {join, relative} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type {AstroInlineConfig} from 'astro'
import {dev} from './dev.ts'
import {finish} from './finish.ts'
import {resolveFrom} from './resolve-from.ts'

// Root of the knowledge base; its articles were staged before.
const root = process.env['COLLATE_ROOT'] ?? process.cwd()
const staged = join(root, '.collate/site')
const {origin, base}: {origin: string; base: string} = JSON.parse(
  readFileSync(join(staged, 'site.json'), 'utf8')
)

// The same folder from the built form of this file; of the site itself, there is none.
const installation = fileURLToPath(new URL('../../', import.meta.url))

// Astro keeps where articles lie as a way from here to there: of no use once one of the two has moved.
const way = createHash('sha256').update(relative(installation, root)).digest('hex')
const kept = join(root, '.collate/astro', way.slice(0, 8))

/** What changes pages while they are served, besides what the server is told. */
const watched = [
  join(installation, 'src/site'),
  join(installation, 'src/model'),
  join(staged, 'theme.css')
].map(asFolder)

/** Whether `path` is part of the installation, and has nothing to do with what is watched. */
function isBeside(path: string): boolean {
  const folder = asFolder(path)
  const isWatched = watched.some((each) => each.startsWith(folder) || folder.startsWith(each))
  return folder.startsWith(asFolder(installation)) && !isWatched
}

function asFolder(path: string): string {
  return path.replaceAll('\\', '/').replace(/\/?$/u, '/')
}

export const config: AstroInlineConfig = {
  // Where `.astro/` lies; `resolveFrom` changes it before anything is read.
  root: kept,
  srcDir: join(installation, 'src/site'),
  outDir: process.env['COLLATE_OUT'] ?? join(root, 'dist'),
  publicDir: join(staged, 'public'),
  cacheDir: kept,
  site: origin,
  base,
  trailingSlash: 'always',
  compressHTML: true,
  devToolbar: {enabled: false},
  build: {inlineStylesheets: 'never'},
  integrations: [resolveFrom(pathToFileURL(installation)), dev(root, base), finish()],
  vite: {
    cacheDir: join(kept, 'vite'),
    resolve: {
      alias: [{find: /^collate-theme\.css(?=\?|$)/, replacement: join(staged, 'theme.css')}]
    },
    plugins: [
      {
        // Pages are made by code that is written into `outDir`, from where Node may find no package.
        name: 'collate:prerender',
        apply: 'build',
        config: () => ({environments: {prerender: {resolve: {noExternal: true}}}})
      }
    ],
    server: {
      fs: {allow: [root, installation]},
      // Vite would watch all that lies where Collate is installed.
      watch: {ignored: (path) => isBeside(path)}
    },
    build: {
      assetsInlineLimit: 0,
      modulePreload: false
    }
  }
}

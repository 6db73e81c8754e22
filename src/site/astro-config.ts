/**
 * How Astro reads the sources of the site. What it keeps lies with the knowledge base, so that nothing is written where
 * Collate is installed: an installation may be read-only, and serve many.
 */

import {createHash} from 'node:crypto'
import {join, relative} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type {AstroInlineConfig} from 'astro'
import {resolveFrom} from './resolve-from.ts'

// The same folder from the built form of this file; of the site itself, there is none.
export const installation = fileURLToPath(new URL('../../', import.meta.url))

/** For the knowledge base at `root`, whose site lies under the path `base`, from `/` to `/`. */
export function configOf(root: string, base: string): AstroInlineConfig {
  const kept = keptOf(root)
  return {
    // Where `.astro/` lies; `resolveFrom` changes it before anything is read.
    root: kept,
    srcDir: join(installation, 'src/site'),
    publicDir: join(root, '.collate/site/public'),
    cacheDir: kept,
    base,
    trailingSlash: 'always',
    compressHTML: true,
    devToolbar: {enabled: false},
    build: {inlineStylesheets: 'never'},
    integrations: [resolveFrom(pathToFileURL(installation))],
    vite: {
      cacheDir: join(kept, 'vite'),
      server: {
        fs: {allow: [root, installation]},
        // Vite would watch all that lies where Collate is installed.
        watch: {ignored: isBeside}
      },
      build: {
        assetsInlineLimit: 0,
        modulePreload: false
      }
    }
  }
}

/** Astro keeps where articles lie as a way from here to there: of no use once one of the two has moved. */
function keptOf(root: string): string {
  const way = createHash('sha256').update(relative(installation, root)).digest('hex')
  return join(root, '.collate/astro', way.slice(0, 8))
}

/** What changes pages while they are served, besides what the server is told. */
const watched = [join(installation, 'src/site'), join(installation, 'src/model')].map(asFolder)

/** Whether `path` is part of the installation, and has nothing to do with what is watched. */
function isBeside(path: string): boolean {
  const folder = asFolder(path)
  const isWatched = watched.some((each) => each.startsWith(folder) || folder.startsWith(each))
  return folder.startsWith(asFolder(installation)) && !isWatched
}

function asFolder(path: string): string {
  return path.replaceAll('\\', '/').replace(/\/?$/u, '/')
}

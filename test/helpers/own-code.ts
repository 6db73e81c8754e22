/** The files of `src/`, for tests that look at how they are written. */

import {globSync, readFileSync} from 'node:fs'
import path from 'node:path'

export const root = path.join(import.meta.dirname, '../../src')

/** By their paths below `src/`, sorted. */
export const files = globSync('**/*.{ts,astro,mjs}', {cwd: root})
  .filter((file) => !file.includes('node_modules'))
  .sort()

/** Code without its comments, which may speak of anything. */
export function codeOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\s\/\/ .*$/gm, '')
}

/**
 * The program that renders the pages of a site. Astro takes seconds to make it, however few pages there are, and it stays
 * the same until Collate itself changes: so it is kept, and a build that finds it loads nothing of Astro.
 */

import {fork} from 'node:child_process'
import {createHash} from 'node:crypto'
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync
} from 'node:fs'
import {extname, join, relative} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type {SiteData} from '../model/site-data.ts'

export interface Program {
  site: SiteData
  /** What allows the styles that stand in pages. */
  styleSources: readonly string[]
  /** All pages, feeds and lists included; of those that would lie at one address, the first. */
  pages: () => Promise<Page[]>
}

export interface Page {
  /** Path below the built site, with `/`. */
  file: string
  /** Address, without the origin, as people read it. */
  url: string
  render: () => Promise<Uint8Array>
}

/** The package holds one, for sites that lie under no path: most do. */
const shipped = fileURLToPath(new URL('program/', import.meta.url))

// The same folder from the built form of this file.
const installation = fileURLToPath(new URL('../../', import.meta.url))

/** The folder of the program for the knowledge base at `root`, whose site lies under `base`: `server/` and `client/`. */
export async function programFor(root: string, base: string): Promise<string> {
  if (base === '/' && existsSync(shipped)) return shipped
  const kept = join(root, '.collate/astro/program')
  const folder = join(kept, digestOf(base))
  if (existsSync(folder)) return folder
  mkdirSync(kept, {recursive: true})
  const part = `${folder}.${process.pid}`
  await compileAlone(root, base, part)
  // Another build may have been at it, too.
  if (existsSync(folder)) rmSync(part, {recursive: true})
  else renameSync(part, folder)
  for (const name of readdirSync(kept)) {
    const path = join(kept, name)
    if (path !== folder && isOld(path)) rmSync(path, {recursive: true, force: true})
  }
  return folder
}

/** Load the program in `folder`, which reads what is staged. */
export async function loadProgram(folder: string): Promise<Program> {
  const entry = pathToFileURL(join(folder, 'server/prerender-entry.mjs')).href
  const {program}: {program: Program} = await import(entry)
  return program
}

function isOld(path: string): boolean {
  const {mtimeMs = 0} = statSync(path, {throwIfNoEntry: false}) ?? {}
  return Date.now() - mtimeMs > 600_000
}

/** All that it is made of: sources, and packages whose versions are fixed. */
function digestOf(base: string): string {
  const hash = createHash('sha256').update(base)
  const patterns = ['src/{model,site}/**/*.*', 'package.json']
  const files = globSync(patterns, {cwd: installation, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map(({parentPath, name}) => join(parentPath, name))
  for (const file of files.sort())
    hash.update(relative(installation, file)).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

/** In a process of its own: what Astro holds meanwhile, pages need not. */
function compileAlone(root: string, base: string, to: string): Promise<void> {
  const file = fileURLToPath(new URL(`compile${extname(import.meta.filename)}`, import.meta.url))
  const child = fork(file, [root, base, to], {
    cwd: root,
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc']
  })
  return new Promise(function (resolve, reject) {
    child.once('error', reject)
    child.once('close', function (code, signal) {
      if (code === 0) resolve()
      else reject(new Error(`The sources of the site could not be compiled (${signal ?? code})`))
    })
  })
}

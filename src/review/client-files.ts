/** The scripts of the page: as they are built, or their sources without the types. */

import {readdir, readFile} from 'node:fs/promises'
import {stripTypeScriptTypes} from 'node:module'
import path from 'node:path'
import process from 'node:process'

export interface ClientFiles {
  /** By name: `main.ts`, or `main.js` where they are built. */
  scripts: ReadonlyMap<string, string>
  /** The one that loads the others. */
  main: string
}

const folder = path.join(import.meta.dirname, 'client')

export async function readClientFiles(): Promise<ClientFiles> {
  const names = (await readdir(folder)).filter((name) => /^[\w-]+\.(?:js|ts)$/.test(name))
  const scripts = new Map<string, string>()
  for (const name of names) {
    const text = await readFile(path.join(folder, name), 'utf8')
    scripts.set(name, name.endsWith('.ts') ? withoutTypes(text) : text)
  }
  return {scripts, main: scripts.has('main.js') ? 'main.js' : 'main.ts'}
}

/** Node tells whoever starts it that this part of it may change: nothing that they could do about. */
function withoutTypes(text: string): string {
  const {emitWarning} = process
  process.emitWarning = () => {}
  try {
    return stripTypeScriptTypes(text)
  } finally {
    process.emitWarning = emitWarning
  }
}

/** What a new `package.json` must say to get this very Collate. */

import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import path from 'node:path'

const installation = path.join(import.meta.dirname, '../..')

/**
 * The version, where it came from a registry; a way from `folder` to the file or repository, where it came from there:
 * the registry may know nothing of it, or something else by its name.
 */
export async function ownSpecifier(folder: string, version: string): Promise<string> {
  if (existsSync(path.join(installation, 'src/cli'))) return way(folder, installation)
  const modules = path.dirname(installation)
  const from = await resolved(path.join(modules, '.package-lock.json'))
  if (from?.startsWith('git+')) return from
  if (!from?.startsWith('file:')) return version
  const file = path.resolve(modules, '..', from.slice('file:'.length))
  return existsSync(file) ? way(folder, file) : version
}

function way(folder: string, target: string): string {
  return `file:${path.relative(folder, target).split(path.sep).join('/')}`
}

/** What npm notes of where a package came from; other package managers note it elsewhere. */
async function resolved(lock: string): Promise<string | undefined> {
  const text = await readFile(lock, 'utf8').catch(() => '{}')
  const {packages}: {packages?: Record<string, {resolved?: string}>} = JSON.parse(text)
  return packages?.[`node_modules/${path.basename(installation)}`]?.resolved
}

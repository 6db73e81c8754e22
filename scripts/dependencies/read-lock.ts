/** What `package-lock.json` says of each installed package. Format: https://docs.npmjs.com/cli/configuring-npm/package-lock-json */

import {readFileSync} from 'node:fs'
import path from 'node:path'

/** A package at one place below `node_modules/`. */
export interface Locked {
  name: string
  version: string
  license?: string
  /** A digest of what is fetched. */
  integrity?: string
  /** Where it was fetched from; left out, so that any registry will do. */
  resolved?: string
  hasInstallScript?: boolean
  /** It is not part of what users install. */
  dev: boolean
  /** Names of packages that it needs. */
  needs: readonly string[]
}

interface Entry {
  version: string
  license?: string
  integrity?: string
  resolved?: string
  hasInstallScript?: boolean
  dev?: boolean
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

/** Every package of the lock file in `root`, by its place. */
export function readLock(root: string): ReadonlyMap<string, Locked> {
  const {packages}: {packages: Record<string, Entry>} = JSON.parse(
    readFileSync(path.join(root, 'package-lock.json'), 'utf8')
  )
  const places = Object.entries(packages).filter(([place]) => place !== '')
  return new Map(
    places.map(function ([place, {dev = false, dependencies, optionalDependencies, ...entry}]) {
      const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
      const needs = Object.keys({...dependencies, ...optionalDependencies})
      return [place, {...entry, name, dev, needs}]
    })
  )
}

/** Places of what the package at `place` needs, with what that needs, without itself. */
export function neededBy(place: string, lock: ReadonlyMap<string, Locked>): ReadonlySet<string> {
  const found = new Set([place])
  // What is added meanwhile is walked, too.
  for (const each of found)
    for (const name of lock.get(each)?.needs ?? []) {
      const at = placeOf(name, each, lock)
      if (at !== undefined) found.add(at)
    }
  found.delete(place)
  return found
}

/** Where Node finds `name` from the package at `from`; nowhere if it is optional, and for another system. */
function placeOf(
  name: string,
  from: string,
  lock: ReadonlyMap<string, Locked>
): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (lock.has(place)) return place
    if (folder === '') return undefined
  }
}
